/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.login.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import se.etjanstekort.certstore.TrustFailure;
import se.etjanstekort.certstore.ValidatedIdentity;
import se.etjanstekort.certstore.Validation;
import se.etjanstekort.login.Candidate;
import se.etjanstekort.login.CardKey;
import se.etjanstekort.login.CardOverview;
import se.etjanstekort.login.CardState;
import se.etjanstekort.login.PinStatus;
import se.etjanstekort.pkcs15.AuthenticationObject;
import se.etjanstekort.smartcard.Atr;
import se.etjanstekort.smartcard.CardFailure;
import se.etjanstekort.smartcard.FailureCode;
import se.etjanstekort.smartcard.ReaderSnapshot;
import se.etjanstekort.smartcard.ReaderState;
import se.etjanstekort.smartcard.RetryCounter;
import se.etjanstekort.smartcard.Slot;

/** The state that one card is in, from what is known of it. Pure functions. */
final class CardStates {

    private CardStates() {
    }

    /** A card as its slot says, given what was known of the same stay before. */
    static CardState inSlot(Slot slot, Optional<CardState> before) {
        if (slot instanceof Slot.Mute) {
            return new CardState.Unusable(CardFailure.MUTE, Optional.empty());
        }
        if (slot instanceof Slot.InUse inUse && before.flatMap(CardState::overview).isEmpty()) {
            return new CardState.Unusable(inUse.failure(), Optional.of(inUse.atr()));
        }
        return before.filter(known -> !mayBeReadNow(known)).orElseGet(CardState.Reading::new);
    }

    /** Mute and in use pass: when the slot says that the card is there, it is read again. */
    private static boolean mayBeReadNow(CardState card) {
        return card instanceof CardState.Unusable unusable
                && (unusable.failure() == CardFailure.MUTE || unusable.failure().kind() == CardFailure.CARD_IN_USE);
    }

    /** Of a card that answers. */
    static Optional<Atr> atr(ReaderSnapshot readers, CardKey key) {
        return readers.reader(key.reader()).map(ReaderState::slot).filter(Slot.Present.class::isInstance)
                .map(slot -> ((Slot.Present) slot).atr());
    }

    /** With nobody's session. */
    static CardState ofOverview(CardOverview card) {
        return ofOverview(card, Optional.empty());
    }

    /**
     * What a card is that was read or validated.
     *
     * @param person
     *            whose session it is: of several that fit equally it is she
     */
    static CardState ofOverview(CardOverview card, Optional<Candidate> person) {
        if (card.obstacle().isPresent()) {
            return new CardState.Unfit(card, card.obstacle().get());
        }
        if (!card.choices().isEmpty()) {
            return person.flatMap(whose -> card.choices().stream().filter(whose::isSamePersonAs).findFirst())
                    .map(one -> chosen(card, one)).orElseGet(() -> new CardState.Choosing(card));
        }
        return ofCandidate(card, card.candidate().orElseThrow(), Optional.empty());
    }

    /** One of the choices was taken. */
    static CardState chosen(CardOverview card, Candidate one) {
        return ofCandidate(card.choosing(one), one, Optional.empty());
    }

    /** Ready or blocked, by the counter of the candidate's code. */
    static CardState ofCandidate(CardOverview card, Candidate candidate, Optional<FailureCode> lastFailure) {
        RetryCounter left = left(card, candidate);
        return left.isBlocked() ? new CardState.Blocked(card, candidate)
                : new CardState.Ready(card, candidate, left, lastFailure);
    }

    /** With the rest of the card: who was chosen stays chosen while her certificate and code are the same. */
    static CardState withRest(CardState before, CardOverview rest, Optional<Candidate> person) {
        Optional<CardOverview> known = before.overview();
        if (known.isEmpty()) {
            return before;
        }
        // who was chosen among several stays; who was the only one so far may be one of several now
        Optional<Candidate> then = known.get().candidate();
        boolean wasChosen = !(before instanceof CardState.Choosing) && !known.get().choices().isEmpty();
        CardOverview told = rest.withPins(known.get().pins());
        CardOverview card = then.filter(one -> wasChosen).map(told::choosing).orElse(told);
        if (before instanceof CardState.Proving proving) {
            return new CardState.Proving(card, proving.candidate(), proving.onReader());
        }
        if (before instanceof CardState.Unfit unfit && unfit.card().obstacle().isEmpty()) {
            return unfit; // by what it did with a code: nothing that is said about it makes it fit
        }
        boolean isOpen = !wasChosen && !card.choices().isEmpty();
        Optional<Candidate> same = card.candidate().filter(now -> then.filter(now::isAsBefore).isPresent());
        if (before instanceof CardState.Ready ready && same.isPresent() && !isOpen) {
            return ofCandidate(card, same.get(), ready.lastFailure());
        }
        return same.isPresent() && wasChosen ? chosen(card, same.get()) : ofOverview(card, person);
    }

    /** Whether the card is of no use for that reason, or a person's own certificate is, whoever else could sign in with it. */
    static boolean isRevoked(CardOverview card, Candidate person) {
        return card.obstacle().filter(TrustFailure.REVOKED::equals).isPresent() || card.identities().stream()
                .filter(one -> one.identity().authentication()
                        .filter(entry -> entry.sha256().equals(person.certificate().sha256())).isPresent())
                .map(ValidatedIdentity::authentication).flatMap(Optional::stream)
                .anyMatch(validation -> validation instanceof Validation.NotTrusted not
                        && not.failures().contains(TrustFailure.REVOKED));
    }

    static CardState withPins(CardState before, List<PinStatus> pins) {
        if (before instanceof CardState.Ready ready) {
            return ofCandidate(learn(ready.card(), pins), ready.candidate(), ready.lastFailure());
        }
        if (before instanceof CardState.Blocked blocked) {
            CardOverview card = learn(blocked.card(), pins);
            boolean opened = left(card, blocked.candidate()).known().orElse(0) > 0;
            return opened ? ofCandidate(card, blocked.candidate(), Optional.empty())
                    : new CardState.Blocked(card, blocked.candidate());
        }
        if (before instanceof CardState.Proving proving) {
            return new CardState.Proving(learn(proving.card(), pins), proving.candidate(), proving.onReader());
        }
        if (before instanceof CardState.Unfit unfit) {
            return new CardState.Unfit(learn(unfit.card(), pins), unfit.failure());
        }
        if (before instanceof CardState.Choosing choosing) {
            return new CardState.Choosing(learn(choosing.card(), pins));
        }
        return before;
    }

    /** What the card does not tell leaves what is known: a last try must not be forgotten. */
    private static CardOverview learn(CardOverview card, List<PinStatus> told) {
        Map<AuthenticationObject, PinStatus> known = card.pins().stream()
                .collect(Collectors.toMap(PinStatus::pin, status -> status, (first, second) -> first));
        return card.withPins(told.stream().map(status -> status.left() instanceof RetryCounter.Unknown
                ? known.getOrDefault(status.pin(), status)
                : status).toList());
    }

    private static RetryCounter left(CardOverview card, Candidate candidate) {
        return card.pins().stream().filter(status -> status.pin().equals(candidate.pin())).map(PinStatus::left)
                .findFirst().orElseGet(RetryCounter.Unknown::new);
    }
}
