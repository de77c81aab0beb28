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
import se.etjanstekort.login.PinRequest;
import se.etjanstekort.login.SignInState;
import se.etjanstekort.smartcard.Atr;
import se.etjanstekort.smartcard.CardFailure;
import se.etjanstekort.smartcard.FailureCode;
import se.etjanstekort.smartcard.ReaderDiagnosis;
import se.etjanstekort.smartcard.ReaderState;
import se.etjanstekort.ui.Caption;
import se.etjanstekort.ui.Message;
import se.etjanstekort.ui.Tone;
import se.etjanstekort.ui.Wording;

/**
 * What the sign-in window shows of a state. A person is named only by the request, which there is for a validated candidate
 * alone.
 *
 * @param warnings
 *            that the card is played by a program, and what policy let pass
 * @param detail
 *            more about what the caption says
 * @param request
 *            the code that is asked for; then the caption is not shown
 * @param choices
 *            those of whom one is to be chosen; then the caption is not shown either
 * @param atr
 *            for support, where the card is not known
 */
record SignInPage(Caption caption, List<Message> warnings, Optional<Message> detail, Optional<CardKey> card,
        Optional<PinRequest> request, List<Candidate> choices, Optional<Atr> atr) {

    SignInPage {
        warnings = List.copyOf(warnings);
        choices = List.copyOf(choices);
    }

    static SignInPage of(SignInState state) {
        CardSituation situation = state.situation();
        return new SignInPage(Wording.caption(situation), warnings(state, situation), detail(situation),
                state.shownCard(), PinRequests.of(situation), choices(situation), atr(situation));
    }

    private static List<Candidate> choices(CardSituation situation) {
        return situation instanceof CardSituation.Choosing choosing ? choosing.card().choices() : List.of();
    }

    /** Where the card itself is the riddle: support can tell its family by it. */
    private static Optional<Atr> atr(CardSituation situation) {
        return situation instanceof CardSituation.Unusable unusable && isRiddle(unusable.failure()) ? unusable.atr()
                : Optional.empty();
    }

    private static boolean isRiddle(FailureCode failure) {
        return failure == CardFailure.NOT_RECOGNISED || failure == CardFailure.MALFORMED_DATA;
    }

    private static List<Message> warnings(SignInState state, CardSituation situation) {
        List<Message> warnings = new ArrayList<>();
        if (isSoftware(state)) {
            warnings.add(Wording.softwareCard());
        }
        candidate(situation).stream().flatMap(candidate -> candidate.warnings().stream())
                .forEach(warning -> warnings.add(warning(warning)));
        return warnings;
    }

    /** Policy has let it pass: what is told is what happened and what it means, not what to do against it. */
    private static Message warning(FailureCode failure) {
        return new Message(Tone.WARNING, failure.text(Wording.language()).happened(), "");
    }

    private static Optional<Message> detail(CardSituation situation) {
        if (situation instanceof CardSituation.NoService noService) {
            return Optional.of(detail(Tone.BAD, noService.problem()));
        }
        if (situation instanceof CardSituation.NoReader noReader) {
            return noReader.problem().filter(ReaderDiagnosis.class::isInstance).map(found -> detail(Tone.BAD, found));
        }
        if (situation instanceof CardSituation.Unusable unusable) {
            return Optional.of(detail(Tone.BAD, unusable.failure()));
        }
        if (situation instanceof CardSituation.Unfit unfit) {
            return Optional.of(detail(Tone.BAD, unfit.failure()));
        }
        return Wording.notice(situation);
    }

    private static Message detail(Tone tone, FailureCode failure) {
        return new Message(tone, "", Wording.meaning(failure));
    }

    private static Optional<Candidate> candidate(CardSituation situation) {
        if (situation instanceof CardSituation.Ready ready) {
            return Optional.of(ready.candidate());
        }
        if (situation instanceof CardSituation.Proving proving) {
            return Optional.of(proving.candidate());
        }
        return Optional.empty();
    }

    /** Whether the card that is told of, or the only reader there is, is played by a program. */
    private static boolean isSoftware(SignInState state) {
        List<ReaderState> readers = state.readers().readers();
        return state.shownCard().map(card -> state.readers().reader(card.reader()).stream().toList()).orElse(readers)
                .stream().anyMatch(reader -> reader.reader().isSoftware());
    }
}
