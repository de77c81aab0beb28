/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.simulator.internal.cardos;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A directory: the MF or an application (ISO/IEC 7816-4, 5.3.1). Its owner may add files to it.
 *
 * @param name
 *            its DF name (the application identifier); empty where it has none
 * @param security
 *            its access conditions, in the family's own form (tag 86); empty where everything is allowed
 */
public record DedicatedFile(int identifier, byte[] name, List<CardFile> children, byte[] security)
        implements CardFile {

    /** The identifier of the MF. */
    public static final int MASTER_FILE = 0x3F00;

    public DedicatedFile {
        children = new ArrayList<>(children);
    }

    public DedicatedFile(int identifier, byte[] name, List<CardFile> children) {
        this(identifier, name, children, new byte[0]);
    }

    Optional<CardFile> child(int childIdentifier) {
        return children.stream().filter(file -> file.identifier() == childIdentifier).findFirst();
    }

    Optional<ElementaryFile> childByShortIdentifier(int shortIdentifier) {
        return children.stream().filter(ElementaryFile.class::isInstance).map(ElementaryFile.class::cast)
                .filter(file -> file.shortIdentifier() == shortIdentifier).findFirst();
    }

    /** Whether the bytes are the beginning of this DF's name: SELECT takes a truncated one (ISO/IEC 7816-4, 11.2.2). */
    boolean isNamed(byte[] beginning) {
        return beginning.length > 0 && beginning.length <= name.length
                && Arrays.equals(beginning, 0, beginning.length, name, 0, beginning.length);
    }
}
