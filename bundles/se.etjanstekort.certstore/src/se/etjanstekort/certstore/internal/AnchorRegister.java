/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

import se.etjanstekort.certstore.AnchorEntry;
import se.etjanstekort.certstore.AnchorProblem;
import se.etjanstekort.certstore.AnchorSource;
import se.etjanstekort.certstore.ListedAnchors;
import se.etjanstekort.certstore.TrustAnchor;
import se.etjanstekort.certstore.TrustAnchors;
import se.etjanstekort.certstore.TrustPolicy;
import se.etjanstekort.certstore.internal.aia.FetchedIssuers;
import se.etjanstekort.certstore.internal.anchor.PinnedAnchors;
import se.etjanstekort.certstore.internal.x509.Names;
import se.etjanstekort.policy.Policy;

/**
 * All anchors: those that the organisation and hosts name, and the pinned roots wherever their certificates come from. A root
 * of trial cards that the suite knows is none before policy says so, wherever it lies.
 *
 * @param named
 *            by the organisation and hosts, read anew at each call
 */
record AnchorRegister(Supplier<TrustAnchors> named, PinnedAnchors pins, FetchedIssuers fetched, Policy policy) {

    /** What is named, without trial roots that are off. */
    TrustAnchors inForce() {
        TrustAnchors all = named.get();
        List<AnchorProblem> problems = new ArrayList<>(all.problems());
        all.anchors().stream().filter(this::isOff)
                .map(anchor -> new AnchorProblem(AnchorProblem.Kind.TEST_ROOT_OFF, anchor.source()))
                .forEach(problems::add);
        return new TrustAnchors(all.anchors().stream().filter(anchor -> !isOff(anchor)).toList(), problems);
    }

    /** Those of the organisation, and the pinned ones among what a card holds or was fetched. */
    List<TrustAnchor> inForce(List<X509Certificate> fromCard) {
        PinnedAnchors counting = pins.inForce(testRoots());
        return Stream.of(inForce().anchors(), counting.among(fromCard, new AnchorSource.Card()),
                counting.among(fetched.known(), new AnchorSource.Fetched())).flatMap(List::stream).toList();
    }

    /** For showing: those that count, those that do not, each once, and what cannot be one. */
    ListedAnchors listed(Instant now) {
        TrustAnchors read = named.get();
        List<AnchorEntry> listed = new ArrayList<>();
        Stream.concat(read.anchors().stream(),
                pins.among(fetched.known(), new AnchorSource.Fetched()).stream()).forEach(anchor -> {
                    if (!isListed(listed, anchor.sha256())) {
                        AnchorEntry entry = entry(anchor, now);
                        listed.add(isOff(anchor) ? entry.withState(AnchorEntry.State.OFF) : entry);
                    }
                });
        for (PinnedAnchors.Pin pin : pins.pins()) {
            if (!isListed(listed, pin.sha256())) {
                listed.add(new AnchorEntry(pin.name(), pin.sha256(), new AnchorSource.Pin(),
                        pin.test() && !testRoots() ? AnchorEntry.State.OFF : AnchorEntry.State.WAITING,
                        Optional.empty()));
            }
        }
        return new ListedAnchors(listed, read.problems());
    }

    /** The same with other named ones and no pins. */
    AnchorRegister trusting(Supplier<TrustAnchors> others) {
        return new AnchorRegister(others, new PinnedAnchors(List.of()), fetched, policy);
    }

    private static AnchorEntry entry(TrustAnchor anchor, Instant now) {
        X509Certificate certificate = anchor.certificate();
        AnchorEntry.State state = now.isBefore(certificate.getNotBefore().toInstant()) ? AnchorEntry.State.NOT_YET_VALID
                : now.isAfter(certificate.getNotAfter().toInstant()) ? AnchorEntry.State.EXPIRED
                        : AnchorEntry.State.IN_FORCE;
        String name = Names.shown(certificate);
        return new AnchorEntry(name.isEmpty() ? anchor.name() : name, anchor.sha256(), anchor.source(), state,
                Optional.of(certificate));
    }

    private static boolean isListed(List<AnchorEntry> listed, String sha256) {
        return listed.stream().anyMatch(entry -> entry.sha256().equals(sha256));
    }

    private boolean isOff(TrustAnchor anchor) {
        return !testRoots()
                && pins.pins().stream().anyMatch(pin -> pin.test() && pin.sha256().equals(anchor.sha256()));
    }

    private boolean testRoots() {
        return policy.get(TrustPolicy.TEST_ROOTS);
    }
}
