/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.login.internal;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

import se.etjanstekort.certstore.keys.CardKeyException;
import se.etjanstekort.login.KeyPrompt;
import se.etjanstekort.login.PinPrompt;
import se.etjanstekort.login.PinRequest;
import se.etjanstekort.smartcard.FailureCode;
import se.etjanstekort.smartcard.Pin;
import se.etjanstekort.smartcard.PinEntry;
import se.etjanstekort.smartcard.PinFailure;
import se.etjanstekort.smartcard.PinPadEntry;

/** A window that asks, and the thread that waits for what a person answers in it. */
final class KeyDialogue implements PinPrompt.Listener, OpenQuestion.Question {

    /** What the person answered; the entry is handed over. */
    record Answer(PinEntry entry, boolean lastTryConfirmed) {
    }

    private final KeyPrompt prompt;
    private Optional<KeyPrompt.Dialog> dialog = Optional.empty();
    private Optional<PinPadEntry> atReader = Optional.empty();
    private Optional<CodeAttempt<?>> running = Optional.empty();
    private Optional<FailureCode> ended = Optional.empty();
    /** Complete while nobody waits; empty when the dialogue ended. */
    private CompletableFuture<Optional<Answer>> next = CompletableFuture.completedFuture(Optional.empty());

    KeyDialogue(KeyPrompt prompt) {
        this.prompt = prompt;
    }

    /** Shows the request and waits for the person. */
    Answer ask(PinRequest request) throws CardKeyException {
        CompletableFuture<Optional<Answer>> answer = new CompletableFuture<>();
        synchronized (this) {
            requireGoingOn();
            next = answer;
        }
        show(request);
        try {
            Optional<Answer> given = answer.get();
            if (given.isPresent()) {
                return given.get();
            }
        } catch (InterruptedException e) {
            end(PinFailure.CANCELLED);
            answer.thenAccept(late -> late.ifPresent(one -> one.entry().close()));
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("an answer never fails", e);
        }
        requireGoingOn();
        throw new IllegalStateException("no answer, and no end");
    }

    /** Shows what is asked now; the first time in a new window. Whoever waits calls it, and nobody else. */
    void show(PinRequest request) {
        if (dialog.isPresent()) {
            dialog.get().show(request);
        } else {
            dialog = Optional.of(prompt.open(request, this));
        }
    }

    /** The code that was answered is on its way; it is held back where the question has ended. */
    synchronized void runs(CodeAttempt<?> attempt) throws CardKeyException {
        requireGoingOn();
        running = Optional.of(attempt);
    }

    synchronized void hasRun() {
        running = Optional.empty();
    }

    /** Fails once the question has ended. */
    synchronized void requireGoingOn() throws CardKeyException {
        if (ended.isPresent()) {
            throw new CardKeyException(ended.get(), "the question has ended");
        }
    }

    /** Nothing more is asked, and a code that has not reached the card is not sent any more. Any thread. */
    @Override
    public void end(FailureCode why) {
        CompletableFuture<Optional<Answer>> waiting;
        synchronized (this) {
            ended = ended.or(() -> Optional.of(why));
            atReader.ifPresent(PinPadEntry::stop);
            running.ifPresent(CodeAttempt::stop);
            waiting = next;
        }
        waiting.complete(Optional.empty());
    }

    /** Tells in the window how it ended. */
    void fail(FailureCode why) {
        dialog.ifPresent(shown -> shown.fail(why));
    }

    /** Takes the window away. */
    void close() {
        dialog.ifPresent(KeyPrompt.Dialog::close);
    }

    private void answer(Answer answer) {
        CompletableFuture<Optional<Answer>> waiting;
        synchronized (this) {
            waiting = next;
            atReader = answer.entry() instanceof PinPadEntry keys ? Optional.of(keys) : Optional.empty();
        }
        if (!waiting.complete(Optional.of(answer))) {
            answer.entry().close(); // nobody waits for it
        }
    }

    @Override
    public void entered(Pin pin, boolean lastTryConfirmed) {
        answer(new Answer(pin, lastTryConfirmed));
    }

    @Override
    public void beginOnReader(boolean lastTryConfirmed) {
        answer(new Answer(new PinPadEntry(), lastTryConfirmed));
    }

    @Override
    public synchronized void stopOnReader() {
        atReader.ifPresent(PinPadEntry::stop);
    }

    @Override
    public void cancelled() {
        end(PinFailure.CANCELLED);
    }
}
