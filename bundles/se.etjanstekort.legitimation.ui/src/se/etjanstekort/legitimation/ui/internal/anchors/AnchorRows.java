/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.legitimation.ui.internal.anchors;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.osgi.util.NLS;

import se.etjanstekort.certstore.AnchorEntry;
import se.etjanstekort.certstore.AnchorProblem;
import se.etjanstekort.certstore.AnchorSource;
import se.etjanstekort.certstore.Fingerprint;
import se.etjanstekort.certstore.ListedAnchors;
import se.etjanstekort.legitimation.ui.internal.anchors.AnchorRow.Fact;
import se.etjanstekort.ui.DateWords;
import se.etjanstekort.ui.Message;
import se.etjanstekort.ui.Tone;
import se.etjanstekort.ui.Wording;

/** The words for what is known of trust anchors. Pure functions of it. */
final class AnchorRows {

    private static final String TRUSTED = "✓"; //$NON-NLS-1$
    private static final String WARNING = "!"; //$NON-NLS-1$
    private static final String REFUSED = "✕"; //$NON-NLS-1$
    private static final String NOT_NOW = "–"; //$NON-NLS-1$

    /** After the sixteenth of 32 octets: each half is a line. */
    private static final String HALF = "(?<=^(?:..:){15}..):"; //$NON-NLS-1$

    private final DateWords dates;

    AnchorRows(DateWords dates) {
        this.dates = dates;
    }

    /** Those in force and those that are not, then what cannot be an anchor. */
    List<AnchorRow> of(ListedAnchors listed) {
        return Stream.concat(listed.anchors().stream().map(this::row), listed.problems().stream().map(this::row))
                .toList();
    }

    private AnchorRow row(AnchorEntry anchor) {
        List<Fact> facts = new ArrayList<>();
        facts.add(fact(Messages.state, mark(anchor.state()) + ' ' + state(anchor.state())));
        facts.add(new Fact(Messages.fingerprint, List.of(Fingerprint.shown(anchor.sha256()).split(HALF)), true));
        anchor.certificate().ifPresent(certificate -> facts.add(fact(Messages.validity, validity(certificate))));
        facts.add(source(anchor.source()));
        anchor.subject().ifPresent(subject -> facts.add(fact(Messages.subject, subject)));
        return new AnchorRow(anchor.sha256(), anchor.name(), place(anchor.source()), mark(anchor.state()),
                state(anchor.state()), notice(anchor), facts);
    }

    private AnchorRow row(AnchorProblem problem) {
        Message message = Wording.message(Tone.BAD, problem.kind());
        List<Fact> facts = new ArrayList<>();
        facts.add(fact(Messages.state, REFUSED + ' ' + Messages.stateProblem));
        facts.add(source(problem.source()));
        facts.add(fact(Messages.code, problem.kind().id()));
        return new AnchorRow(problem.toString(), name(problem.source()), place(problem.source()), REFUSED,
                Messages.stateProblem, Optional.of(message), facts);
    }

    private Optional<Message> notice(AnchorEntry anchor) {
        return switch (anchor.state()) {
        case IN_FORCE -> Optional.empty();
        case OFF -> Optional.of(Wording.message(Tone.NEUTRAL, AnchorProblem.Kind.TEST_ROOT_OFF));
        case WAITING -> Optional.of(new Message(Tone.NEUTRAL, Messages.waitingTitle, Messages.waitingText));
        case NOT_YET_VALID -> Optional
                .of(new Message(Tone.WARNING, Messages.notYetValidTitle, Messages.notYetValidText));
        case EXPIRED -> Optional.of(new Message(Tone.WARNING, Messages.expiredTitle, Messages.expiredText));
        };
    }

    private String validity(X509Certificate certificate) {
        return NLS.bind(Messages.fromUntil, dates.date(certificate.getNotBefore().toInstant()),
                dates.date(certificate.getNotAfter().toInstant()));
    }

    private static Fact source(AnchorSource source) {
        return new Fact(Messages.source, Stream.concat(Stream.of(place(source)), source.detail().stream()).toList(),
                false);
    }

    private static String place(AnchorSource source) {
        return source.place(Wording.language());
    }

    /** What is no certificate is called by its file. */
    private static String name(AnchorSource source) {
        if (source instanceof AnchorSource.Contribution contribution && !contribution.path().isBlank()) {
            return contribution.path();
        }
        if (source instanceof AnchorSource.File file) {
            Path last = file.path().getFileName();
            return last == null ? file.path().toString() : last.toString();
        }
        return source.detail().orElseGet(() -> place(source));
    }

    private static String state(AnchorEntry.State state) {
        return switch (state) {
        case IN_FORCE -> Messages.stateInForce;
        case OFF -> Messages.stateOff;
        case WAITING -> Messages.stateWaiting;
        case NOT_YET_VALID -> Messages.stateNotYetValid;
        case EXPIRED -> Messages.stateExpired;
        };
    }

    private static String mark(AnchorEntry.State state) {
        return switch (state) {
        case IN_FORCE -> TRUSTED;
        case OFF, WAITING -> NOT_NOW;
        case NOT_YET_VALID, EXPIRED -> WARNING;
        };
    }

    private static Fact fact(String label, String value) {
        return new Fact(label, List.of(value), false);
    }
}
