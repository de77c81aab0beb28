/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.login.internal;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import se.etjanstekort.login.IdentityQuestion;
import se.etjanstekort.login.KeyPrompt;
import se.etjanstekort.login.PinPrompt;
import se.etjanstekort.login.PinRequest;
import se.etjanstekort.smartcard.FailureCode;
import se.etjanstekort.smartcard.Pin;

/** A person who answers each question in the way that was laid down for it, or leaves it open. */
class AnsweringPrompt implements KeyPrompt {

    private final Queue<Consumer<PinPrompt.Listener>> answers = new ArrayDeque<>();
    private final List<PinRequest> questions = new CopyOnWriteArrayList<>();
    private final List<FailureCode> failures = new CopyOnWriteArrayList<>();
    private final CompletableFuture<PinPrompt.Listener> open = new CompletableFuture<>();
    private volatile Runnable atWork = () -> {
    };
    private volatile int opened;
    private volatile boolean isPersons;

    AnsweringPrompt types(String code) {
        return answers(listener -> listener.entered(Pin.takeOver(code.toCharArray()), false));
    }

    AnsweringPrompt cancels() {
        return answers(PinPrompt.Listener::cancelled);
    }

    synchronized AnsweringPrompt answers(Consumer<PinPrompt.Listener> answer) {
        answers.add(answer);
        return this;
    }

    /** Happens when a code was taken and before the card gets it. */
    void whenTaken(Runnable what) {
        atWork = what;
    }

    void isPersonsThread() {
        isPersons = true;
    }

    /** The windows that were opened. */
    /** A question on no screen; counts how often it is taken away. */
    static IdentityQuestion.Shown shown(AtomicInteger closed) {
        return new IdentityQuestion.Shown() {
            @Override
            public void focus() {
                // there is no cursor
            }

            @Override
            public void close() {
                closed.incrementAndGet();
            }
        };
    }

    int opened() {
        return opened;
    }

    /** What was asked, without what was shown while the card was at work. */
    List<PinRequest> questions() {
        return questions;
    }

    List<FailureCode> failures() {
        return failures;
    }

    /** Completed when a question is open that nobody answers. */
    CompletableFuture<PinPrompt.Listener> leftOpen() {
        return open;
    }

    @Override
    public boolean isOnPersonsThread() {
        return isPersons;
    }

    @Override
    public Dialog open(PinRequest request, PinPrompt.Listener listener) {
        opened++;
        Dialog dialog = new Dialog() {
            @Override
            public void show(PinRequest next) {
                if (next.busy()) {
                    atWork.run();
                } else {
                    answer(next, listener);
                }
            }

            @Override
            public void fail(FailureCode failure) {
                failures.add(failure);
            }

            @Override
            public void close() {
                // nothing to take away
            }
        };
        dialog.show(request);
        return dialog;
    }

    private synchronized void answer(PinRequest request, PinPrompt.Listener listener) {
        questions.add(request);
        Consumer<PinPrompt.Listener> answer = answers.poll();
        if (answer == null) {
            open.complete(listener);
        } else {
            answer.accept(listener);
        }
    }
}
