/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.login.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

import se.etjanstekort.certstore.Asking;
import se.etjanstekort.certstore.CertificateStore;
import se.etjanstekort.certstore.TrustFailure;
import se.etjanstekort.certstore.ValidatedIdentity;
import se.etjanstekort.certstore.Validation;
import se.etjanstekort.certstore.selection.RememberedChoices;
import se.etjanstekort.certstore.selection.Requirement;
import se.etjanstekort.certstore.selection.Selection;
import se.etjanstekort.login.Candidate;
import se.etjanstekort.login.CardKey;
import se.etjanstekort.login.CardOverview;
import se.etjanstekort.login.PinPadAdvice;
import se.etjanstekort.login.PinStatus;
import se.etjanstekort.login.SessionFailure;
import se.etjanstekort.login.SignInChoice;
import se.etjanstekort.pkcs15.AuthenticationObject;
import se.etjanstekort.pkcs15.CardContents;
import se.etjanstekort.pkcs15.CardContentsReader;
import se.etjanstekort.pkcs15.CardSigner;
import se.etjanstekort.pkcs15.CertificateObject;
import se.etjanstekort.pkcs15.ReadingPlan;
import se.etjanstekort.smartcard.Atr;
import se.etjanstekort.smartcard.CardException;
import se.etjanstekort.smartcard.CardFailure;
import se.etjanstekort.smartcard.CardReader;
import se.etjanstekort.smartcard.CardSession;
import se.etjanstekort.smartcard.FailureCode;

/** From a card to what is known of it: what it says, whose it is, and who could be signed in with it. */
final class CardReading {

    /** What a card says, not judged yet. */
    record RawCard(CardKey key, CardReader reader, Atr atr, CardContents contents, List<PinStatus> pins) {
    }

    /** Who may sign in to what, and what the user chose before. */
    record Wanted(Requirement requirement, RememberedChoices remembered) {
    }

    private final CardContentsReader contentsReader;

    CardReading(CardContentsReader contentsReader) {
        this.contentsReader = contentsReader;
    }

    /**
     * Reads the card as far as a plan wants; all of it for {@link ReadingPlan#EVERYTHING}. Runs on the reader's thread, in one
     * session.
     */
    RawCard read(CardReader reader, long insertion, CardSession session, ReadingPlan plan) throws CardException {
        CardContents contents = contentsReader.read(session, plan);
        if (plan == ReadingPlan.EVERYTHING) {
            contents = contentsReader.readOn(session, contents);
        }
        return new RawCard(new CardKey(reader.name(), insertion), reader, session.atr(), contents,
                askTries(contents, session));
    }

    /** Reads what is missing. Runs on the reader's thread, in one session. */
    RawCard readOn(CardOverview card, CardSession session) throws CardException {
        return raw(card, contentsReader.readOn(session, card.contents()));
    }

    /** Reads all of a card anew of which we knew something wrong. Runs on the reader's thread, in one session. */
    RawCard readAfresh(CardOverview card, CardSession session) throws CardException {
        return raw(card, contentsReader.readAfresh(session, card.contents()));
    }

    private static RawCard raw(CardOverview card, CardContents contents) {
        return new RawCard(card.key(), card.reader(), card.atr(), contents, card.pins());
    }

    /** Keeps what may be kept for the card's next visit. */
    void remember(RawCard card, CertificateStore store) {
        contentsReader.remember(card.contents(), store::mayBeKept);
    }

    /** Asks for the tries left, where that is free. Runs on the reader's thread, in a session. */
    static List<PinStatus> askTries(CardContents contents, CardSession session) throws CardException {
        List<PinStatus> pins = new ArrayList<>();
        new CardSigner(contents).triesLeft(session).forEach((pin, left) -> pins.add(new PinStatus(pin, left, CardSigner
                .pinPad(session, pin).map(keys -> new PinPadAdvice(keys.timeoutSeconds(), keys.canAbort())))));
        return pins;
    }

