/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.revocation;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;

import se.etjanstekort.certstore.RevocationStatus;

/**
 * Where the question of revocation is put: to OCSP responders, or to CRLs. What it answers is authentic: signed by the issuer,
 * or by somebody whom the issuer has authorised, and about that certificate. Never fails for what issuers, servers or files do.
 * Any thread.
 */
public interface RevocationSource {

    /**
     * A certificate of a path that all other checks have passed, and so did its issuer's.
     *
     * @param issuer
     *            the certificate whose key has signed it
     */
    record Question(X509Certificate certificate, X509Certificate issuer) {
    }

    RevocationStatus.Source kind();

    /**
     * The last answer that was kept in memory or on disk, however old: whoever asks judges that. Quick; no network.
     *
     * @return {@link RevocationStatus.Unknown} if there is none
     */
    RevocationStatus kept(Question question);

    /**
     * Asks the network for an answer that is fresh, and keeps it. Blocks.
     *
     * @param within
     *            the whole time, over all addresses
     * @return {@link RevocationStatus.Unknown} with what each address came to
     */
    RevocationStatus ask(Question question, Duration within);

    /** Fetches in advance what can be about any certificate of those issuers. Blocks. */
    default void prefetch(List<X509Certificate> issuers, Duration within) {
        // one answer a certificate: nothing to fetch before it is there
    }
}
