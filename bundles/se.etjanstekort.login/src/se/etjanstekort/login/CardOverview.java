/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.login;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import se.etjanstekort.certstore.RevocationStatus;
import se.etjanstekort.certstore.TrustFailure;
import se.etjanstekort.certstore.ValidatedIdentity;
import se.etjanstekort.certstore.Validation;
import se.etjanstekort.pkcs15.CardContents;
import se.etjanstekort.smartcard.Atr;
import se.etjanstekort.smartcard.CardReader;
import se.etjanstekort.smartcard.FailureCode;

/**
 * A card that was read: what is on it, whose it is, and whether it can sign someone in.
 *
 * @param identities
 *            all of them, validated or not; each says so itself
 * @param candidate
 *            who would be signed in; empty where an obstacle stands in the way
 * @param obstacle
 *            why nobody can be signed in with this card; empty where there is a candidate
 * @param choices
 *            the candidate and whoever else could be signed in equally well; empty where nobody else could
 */
public record CardOverview(CardKey key, CardReader reader, Atr atr, CardContents contents,
        List<ValidatedIdentity> identities, List<PinStatus> pins, Optional<Candidate> candidate,
        Optional<FailureCode> obstacle, List<Candidate> choices) {

    /** With nothing to choose. */
    public CardOverview(CardKey key, CardReader reader, Atr atr, CardContents contents,
            List<ValidatedIdentity> identities, List<PinStatus> pins, Optional<Candidate> candidate,
            Optional<FailureCode> obstacle) {
        this(key, reader, atr, contents, identities, pins, candidate, obstacle, List.of());
    }

    public CardOverview {
        choices = List.copyOf(choices);
        identities = List.copyOf(identities);
        pins = List.copyOf(pins);
        if (candidate.isPresent() == obstacle.isPresent()) {
            throw new IllegalArgumentException("either a candidate or an obstacle");
        }
    }

    /**
     * Whether all is known about revocation that is going to be, and no issuer's certificate could be on its way; if not,
     * {@link CardAccess#assess} waits for it.
     */
    public boolean isDecided() {
        return identities.stream().flatMap(identity -> Stream.of(identity.authentication(), identity.signature()))
                .flatMap(Optional::stream).noneMatch(CardOverview::isPending);
    }

    private static boolean isPending(Validation validation) {
        return validation instanceof Validation.NotTrusted not && not.failure() == TrustFailure.UNTRUSTED_ISSUER
                || validation instanceof Validation.Trusted trusted
                        && trusted.revocation() instanceof RevocationStatus.Unknown unknown && unknown.isPending();
    }

    /** Whether an identity is left over from before: the card has the same one newer, or trusted where this is not. */
    public boolean isLeftover(ValidatedIdentity identity) {
        return identities.stream().takeWhile(better -> better != identity)
                .anyMatch(better -> better.identity().isSameAs(identity.identity()));
    }

    /** What to tell of the reader's own keys, where the candidate's code can be entered on them. */
    public Optional<PinPadAdvice> pinPad(Candidate whose) {
        return pins.stream().filter(status -> status.pin().equals(whose.pin())).findFirst()
                .flatMap(PinStatus::pinPad);
    }

    /** The same card with its codes asked again. */
    public CardOverview withPins(List<PinStatus> newPins) {
        return new CardOverview(key, reader, atr, contents, identities, newPins, candidate, obstacle, choices);
    }

    /** The same card where that candidate is to be signed in, if she is one of the choices. */
    public CardOverview choosing(Candidate candidateNow) {
        return choices.stream().filter(candidateNow::isAsBefore).findFirst()
                .map(one -> new CardOverview(key, reader, atr,
                        contents, identities, pins, Optional.of(one), obstacle, choices))
                .orElse(this);
    }
}
