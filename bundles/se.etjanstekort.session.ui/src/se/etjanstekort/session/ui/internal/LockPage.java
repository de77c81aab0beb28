/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.session.ui.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import se.etjanstekort.login.Candidate;
import se.etjanstekort.login.CardKey;
import se.etjanstekort.login.CardSituation;
import se.etjanstekort.login.Phase;
import se.etjanstekort.login.PinRequest;
import se.etjanstekort.login.SignInState;
import se.etjanstekort.smartcard.CardFailure;
import se.etjanstekort.ui.Caption;
import se.etjanstekort.ui.Message;
import se.etjanstekort.ui.Tone;
import se.etjanstekort.ui.Wording;

/**
 * What the lock panel shows of a state.
 *
 * @param lines
 *            whose card opens it, and that nothing is lost
 * @param status
 *            what happens with the card right now
 * @param messages
 *            what stands in the way
 */
record LockPage(List<String> lines, Optional<String> status, List<Message> messages, Optional<CardKey> card,
        Optional<PinRequest> request) {

    LockPage {
        lines = List.copyOf(lines);
        messages = List.copyOf(messages);
    }

    static LockPage of(SignInState state, Phase.Locked locked) {
        CardSituation situation = state.situation();
        Optional<String> status = situation instanceof CardSituation.Reading
                ? Optional.of(Wording.caption(situation).title())
                : Optional.empty();
        return new LockPage(List.of(Wording.cardOf(locked), Messages.workIsKept), status, messages(situation),
                state.shownCard(), PinRequests.of(situation));
    }

    private static List<Message> messages(CardSituation situation) {
        List<Message> messages = new ArrayList<>();
        if (situation instanceof CardSituation.NoCard noCard) {
            // That the card was taken out is why the client is locked: no news.
            noCard.notice().filter(notice -> notice != CardFailure.CARD_REMOVED)
                    .ifPresent(notice -> messages.add(Wording.message(Tone.WARNING, notice)));
        } else if (situation instanceof CardSituation.SomebodyElse) {
            messages.add(new Message(Tone.WARNING, Messages.somebodyElse, ""));
        } else if (situation instanceof CardSituation.Ready ready) {
            warnings(ready.candidate()).forEach(messages::add);
        } else if (isObstacle(situation)) {
            Caption caption = Wording.caption(situation);
            messages.add(new Message(caption.tone(), caption.title(), caption.advice()));
        }
        return messages;
    }

    private static List<Message> warnings(Candidate candidate) {
        return candidate.warnings().stream()
                .map(warning -> new Message(Tone.WARNING, warning.text(Wording.language()).happened(), ""))
                .toList();
    }

    private static boolean isObstacle(CardSituation situation) {
        return !(situation instanceof CardSituation.Reading || situation instanceof CardSituation.Proving);
    }
}
