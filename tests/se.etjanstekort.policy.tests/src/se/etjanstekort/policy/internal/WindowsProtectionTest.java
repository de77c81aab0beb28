/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.policy.internal;

import static java.nio.file.attribute.AclEntryPermission.DELETE;
import static java.nio.file.attribute.AclEntryPermission.READ_DATA;
import static java.nio.file.attribute.AclEntryPermission.WRITE_ACL;
import static java.nio.file.attribute.AclEntryPermission.WRITE_DATA;
import static org.hamcrest.CoreMatchers.is;
import static org.hamcrest.MatcherAssert.assertThat;

import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryFlag;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;
import java.util.Set;

import org.junit.Test;

import se.etjanstekort.policy.internal.WindowsProtection.Rights;

/** The rule on access control lists as Windows gives them; reading them from a Windows disk is not tried here. */
public class WindowsProtectionTest {

    private static final UserPrincipal SYSTEM = principal("NT INSTANS\\SYSTEM");
    private static final UserPrincipal ADMINISTRATORS = principal("BUILTIN\\Administratörer");
    private static final UserPrincipal USERS = principal("BUILTIN\\Användare");
    private static final UserPrincipal NURSE = principal("VC\\nurse");
    private static final Set<AclEntryPermission> HARMFUL = Set.of(WRITE_DATA, DELETE, WRITE_ACL);

    private final Rights system = new Rights(SYSTEM,
            List.of(allow(SYSTEM, READ_DATA, WRITE_DATA), allow(ADMINISTRATORS, WRITE_DATA, WRITE_ACL),
                    allow(USERS, READ_DATA), toCome(NURSE, WRITE_DATA)));

    @Test
    public void administratorsAreThoseWhoMayChangeTheSystem() {
        assertThat(system.whoMay(WRITE_DATA), is(Set.of(SYSTEM, ADMINISTRATORS)));
    }

    @Test
    public void fileOfTheAdministratorsThatUsersReadCounts() {
        assertThat(isProtected(ADMINISTRATORS, allow(SYSTEM, WRITE_DATA), allow(USERS, READ_DATA)), is(true));
    }

    @Test
    public void fileThatAnyUserPlantedDoesNotCount() {
        assertThat(isProtected(NURSE, allow(SYSTEM, WRITE_DATA)), is(false));
        assertThat(isProtected(USERS), is(false));
    }

    @Test
    public void fileThatOthersMayChangeReplaceOrTakeDoesNotCount() {
        for (AclEntryPermission permission : HARMFUL) {
            assertThat(permission.name(), isProtected(ADMINISTRATORS, allow(USERS, READ_DATA, permission)), is(false));
        }
    }

    @Test
    public void whatIsDeniedOrOnlyForFilesToComeDoesNoHarm() {
        AclEntry denied = AclEntry.newBuilder().setType(AclEntryType.DENY).setPrincipal(USERS)
                .setPermissions(WRITE_DATA).build();
        assertThat(isProtected(ADMINISTRATORS, denied, toCome(USERS, WRITE_DATA)), is(true));
    }

    private boolean isProtected(UserPrincipal owner, AclEntry... entries) {
        return new Rights(owner, List.of(entries)).areOnlyOf(system.whoMay(WRITE_DATA), HARMFUL);
    }

    private static AclEntry allow(UserPrincipal principal, AclEntryPermission... permissions) {
        return AclEntry.newBuilder().setType(AclEntryType.ALLOW).setPrincipal(principal).setPermissions(permissions)
                .build();
    }

    private static AclEntry toCome(UserPrincipal principal, AclEntryPermission... permissions) {
        return AclEntry.newBuilder(allow(principal, permissions)).setFlags(AclEntryFlag.FILE_INHERIT,
                AclEntryFlag.INHERIT_ONLY).build();
    }

    private static UserPrincipal principal(String name) {
        return new Named(name);
    }

    private record Named(String getName) implements UserPrincipal {
    }
}
