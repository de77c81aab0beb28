/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.legitimation.ui.internal.content;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import se.etjanstekort.certstore.CertificateEntry;
import se.etjanstekort.certstore.Identity;
import se.etjanstekort.certstore.ValidatedIdentity;
import se.etjanstekort.login.CardOverview;
import se.etjanstekort.login.CardState;
import se.etjanstekort.login.Phase;
import se.etjanstekort.login.SignInState;
import se.etjanstekort.ui.Caption;
import se.etjanstekort.ui.CodeName;
import se.etjanstekort.ui.DateWords;
import se.etjanstekort.ui.Message;
import se.etjanstekort.ui.Tone;

/**
 * Why an identity is trusted or not: the verdict, and all that led to it. A value: equal pages look alike. A personnummer is
 * masked in it.
 *
 * @param messages
 *            what is wrong or to be known, what it means
 * @param trust
 *            OK where the name is more than what the card says, as {@link Section.Person} has it
 * @param lines
 *            below the name: title, organisation
 */
public record TrustPage(Caption verdict, List<Message> messages, String kind, String name, Tone trust,
        List<String> lines, List<Row> facts, List<Certificate> certificates) {

    /**
     * One of the identity's certificates.
     *
     * @param code
     *            that opens its key
     */
    public record Certificate(CodeName code, String purpose, Row verdict, List<Step> path, List<Check> checks) {
        public Certificate {
            path = List.copyOf(path);
            checks = List.copyOf(checks);
        }
    }

    /**
     * A certificate on the way to an anchor, or that there is none.
     *
     * @param role
     *            with its number in the path
     */
    public record Step(String role, String name, List<Row> rows) {
        public Step {
            rows = List.copyOf(rows);
        }
    }

    /**
     * A check, for all certificates of the path together.
     *
     * @param question
     *            what should be so
     * @param outcome
     *            the worst of all
     * @param details
     *            for which certificates, and what is wrong with which
     */
    public record Check(Tone tone, String question, String outcome, List<String> details) {
        public Check {
            details = List.copyOf(details);
        }
    }

    public TrustPage {
        messages = List.copyOf(messages);
        lines = List.copyOf(lines);
        facts = List.copyOf(facts);
        certificates = List.copyOf(certificates);
    }

    /** Whether the name is more than what the card says. */
    public boolean checked() {
        return trust == Tone.OK;
    }

    /**
     * The page of an identity of the card that is shown; empty once that card has gone, and while the client is locked.
     *
     * @param fingerprint
     *            as {@link #fingerprint} says
     */
    public static Optional<TrustPage> of(SignInState state, String fingerprint, ZoneId zone) {
        if (state.phase() instanceof Phase.Locked || state.phase() instanceof Phase.Ended) {
            return Optional.empty();
        }
        return state.shownCard().map(state.cards()::get).flatMap(CardState::overview).map(CardOverview::identities)
                .flatMap(all -> all.stream().filter(one -> fingerprint(one.identity()).equals(fingerprint)).findFirst())
                .map(identity -> of(identity, zone));
    }

    static TrustPage of(ValidatedIdentity identity, ZoneId zone) {
        return new TrustPageBuilder(identity, new DateWords(zone)).build();
    }

    /** By what an identity is found again: the fingerprint of its first certificate. */
    static String fingerprint(Identity identity) {
        return Stream.of(identity.authentication(), identity.signature()).flatMap(Optional::stream).findFirst()
                .map(CertificateEntry::sha256).orElseThrow();
    }

    /** All of it as text, for a message to support. */
    public String asText() {
        return new TrustText(this).toString();
    }
}
