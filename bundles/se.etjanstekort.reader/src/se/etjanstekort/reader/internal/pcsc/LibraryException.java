/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.reader.internal.pcsc;

/** A native library that PC/SC needs could not be loaded. */
public final class LibraryException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Which library. */
    public enum Part {
        /** The native part of JNA, which comes with us: the system does not let it be unpacked or run. */
        JNA,
        /** The system's own PC/SC library: it is not installed. */
        PCSC,
        /** The same, which is installed and cannot be loaded. */
        PCSC_UNUSABLE
    }

    private final Part part;

    public LibraryException(Part part, LinkageError cause) {
        super(part + " library: " + cause.getMessage(), cause);
        this.part = part;
    }

    public Part part() {
        return part;
    }
}
