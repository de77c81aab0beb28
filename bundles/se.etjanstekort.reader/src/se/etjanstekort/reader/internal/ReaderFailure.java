/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.reader.internal;

import se.etjanstekort.reader.internal.pcsc.LibraryException;
import se.etjanstekort.reader.internal.pcsc.PcscError;
import se.etjanstekort.smartcard.FailureCode;

/** What keeps readers from being seen: codes R-01 and up. */
public enum ReaderFailure implements FailureCode {
    /** The system's PC/SC library is not installed or cannot be loaded. */
    LIBRARY_MISSING("R-01"),
    /** The PC/SC service does not answer. */
    SERVICE_NOT_RUNNING("R-02"),
    /** The PC/SC service refuses this user or program. */
    PERMISSION_DENIED("R-03"),
    /** JNA's native part may not be unpacked or run on this computer. */
    NATIVE_PART_BLOCKED("R-04"),
    /** The PC/SC service answers, but with an error that says nothing to us. */
    SERVICE_FAILED("R-05"),
    /** No reader is plugged in, or none that is shown. */
    NO_READER("R-06"),
    /** A reader is plugged in, but no driver took it. */
    NO_DRIVER("R-07"),
    /** The PC/SC library is there, the service that it speaks to is not installed. */
    SERVICE_NOT_INSTALLED("R-08"),
    /** The system's PC/SC library is there and cannot be loaded: of another architecture, or execution is forbidden. */
    LIBRARY_UNUSABLE("R-09");

    private final String id;

    ReaderFailure(String id) {
        this.id = id;
    }

    static ReaderFailure of(LibraryException.Part part) {
        return switch (part) {
        case JNA -> NATIVE_PART_BLOCKED;
        case PCSC -> LIBRARY_MISSING;
        case PCSC_UNUSABLE -> LIBRARY_UNUSABLE;
        };
    }

    /**
     * @param installed
     *            whether the service is installed, running or not
     */
    static ReaderFailure of(PcscError error, boolean installed) {
        if (error.isDenied()) {
            return PERMISSION_DENIED;
        }
        if (!error.isServiceGone()) {
            return SERVICE_FAILED;
        }
        return installed ? SERVICE_NOT_RUNNING : SERVICE_NOT_INSTALLED;
    }

    @Override
    public String id() {
        return id;
    }
}
