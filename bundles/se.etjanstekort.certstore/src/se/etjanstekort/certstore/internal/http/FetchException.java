/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.http;

import java.io.IOException;

/** Why nothing usable came back. The message is for the log and names the address. */
public final class FetchException extends IOException {

    /** What went wrong. */
    public enum Reason {
        /** Not http or https of a host, or one with user name or password. */
        ADDRESS_NOT_ALLOWED,
        /** No connection, or it broke. */
        UNREACHABLE,
        /** The deadline passed before the last byte. */
        TOO_SLOW,
        /** The body is larger than was allowed. */
        TOO_LARGE,
        /** Redirected in a circle, too often, to nowhere, or from https to http. */
        BAD_REDIRECT,
        /** The server answered with something else than 2xx. */
        BAD_STATUS,
        /** The thread was interrupted, as when the service stops. */
        INTERRUPTED
    }

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    public FetchException(Reason reason, String detail) {
        super(reason + ": " + detail);
        this.reason = reason;
    }

    public FetchException(Reason reason, String detail, Throwable cause) {
        super(reason + ": " + detail, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
