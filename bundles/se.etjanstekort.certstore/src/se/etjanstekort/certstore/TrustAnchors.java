/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore;

import java.util.List;

/** The trust anchors at one moment, each certificate once, and what was named but is not among them. The suite ships none. */
public record TrustAnchors(List<TrustAnchor> anchors, List<AnchorProblem> problems) {

    public TrustAnchors {
        anchors = List.copyOf(anchors);
        problems = List.copyOf(problems);
    }
}
