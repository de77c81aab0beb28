/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.ui.testkit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import se.etjanstekort.login.Phase;
import se.etjanstekort.login.SignInState;
import se.etjanstekort.smartcard.CardFailure;
import se.etjanstekort.smartcard.FailureCode;
import se.etjanstekort.smartcard.ReaderDiagnosis;

/** A state for everything that may be amiss with reader and card, by its code. */
public final class Diagnoses {

    private Diagnoses() {
    }

    /** C-01 to C-10, and those that name what is in the way. */
    public static Map<String, SignInState> of(Phase phase) {
        Map<String, SignInState> all = new LinkedHashMap<>();
        for (ReaderProblem problem : ReaderProblem.all()) {
            FailureCode told = problem.id().equals("R-07")
                    ? new ReaderDiagnosis.UnclaimedReader(problem, List.of("Gemalto PC Twin Reader"))
                    : problem;
            all.put(problem.id(),
                    problem.isOfReaders() ? States.noReader(phase, told) : States.noService(phase, told));
        }
        for (CardFailure failure : CardFailure.values()) {
            all.put(failure.id(), switch (failure) {
            case CARD_REMOVED, READER_GONE -> States.noCard(phase, Optional.of(failure));
            case TRANSPORT_FAILED -> States.ready(phase, States.DOCTOR, 3, Optional.of(failure));
            case NO_CERTIFICATE -> States.unfit(phase, failure);
            default -> States.unusable(phase, failure);
            });
        }
        all.put("C-03-named",
                States.unusable(phase, new ReaderDiagnosis.HeldCard(List.of("Net iD Enterprise", "OpenSC"))));
        return all;
    }
}
