/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.revocation;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Predicate;

import se.etjanstekort.certstore.RevocationNews;
import se.etjanstekort.certstore.internal.revocation.RevocationSource.Question;
import se.etjanstekort.smartcard.ReaderProvider.Subscription;

/** Asks on with more patience where nobody answered in time, each question once at a time, and tells when an answer has come. */
final class LateAnswers implements RevocationNews {

    private static final Logger LOG = System.getLogger(LateAnswers.class.getName());

    private final Executor patient;
    private final Predicate<Question> asking;
    private final Set<Question> asked = ConcurrentHashMap.newKeySet();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    /**
     * @param patient
     *            where it is asked; may refuse when it has too much to do
     * @param asking
     *            blocks; whether there is an answer
     */
    LateAnswers(Executor patient, Predicate<Question> asking) {
        this.patient = patient;
        this.asking = asking;
    }

    void askOn(Question question) {
        if (!asked.add(question)) {
            return;
        }
        try {
            patient.execute(() -> ask(question));
        } catch (RejectedExecutionException e) { // whoever asks next begins anew
            asked.remove(question);
        }
    }

    private void ask(Question question) {
        boolean isAnswered;
        try {
            isAnswered = asking.test(question);
        } finally {
            asked.remove(question);
        }
        if (isAnswered) {
            tell();
        }
    }

    void tell() {
        listeners.forEach(LateAnswers::tell);
    }

    private static void tell(Runnable listener) {
        try {
            listener.run();
        } catch (RuntimeException e) { // host contribution: the others hear of it all the same
            LOG.log(Level.ERROR, "revocation: a listener failed", e);
        }
    }

    @Override
    public Subscription subscribe(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }
}
