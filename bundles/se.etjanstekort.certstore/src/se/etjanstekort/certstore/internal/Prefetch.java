/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import se.etjanstekort.certstore.TrustAnchor;
import se.etjanstekort.certstore.internal.path.CertificationPath;
import se.etjanstekort.certstore.internal.path.PathFinder;
import se.etjanstekort.certstore.internal.path.PathValidator;
import se.etjanstekort.certstore.internal.revocation.IssuerMemory;
import se.etjanstekort.certstore.internal.revocation.Revocation;

/** Asks in the morning, before any card is in, about the CAs whose cards were here before. */
final class Prefetch implements Runnable {

    private static final Logger LOG = System.getLogger(Prefetch.class.getName());

    private final IssuerMemory memory;
    private final AnchorRegister anchors;
    private final Revocation revocation;
    private final Clock clock;

    Prefetch(IssuerMemory memory, AnchorRegister anchors, Revocation revocation, Clock clock) {
        this.memory = memory;
        this.anchors = anchors;
        this.revocation = revocation;
        this.clock = clock;
    }

    @Override
    public void run() {
        try {
            revocation.prefetch(paths());
        } catch (RuntimeException e) { // thread top: the cards that come are checked all the same
            LOG.log(Level.WARNING, "revocation: nothing was fetched in advance", e);
        }
    }

    /** Those from which a way leads to an anchor that is in force now. */
    private List<CertificationPath> paths() {
        Instant now = clock.instant();
        List<X509Certificate> issuers = memory.read();
        List<TrustAnchor> inForce = anchors.inForce(issuers);
        List<X509Certificate> trusted = inForce.stream().map(TrustAnchor::certificate).toList();
        return issuers.stream().filter(issuer -> !trusted.contains(issuer))
                .map(issuer -> PathFinder.find(issuer, issuers, inForce).stream()
                        .filter(path -> PathValidator.failure(path, now).isEmpty()).findFirst())
                .flatMap(Optional::stream)
                .toList();
    }
}
