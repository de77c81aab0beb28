/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.login.internal;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

import se.etjanstekort.certstore.keys.CardKeyException;
import se.etjanstekort.certstore.keys.CardKeyFailure;
import se.etjanstekort.login.Candidate;
import se.etjanstekort.login.IdentityQuestion;
import se.etjanstekort.login.KeyPrompt;
import se.etjanstekort.smartcard.FailureCode;
import se.etjanstekort.smartcard.PinFailure;

/** A window that asks which identity to use, and the thread that waits for the answer. */
final class IdentityDialogue implements IdentityQuestion.Listener, OpenQuestion.Question {

    /** What the person answered. */
    record Answer(Candidate candidate, boolean remember) {
    }

    private final CompletableFuture<Answer> answer = new CompletableFuture<>();
    private final CompletableFuture<FailureCode> end = new CompletableFuture<>();

    /** Shows the question, waits for the person, and takes it away. */
    Answer ask(KeyPrompt prompt, IdentityQuestion question) throws CardKeyException {
        requireGoingOn();
        IdentityQuestion.Shown shown = prompt.choose(question, this).orElseThrow(
                () -> new CardKeyException(CardKeyFailure.AMBIGUOUS, "the prompt does not ask for identities"));
        try {
            CompletableFuture.anyOf(answer, end).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CardKeyException(PinFailure.CANCELLED, "interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("neither ever fails", e);
        } finally {
            shown.close();
        }
        requireGoingOn();
        return answer.join();
    }

    private void requireGoingOn() throws CardKeyException {
        Optional<FailureCode> why = Optional.ofNullable(end.getNow(null));
        if (why.isPresent()) {
            throw new CardKeyException(why.get(), "the question has ended");
        }
    }

    @Override
    public void end(FailureCode why) {
        end.complete(why);
    }

    @Override
    public void chosen(Candidate candidate, boolean remember) {
        answer.complete(new Answer(candidate, remember));
    }

    @Override
    public void cancelled() {
        if (!answer.isDone()) { // a window that goes once it was answered says no to nothing
            end(PinFailure.CANCELLED);
        }
    }
}
