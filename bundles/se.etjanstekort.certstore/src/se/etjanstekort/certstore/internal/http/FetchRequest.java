/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.http;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What is asked.
 *
 * @param address
 *            http or https, of a host, without user name and password
 * @param headers
 *            besides those of HTTP itself, such as Accept and If-None-Match
 * @param body
 *            POST with it; GET without
 * @param maximumSize
 *            of the answer's body in bytes
 * @param deadline
 *            from the start to the last byte, redirects included
 */
public record FetchRequest(URI address, Map<String, String> headers, Optional<byte[]> body, long maximumSize,
        Duration deadline) {

    private static final String CONTENT_TYPE = "Content-Type";

    public FetchRequest {
        Objects.requireNonNull(address);
        headers = Map.copyOf(headers);
        Objects.requireNonNull(body);
        if (maximumSize < 0 || deadline.isNegative()) {
            throw new IllegalArgumentException("a bound below nothing");
        }
    }

    public static FetchRequest get(URI address, long maximumSize, Duration deadline) {
        return new FetchRequest(address, Map.of(), Optional.empty(), maximumSize, deadline);
    }

    public static FetchRequest post(URI address, String contentType, byte[] body, long maximumSize,
            Duration deadline) {
        return new FetchRequest(address, Map.of(CONTENT_TYPE, contentType), Optional.of(body), maximumSize, deadline);
    }

    /** The same, asking only for what is newer than the answer that is there. */
    public FetchRequest unlessSame(Optional<String> entityTag, Optional<String> lastModified) {
        Map<String, String> conditional = new HashMap<>(headers);
        entityTag.ifPresent(tag -> conditional.put("If-None-Match", tag));
        lastModified.ifPresent(date -> conditional.put("If-Modified-Since", date));
        return new FetchRequest(address, conditional, body, maximumSize, deadline);
    }

    /** What a 303 makes of it (RFC 9110, 15.4.4): GET. */
    FetchRequest withoutBody() {
        Map<String, String> others = new HashMap<>(headers);
        others.remove(CONTENT_TYPE);
        return new FetchRequest(address, others, Optional.empty(), maximumSize, deadline);
    }
}
