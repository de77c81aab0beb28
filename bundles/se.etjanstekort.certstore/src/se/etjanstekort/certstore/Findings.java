/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a validation found out on its way to the verdict, for whoever wants to see it.
 *
 * @param path
 *            from the certificate to the anchor, the last if {@code anchored}; the certificate alone where no way leads
 *            to an anchor
 * @param anchored
 *            whether a way leads to an anchor, with faults or without
 * @param results
 *            what came of each check of each certificate
 * @param revocation
 *            empty where nobody was asked, as another check had refused already
 */
public record Findings(List<PathCertificate> path, boolean anchored, List<CheckResult> results,
        Optional<RevocationStatus> revocation) {

    /** Nothing is told. */
    static final Findings NONE = new Findings(List.of(), false, List.of(), Optional.empty());

    public Findings {
        path = List.copyOf(path);
        results = List.copyOf(results);
        Objects.requireNonNull(revocation);
    }
}
