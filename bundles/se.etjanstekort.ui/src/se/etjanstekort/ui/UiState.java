/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.ui;

import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import org.eclipse.core.databinding.observable.value.IObservableValue;
import org.eclipse.core.databinding.observable.value.WritableValue;
import org.eclipse.jface.databinding.swt.DisplayRealm;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.widgets.Display;

import se.etjanstekort.login.SignIn;
import se.etjanstekort.login.SignInState;
import se.etjanstekort.smartcard.ReaderProvider.Subscription;

/**
 * The state of the sign-in as an observable value in a display's realm. It always has the newest state; states that follow
 * each other faster than the user interface runs are skipped. The service is never made to wait.
 * <p>
 * While a native dialog is open, a runnable that is posted once may lie until the dialog is closed. So the newest state is
 * posted again at a short interval until it has been taken: the lock cover depends on it.
 */
public final class UiState implements AutoCloseable {

    private static final long AGAIN_MILLIS = 30;

    private final Display display;
    private final WritableValue<SignInState> value;
    private final AtomicReference<SignInState> pending = new AtomicReference<>();
    private final ScheduledExecutorService poster = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "e-tjanstekort: state to display");
        thread.setDaemon(true);
        return thread;
    });
    private final Subscription subscription;

    /** Follows a sign-in; to be called on the display's thread, and to be closed there. */
    public UiState(Display display, SignIn signIn) {
        this.display = display;
        value = new WritableValue<>(DisplayRealm.getRealm(display), signIn.state(), SignInState.class);
        subscription = signIn.subscribe(this::heard);
    }

    /** The newest state; never null. Belongs to the display's thread. */
    public IObservableValue<SignInState> value() {
        return value;
    }

    /** Ends the following. */
    @Override
    public void close() {
        subscription.close();
        poster.shutdownNow();
        pending.set(null);
        value.dispose();
    }

    private void heard(SignInState state) {
        if (pending.getAndSet(state) == null) {
            try {
                poster.execute(this::post);
            } catch (RejectedExecutionException e) {
                // Closed meanwhile: nobody looks at the state any more.
                pending.set(null);
            }
        }
    }

    private void post() {
        if (pending.get() == null) {
            return;
        }
        try {
            display.asyncExec(this::take);
            poster.schedule(this::post, AGAIN_MILLIS, TimeUnit.MILLISECONDS);
        } catch (SWTException | RejectedExecutionException e) {
            // The display or this bridge was closed meanwhile.
            pending.set(null);
        }
    }

    private void take() {
        SignInState state = pending.getAndSet(null);
        if (state != null && !value.isDisposed()) {
            value.setValue(state);
        }
    }
}
