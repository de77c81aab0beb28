/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.login.internal;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

import se.etjanstekort.certstore.keys.CardKeyFailure;
import se.etjanstekort.login.CardKey;
import se.etjanstekort.smartcard.FailureCode;

/** What a person is being asked, and about which cards: it ends when one of them leaves. Any thread; nothing here waits. */
final class OpenQuestion {

    /** What can be ended from outside. */
    interface Question {
        void end(FailureCode why);
    }

    private Set<CardKey> here = Set.of();
    private Set<CardKey> about = Set.of();
    private Optional<Question> question = Optional.empty();

    /** The one question that there is; it ends at once where a card has left already, as nobody will tell of it any more. */
    void begin(Question asked, Set<CardKey> cards) {
        boolean areHere;
        synchronized (this) {
            question = Optional.of(asked);
            about = cards;
            areHere = here.containsAll(cards);
        }
        if (!areHere) {
            asked.end(CardKeyFailure.CARD_GONE);
        }
    }

    synchronized void finish() {
        question = Optional.empty();
        about = Set.of();
    }

    synchronized boolean isHere(CardKey card) {
        return here.contains(card);
    }

    /** Takes over which cards there are now; {@link #endAbout} is still to come for those that have left. */
    synchronized Set<CardKey> gone(Set<CardKey> now) {
        Set<CardKey> gone = new HashSet<>(here);
        gone.removeAll(now);
        here = now;
        return gone;
    }

    void endAbout(Set<CardKey> cards) {
        Optional<Question> ending;
        synchronized (this) {
            ending = about.stream().anyMatch(cards::contains) ? question : Optional.empty();
        }
        ending.ifPresent(open -> open.end(CardKeyFailure.CARD_GONE));
    }

    void end(FailureCode why) {
        Optional<Question> ending;
        synchronized (this) {
            ending = question;
        }
        ending.ifPresent(open -> open.end(why));
    }
}
