/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.session.ui.internal;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import org.eclipse.core.runtime.ILog;
import org.eclipse.swt.widgets.Display;

import se.etjanstekort.session.ui.internal.SuiteServices.SignInParts;
import se.etjanstekort.ui.UiState;

/**
 * Keeps the guard at the sign-in that is there, from one service to the next. A change is posted to the display again and again
 * until it has been taken over: one post may lie behind a native dialog, or fail. Belongs to the display's thread, but for
 * {@link #changed()}.
 */
final class GuardedSignIn implements AutoCloseable {

    private static final long AGAIN_MILLIS = 100;

    private final Display display;
    private final Executor onDisplay;
    private final SessionGuard guard;
    /** Once it is shut down the display is closed, and there is nothing to guard. */
    private final ScheduledExecutorService poster = new ScheduledThreadPoolExecutor(1, task -> {
        Thread thread = new Thread(task, "e-tjanstekort: services to display");
        thread.setDaemon(true);
        return thread;
    }, new ThreadPoolExecutor.DiscardPolicy());
    private final AtomicInteger changes = new AtomicInteger();
    /** How many of the changes have been taken over; written on the display's thread. */
    private volatile int taken;
    private Supplier<Optional<SignInParts>> services = Optional::empty;
    private Optional<SignInParts> parts = Optional.empty();
    private Optional<UiState> state = Optional.empty();

    GuardedSignIn(Display display, SessionGuard guard) {
        this(display, display::asyncExec, guard);
    }

    /**
     * @param onDisplay
     *            runs something on the display's thread, soon
     */
    GuardedSignIn(Display display, Executor onDisplay, SessionGuard guard) {
        this.display = display;
        this.onDisplay = onDisplay;
        this.guard = guard;
    }

    /** Begins with the sign-in that is there now. */
    void follow(Supplier<Optional<SignInParts>> from) {
        services = from;
        begin(services.get());
    }

    /** A service has come or gone. Any thread. */
    void changed() {
        changes.incrementAndGet();
        poster.execute(this::post);
    }

    private void post() {
        if (taken == changes.get()) {
            return;
        }
        try {
            onDisplay.execute(this::update);
        } catch (RuntimeException | Error e) { // thread top: tried again, unless the display is gone
            if (display.isDisposed()) {
                return;
            }
            ILog.of(GuardedSignIn.class).error("a change of services was not posted", e);
        }
        poster.schedule(this::post, AGAIN_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Whoever cannot be followed is as good as missing, until the next try. */
    private void update() {
        int now = changes.get();
        if (now == taken || poster.isShutdown()) {
            return;
        }
        try {
            Optional<SignInParts> found = services.get();
            if (!found.equals(parts)) {
                begin(found);
            }
            taken = now;
        } catch (RuntimeException | Error e) { // host contribution: a sign-in or a prompt that is going
            ILog.of(GuardedSignIn.class).error("the sign-in could not be followed", e);
            leave();
            guard.signInMissing();
        }
    }

    private void begin(Optional<SignInParts> found) {
        leave();
        state = found.map(there -> new UiState(display, there.signIn()));
        state.ifPresentOrElse(following -> guard.follow(following.value(), found.get()), () -> {
            ILog.of(GuardedSignIn.class).error(SessionUiFailure.SIGN_IN_LOST.id());
            guard.signInMissing();
        });
        parts = found;
    }

    /** Follows nobody. */
    private void leave() {
        parts = Optional.empty();
        state.ifPresent(UiState::close);
        state = Optional.empty();
    }

    @Override
    public void close() {
        poster.shutdownNow();
        leave();
    }
}
