/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.http;

import java.net.URI;
import java.util.Optional;

/**
 * What came back, apart from its body.
 *
 * @param address
 *            the last one, behind all redirects
 * @param status
 *            2xx or 304
 * @param entityTag
 *            for asking again whether it has changed (RFC 9110, 8.8.3)
 * @param lastModified
 *            the same, as a date (RFC 9110, 8.8.2)
 */
public record FetchAnswer(URI address, int status, Optional<String> entityTag, Optional<String> lastModified) {

    private static final int NOT_MODIFIED = 304;

    /** Whether what the caller has is still the newest; then there is no body. */
    public boolean isUnchanged() {
        return status == NOT_MODIFIED;
    }
}
