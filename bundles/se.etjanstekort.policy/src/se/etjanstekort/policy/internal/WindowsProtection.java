/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.policy.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryFlag;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.UserPrincipal;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The rule of Windows: a file counts when it belongs to, and can be changed by, those alone who may change the system itself
 * (SYSTEM, the administrators, the installer). They are taken from the system folder's own list, because their names are
 * translated.
 *
 * @param systemFolder
 *            {@code %SystemRoot%\System32}
 */
record WindowsProtection(Path systemFolder) implements FileProtection {

    private static final Set<AclEntryPermission> CHANGES_FILE = Collections
            .unmodifiableSet(EnumSet.of(AclEntryPermission.WRITE_DATA, AclEntryPermission.APPEND_DATA,
                    AclEntryPermission.DELETE, AclEntryPermission.WRITE_ACL, AclEntryPermission.WRITE_OWNER));
    /** New files beside it do no harm: they belong to who made them. */
    private static final Set<AclEntryPermission> CHANGES_FOLDER = Collections
            .unmodifiableSet(EnumSet.of(AclEntryPermission.DELETE_CHILD, AclEntryPermission.DELETE,
                    AclEntryPermission.WRITE_ACL, AclEntryPermission.WRITE_OWNER));

    static WindowsProtection of(Map<String, String> environment) {
        return new WindowsProtection(Path.of(Optional.ofNullable(environment.get("SystemRoot")).orElse("C:\\Windows"))
                .resolve("System32"));
    }

    @Override
    public boolean isAdministratorsOnly(Path file) throws IOException {
        Set<UserPrincipal> administrators = Rights.of(systemFolder).whoMay(AclEntryPermission.WRITE_DATA);
        Path real = file.toRealPath();
        Path folder = real.getParent();
        return folder != null && Rights.of(real).areOnlyOf(administrators, CHANGES_FILE)
                && Rights.of(folder).areOnlyOf(administrators, CHANGES_FOLDER);
    }

    /** Who owns a file, and who may do what with it. */
    record Rights(UserPrincipal owner, List<AclEntry> entries) {

        static Rights of(Path path) throws IOException {
            AclFileAttributeView view = Files.getFileAttributeView(path, AclFileAttributeView.class);
            if (view == null) {
                throw new IOException("no access control list: " + path);
            }
            return new Rights(view.getOwner(), view.getAcl());
        }

        Set<UserPrincipal> whoMay(AclEntryPermission permission) {
            return entries.stream().filter(Rights::counts).filter(entry -> entry.permissions().contains(permission))
                    .map(AclEntry::principal).collect(Collectors.toUnmodifiableSet());
        }

        boolean areOnlyOf(Set<UserPrincipal> administrators, Set<AclEntryPermission> harmful) {
            return administrators.contains(owner) && entries.stream().filter(Rights::counts)
                    .filter(entry -> !Collections.disjoint(entry.permissions(), harmful))
                    .allMatch(entry -> administrators.contains(entry.principal()));
        }

        /** An entry that is there for files to come says nothing of this one. */
        private static boolean counts(AclEntry entry) {
            return entry.type() == AclEntryType.ALLOW && !entry.flags().contains(AclEntryFlag.INHERIT_ONLY);
        }
    }
}
