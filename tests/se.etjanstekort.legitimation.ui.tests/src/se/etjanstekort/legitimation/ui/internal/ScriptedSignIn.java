/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.legitimation.ui.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

import se.etjanstekort.login.SignIn;
import se.etjanstekort.login.SignInState;
import se.etjanstekort.smartcard.Pin;
import se.etjanstekort.smartcard.ReaderProvider.Subscription;

/** A sign-in whose states a test tells, on a thread of its own as the real one does. */
final class ScriptedSignIn implements SignIn, AutoCloseable {

    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final List<Consumer<SignInState>> listeners = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();
    private SignInState state;

    ScriptedSignIn(SignInState state) {
        this.state = state;
    }

    synchronized void tell(SignInState newState) {
        state = newState;
        List<Consumer<SignInState>> told = List.copyOf(listeners);
        thread.execute(() -> told.forEach(listener -> listener.accept(newState)));
    }

    synchronized List<String> asked() {
        return List.copyOf(asked);
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
    public void submit(Pin pin, boolean lastTryConfirmed) {
        pin.close();
        throw new UnsupportedOperationException("the view asks for no code");
    }

    @Override
    public void enterOnReader(boolean lastTryConfirmed) {
        throw new UnsupportedOperationException("the view asks for no code");
    }

    @Override
    public void stopEntry() {
        throw new UnsupportedOperationException("the view asks for no code");
    }

    @Override
    public void cancel() {
        throw new UnsupportedOperationException("the view cancels nothing");
    }

    @Override
    public synchronized void lock() {
        asked.add("lock");
    }

    @Override
    public synchronized void signOut() {
        asked.add("sign out");
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    private synchronized void remove(Consumer<SignInState> listener) {
        listeners.remove(listener);
    }
}
