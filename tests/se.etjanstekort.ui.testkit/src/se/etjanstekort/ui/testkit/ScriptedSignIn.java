/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.ui.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

import se.etjanstekort.login.Candidate;
import se.etjanstekort.login.CardKey;
import se.etjanstekort.login.Phase;
import se.etjanstekort.login.SignIn;
import se.etjanstekort.login.SignInState;
import se.etjanstekort.smartcard.Pin;
import se.etjanstekort.smartcard.ReaderProvider.Subscription;

/** A sign-in whose states a test tells, on a thread of its own; keeps what the user interface asked for. */
public final class ScriptedSignIn implements SignIn, AutoCloseable {

    /** A code that came, by its length: the code itself is wiped. */
    public record Submitted(int length, boolean lastTryConfirmed) {
    }

    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final List<Consumer<SignInState>> listeners = new ArrayList<>();
    private final List<Submitted> submitted = new ArrayList<>();
    private final List<String> onReader = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();
    private SignInState state;
    private int cancelled;

    public ScriptedSignIn(SignInState state) {
        this.state = state;
    }

    public void tell(SignInState newState) {
        List<Consumer<SignInState>> told;
        synchronized (this) {
            state = newState;
            told = List.copyOf(listeners);
        }
        thread.execute(() -> told.forEach(listener -> listener.accept(newState)));
    }

    public synchronized List<Submitted> submitted() {
        return List.copyOf(submitted);
    }

    public synchronized int cancelled() {
        return cancelled;
    }

    @Override
    public synchronized SignInState state() {
        return state;
    }

    @Override
    public synchronized Subscription subscribe(Consumer<SignInState> listener) {
        listeners.add(listener);
        SignInState now = state;
        thread.execute(() -> listener.accept(now));
        return () -> remove(listener);
    }

    @Override
    public synchronized void submit(Pin pin, boolean lastTryConfirmed) {
        submitted.add(new Submitted(pin.length(), lastTryConfirmed));
        pin.close();
    }

    @Override
    public synchronized void enterOnReader(boolean lastTryConfirmed) {
        onReader.add(lastTryConfirmed ? "begin, last try" : "begin");
    }

    @Override
    public synchronized void stopEntry() {
        onReader.add("stop");
    }

    /** What was asked of the reader's own keys. */
    public synchronized List<String> onReader() {
        return List.copyOf(onReader);
    }

    @Override
    public synchronized void choose(CardKey card, Candidate candidate, boolean remember) {
        asked.add("choose " + candidate.identity().name() + (remember ? ", remember" : ""));
    }

    @Override
    public boolean canRemember() {
        return true;
    }

    @Override
    public synchronized void cancel() {
        cancelled++;
        tell(new SignInState(new Phase.Ended(), state.readers(), state.cards(), state.notice()));
    }

    @Override
    public synchronized void lock() {
        asked.add("lock");
    }

    @Override
    public synchronized void signOut() {
        asked.add("sign out");
    }

    /** What was asked of the session. */
    public synchronized List<String> asked() {
        return List.copyOf(asked);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    private synchronized void remove(Consumer<SignInState> listener) {
        listeners.remove(listener);
    }
}
