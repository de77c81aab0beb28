/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.legitimation.ui.internal.content;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import se.etjanstekort.certstore.TrustFailure;
import se.etjanstekort.login.CardKey;
import se.etjanstekort.login.CardOverview;
import se.etjanstekort.login.CardState;
import se.etjanstekort.login.Phase;
import se.etjanstekort.login.SignInState;
import se.etjanstekort.smartcard.CardFailure;
import se.etjanstekort.smartcard.FailureCode;
import se.etjanstekort.smartcard.ReaderSnapshot;
import se.etjanstekort.smartcard.ReaderState;
import se.etjanstekort.smartcard.RetryCounter;
import se.etjanstekort.smartcard.ServiceState;
import se.etjanstekort.smartcard.Slot;

/** The states that the view is to tell of. */
public final class TestStates {

    public static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T09:00:00Z"), ZoneId.of("Europe/Stockholm"));
    private static final Instant MORNING = Instant.parse("2026-11-23T07:14:00Z");

    private TestStates() {
    }

    /** Somebody is signed in with a card, and more cards may be in other readers. */
    public static SignInState signedIn(TestCard card, TestCard... others) {
        TreeMap<CardKey, CardState> cards = new TreeMap<>(Map.of(card.key(), ready(card)));
        List<ReaderState> readers = new ArrayList<>(List.of(present(card)));
        for (TestCard other : others) {
            cards.put(other.key(), ready(other));
            readers.add(present(other));
        }
        return new SignInState(new Phase.SignedIn(card.candidate(), MORNING, card.key()), running(readers), cards,
                Optional.empty());
    }

    /** The checks of an identity of the card that is shown. */
    public static TrustPage trustPage(SignInState state, int identity) {
        return TrustPage.of(state.shownCard().map(state.cards()::get).flatMap(CardState::overview).orElseThrow()
                .identities().get(identity), CLOCK.getZone());
    }

    public static SignInState noCard(Optional<FailureCode> notice) {
        List<ReaderState> readers = List.of(new ReaderState(TestCard.doctor().reader(), new Slot.Empty(), false),
                new ReaderState(TestCard.doctor().reader("Gemalto PC Pinpad").reader(), new Slot.Empty(), true));
        return new SignInState(new Phase.SignedOut(), running(readers), new TreeMap<>(), notice);
    }

    public static SignInState noService() {
        return new SignInState(new Phase.SignedOut(),
                new ReaderSnapshot(ServiceState.STOPPED, Optional.of(CardFailure.READER_GONE), List.of()),
                new TreeMap<>(), Optional.empty());
    }

    public static SignInState reading() {
        return signedOut(TestCard.doctor(), card -> new CardState.Reading());
    }

    public static SignInState unknownCard() {
        return signedOut(TestCard.doctor(),
                card -> new CardState.Unusable(CardFailure.NOT_RECOGNISED, Optional.of(TestCard.ATR)));
    }

    public static SignInState blocked(TestCard card) {
        return signedOut(card, overview -> new CardState.Blocked(overview, card.candidate()));
    }

    public static SignInState refused(TestCard card, TrustFailure failure) {
        return signedOut(card.refused(failure), overview -> new CardState.Unfit(overview, failure));
    }

    private static SignInState signedOut(TestCard card, CardStateOf state) {
        return new SignInState(new Phase.SignedOut(), running(List.of(present(card))),
                new TreeMap<>(Map.of(card.key(), state.apply(card.overview()))), Optional.empty());
    }

    private static CardState ready(TestCard card) {
        return new CardState.Ready(card.overview(), card.candidate(), new RetryCounter.Left(3), Optional.empty());
    }

    private static ReaderState present(TestCard card) {
        return new ReaderState(card.reader(), new Slot.Present(1, TestCard.ATR), false);
    }

    private static ReaderSnapshot running(List<ReaderState> readers) {
        return new ReaderSnapshot(ServiceState.RUNNING, Optional.empty(), readers);
    }

    @FunctionalInterface
    private interface CardStateOf {
        CardState apply(CardOverview overview);
    }
}
