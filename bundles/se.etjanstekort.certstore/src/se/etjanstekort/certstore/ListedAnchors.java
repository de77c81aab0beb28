/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore;

import java.util.List;

/**
 * All that is known of trust anchors at one moment, for showing.
 *
 * @param anchors
 *            those in force and those that are not, each once
 * @param problems
 *            what was named and cannot be an anchor; one that is only switched off is among the anchors
 */
public record ListedAnchors(List<AnchorEntry> anchors, List<AnchorProblem> problems) {

    public ListedAnchors {
        anchors = List.copyOf(anchors);
        problems = List.copyOf(problems);
    }
}
