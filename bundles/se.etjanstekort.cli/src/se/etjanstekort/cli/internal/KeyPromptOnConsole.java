/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.cli.internal;

import java.io.IOException;
import java.util.Optional;

import se.etjanstekort.certstore.keys.CardKeyFailure;
import se.etjanstekort.login.IdentityQuestion;
import se.etjanstekort.login.KeyPrompt;
import se.etjanstekort.login.PinPrompt;
import se.etjanstekort.login.PinRequest;
import se.etjanstekort.smartcard.FailureCode;
import se.etjanstekort.smartcard.Pin;
import se.etjanstekort.smartcard.PinEntry;

/**
 * Gives a code from a {@link CodeSource} to each question, and none a second time to the same: a script spends one try. Which
 * identity is meant, an {@link IdentityChoice} says.
 */
final class KeyPromptOnConsole implements KeyPrompt {

    /** In place of a window. */
    private static final IdentityQuestion.Shown NO_WINDOW = new IdentityQuestion.Shown() {
        @Override
        public void focus() {
            // there is none
        }

        @Override
        public void close() {
            // there is none
        }
    };

    private final CodeSource source;
    private final IdentityChoice identity;
    private final boolean allowLastTry;
    private Optional<FailureCode> refusal = Optional.empty();

    KeyPromptOnConsole(CodeSource source, IdentityChoice identity, boolean allowLastTry) {
        this.source = source;
        this.identity = identity;
        this.allowLastTry = allowLastTry;
    }

    /** What became of the code that was given, where it did not do. */
    synchronized Optional<FailureCode> refusal() {
        return refusal;
    }

    @Override
    public boolean isOnPersonsThread() {
        return false;
    }

    @Override
    public Dialog open(PinRequest request, PinPrompt.Listener listener) {
        give(listener);
        return new Outcome(listener);
    }

    @Override
    public Optional<IdentityQuestion.Shown> choose(IdentityQuestion question, IdentityQuestion.Listener listener) {
        try {
            listener.chosen(identity.ask(question.candidates()), false);
        } catch (CardChoice.NotPossible e) {
            if (e.failure() == CardKeyFailure.AMBIGUOUS) {
                return Optional.empty();
            }
            listener.cancelled();
        }
        return Optional.of(NO_WINDOW);
    }

    private void give(PinPrompt.Listener listener) {
        try {
            PinEntry entry = source.entry();
            if (entry instanceof Pin pin) {
                listener.entered(pin, allowLastTry);
            } else {
                listener.beginOnReader(allowLastTry);
            }
        } catch (IOException e) { // no code: that is an answer too
            listener.cancelled();
        }
    }

    private synchronized void refused(FailureCode failure) {
        refusal = Optional.of(failure);
    }

    /** Notes what is told of the code. */
    private final class Outcome implements Dialog {

        private final PinPrompt.Listener listener;

        Outcome(PinPrompt.Listener listener) {
            this.listener = listener;
        }

        @Override
        public void show(PinRequest request) {
            if (!request.busy()) {
                request.lastFailure().ifPresent(KeyPromptOnConsole.this::refused);
                listener.cancelled();
            }
        }

        @Override
        public void fail(FailureCode failure) {
            refused(failure);
        }

        @Override
        public void close() {
            // there is no window
        }
    }
}