    /** Validates the card's certificates and finds out who could be signed in, or what stands in the way. */
    static CardOverview assess(RawCard card, CertificateStore store, Wanted wanted, Asking asking) {
        List<ValidatedIdentity> identities = store.identities(card.contents(), asking);
        Selection selection = SignInChoice.select(card.contents(), identities, wanted.requirement(),
                wanted.remembered());
        Optional<Candidate> candidate = SignInChoice.identity(selection)
                .flatMap(identity -> SignInChoice.candidate(card.contents(), identity));
        if (candidate.isPresent()) {
            return overview(card, identities, candidate, Optional.empty(), choices(card, selection));
        }
        FailureCode obstacle = selection.rejected().stream().filter(CardReading::almost).findFirst()
                .map(rejected -> orUnreadable(obstacle(rejected.identity()), card, store))
                .orElseGet(() -> withoutIdentity(card, identities, store));
        return overview(card, identities, Optional.empty(), Optional.of(obstacle), List.of());
    }

    private static List<Candidate> choices(RawCard card, Selection selection) {
        return selection instanceof Selection.Ambiguous ambiguous
                ? ambiguous.identities().stream().map(identity -> SignInChoice.candidate(card.contents(), identity))
                        .flatMap(Optional::stream).toList()
                : List.of();
    }

    /** Of an allowed kind and for signing in: what is wrong with it is what stands in the way. */
    private static boolean almost(Selection.Rejected rejected) {
        return switch (rejected.reason()) {
        case NOT_CHECKABLE, NOT_TRUSTED, NOT_USABLE -> true;
        default -> false;
        };
    }

    /** An issuer is unknown to nobody's fault but the card's where the card cannot give that issuer's certificate. */
    private static FailureCode orUnreadable(FailureCode obstacle, RawCard card, CertificateStore store) {
        boolean mayBeThatOne = obstacle == TrustFailure.UNTRUSTED_ISSUER
                && hasUnreadable(card, store, kind -> kind != CertificateObject.Kind.OWN);
        return mayBeThatOne ? CardFailure.MALFORMED_DATA : obstacle;
    }

    private static boolean hasUnreadable(RawCard card, CertificateStore store,
            Predicate<CertificateObject.Kind> kind) {
        return store.certificates(card.contents()).unreadable().stream().map(CertificateObject::kind).anyMatch(kind);
    }

    /**
     * Nobody of an allowed kind has an authentication certificate. One of another kind that is not trusted says more than
     * that there is none: an unknown issuer's kind is unknown too. Where one of the holder's cannot be read, it may be that one.
     */
    private static FailureCode withoutIdentity(RawCard card, List<ValidatedIdentity> identities,
            CertificateStore store) {
        Optional<FailureCode> distrust = identities.stream().filter(identity -> identity.authentication()
                .filter(Validation.NotTrusted.class::isInstance).isPresent()).map(CardReading::obstacle).findFirst();
        if (distrust.isPresent()) {
            return orUnreadable(distrust.get(), card, store);
        }
        return hasUnreadable(card, store, kind -> kind == CertificateObject.Kind.OWN) ? CardFailure.MALFORMED_DATA
                : CardFailure.NO_CERTIFICATE;
    }

    /** Whether a certificate that is trusted stands behind a code, so that the code may be given to the card. */
    static boolean isBehindTrusted(CardOverview card, AuthenticationObject pin) {
        return card.identities().stream()
                .flatMap(identity -> Stream.of(identity.trustedAuthentication(), identity.trustedSignature()))
                .flatMap(Optional::stream).map(entry -> card.contents().privateKey(entry.object()))
                .flatMap(Optional::stream).map(card.contents()::authenticationObject).flatMap(Optional::stream)
                .anyMatch(pin::equals);
    }

    private static FailureCode obstacle(ValidatedIdentity identity) {
        return identity.authentication().filter(Validation.NotTrusted.class::isInstance)
                .map(validation -> (FailureCode) ((Validation.NotTrusted) validation).failure())
                .orElse(SessionFailure.KEY_MISSING);
    }

    private static CardOverview overview(RawCard card, List<ValidatedIdentity> identities,
            Optional<Candidate> candidate, Optional<FailureCode> obstacle, List<Candidate> choices) {
        return new CardOverview(card.key(), card.reader(), card.atr(), card.contents(), identities, card.pins(),
                candidate, obstacle, choices);
    }
}
