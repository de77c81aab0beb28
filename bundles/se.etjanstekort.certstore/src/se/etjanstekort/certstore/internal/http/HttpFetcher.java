/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.http;

import java.io.IOException;
import java.io.OutputStream;

/** Asks a web server that nobody vouches for. Injected; any thread. */
@FunctionalInterface
public interface HttpFetcher {

    /**
     * Asks, and blocks until the whole answer is there or the deadline of the request has passed.
     *
     * @param sink
     *            gets the body of a 2xx answer, never more than the request allows; what it got before a failure is worthless.
     *            The caller closes it
     * @return an answer with status 2xx, or 304 to a conditional request
     * @throws FetchException
     *             nothing else that the network can do
     * @throws IOException
     *             of the sink
     */
    FetchAnswer fetch(FetchRequest request, OutputStream sink) throws IOException;
}
