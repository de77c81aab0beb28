/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.login;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

import se.etjanstekort.smartcard.FailureCode;
import se.etjanstekort.smartcard.ReaderSnapshot;

/**
 * Everything that the windows, the cover and the view show. Immutable; made by {@code SignInMachine} alone.
 *
 * @param readers
 *            the readers as last heard
 * @param cards
 *            what is known of the cards in them
 * @param notice
 *            what befell a card that is not there any more, such as a removal before it had answered
 */
public record SignInState(Phase phase, ReaderSnapshot readers, SortedMap<CardKey, CardState> cards,
        Optional<FailureCode> notice) {

    public SignInState {
        cards = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(cards));
    }

    /** The one thing to tell the user. */
    public CardSituation situation() {
        return CardSituation.of(this);
    }

    /** The card that the situation is about, where there is one. */
    public Optional<CardKey> shownCard() {
        return CardSituation.shownCard(this);
    }

    /** What the reader of a card is called for the user: as before where it came back under another name. */
    public String readerName(CardOverview card) {
        return sessionReader().filter(reader -> readers.reader(reader.name()).isEmpty())
                .filter(reader -> reader.holds(card)).map(SessionReader::name).orElseGet(() -> card.reader().name());
    }

    /** The reader of the person who is signed in or whose session is locked. */
    Optional<SessionReader> sessionReader() {
        if (phase instanceof Phase.SignedIn signedIn) {
            return Optional.of(signedIn.reader());
        }
        return phase instanceof Phase.Locked locked ? Optional.of(locked.reader()) : Optional.empty();
    }

    /** The cards that were read, the shown one first. */
    public List<CardOverview> overviews() {
        return cards.values().stream().flatMap(card -> card.overview().stream()).toList();
    }
}
