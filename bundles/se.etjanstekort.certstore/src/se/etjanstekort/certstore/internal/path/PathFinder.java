/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.path;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

import se.etjanstekort.certstore.TrustAnchor;

/**
 * Finds the ways from a certificate to trust anchors by names and signatures (RFC 4158). Whether an issuer was allowed to
 * issue is not looked at here. The helpers come from a card, which may hold any tangle of certificates: so depth, signature
 * checks and results are bounded. One search, one object, one thread.
 */
public final class PathFinder {

    /** Certificates in a path, the anchor not counted. */
    private static final int MAXIMUM_DEPTH = 4;
    private static final int MAXIMUM_CHECKS = 100;
    private static final int MAXIMUM_PATHS = 8;

    private final List<X509Certificate> helpers;
    private final List<TrustAnchor> anchors;
    private final List<CertificationPath> paths = new ArrayList<>();
    private int checks;

    private PathFinder(List<X509Certificate> helpers, List<TrustAnchor> anchors) {
        this.helpers = helpers;
        this.anchors = anchors;
    }

    /** The ways; none where the issuer is not trusted. */
    public static List<CertificationPath> find(X509Certificate certificate, List<X509Certificate> helpers,
            List<TrustAnchor> anchors) {
        PathFinder finder = new PathFinder(helpers, anchors);
        finder.extend(List.of(certificate));
        return List.copyOf(finder.paths);
    }

    private void extend(List<X509Certificate> certificates) {
        X509Certificate last = certificates.get(certificates.size() - 1);
        for (TrustAnchor anchor : anchors) {
            if (paths.size() < MAXIMUM_PATHS && mayBeIssuedBy(last, anchor.certificate())) {
                paths.add(new CertificationPath(certificates, anchor));
            }
        }
        if (certificates.size() == MAXIMUM_DEPTH) {
            return;
        }
        for (X509Certificate helper : helpers) {
            if (!certificates.contains(helper) && mayBeIssuedBy(last, helper)) {
                List<X509Certificate> longer = new ArrayList<>(certificates);
                longer.add(helper);
                extend(List.copyOf(longer));
            }
        }
    }

    private boolean mayBeIssuedBy(X509Certificate certificate, X509Certificate issuer) {
        return hasIssuersName(certificate, issuer) && checks++ < MAXIMUM_CHECKS && isSignedBy(certificate, issuer);
    }

    /** Whether names and signature fit. */
    public static boolean isIssuedBy(X509Certificate certificate, X509Certificate issuer) {
        return hasIssuersName(certificate, issuer) && isSignedBy(certificate, issuer);
    }

    private static boolean hasIssuersName(X509Certificate certificate, X509Certificate issuer) {
        return certificate.getIssuerX500Principal().equals(issuer.getSubjectX500Principal());
    }

    private static boolean isSignedBy(X509Certificate certificate, X509Certificate issuer) {
        try {
            certificate.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false; // another key, or an algorithm that nobody knows
        }
    }
}
