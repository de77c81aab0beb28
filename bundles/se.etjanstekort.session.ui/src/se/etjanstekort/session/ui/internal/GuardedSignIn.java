/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.session.ui.internal;

import java.util.Optional;
import java.util.function.Supplier;

import org.eclipse.core.runtime.ILog;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.widgets.Display;

import se.etjanstekort.session.ui.internal.SuiteServices.SignInParts;
import se.etjanstekort.ui.UiState;

/**
 * Keeps the guard at the sign-in that is there, from one service to the next. Belongs to the display's thread, but for
 * {@link #changed()}.
 */
final class GuardedSignIn implements AutoCloseable {

    private final Display display;
    private final SessionGuard guard;
    private Supplier<Optional<SignInParts>> services = Optional::empty;
    private Optional<SignInParts> parts = Optional.empty();
    private Optional<UiState> state = Optional.empty();

    GuardedSignIn(Display display, SessionGuard guard) {
        this.display = display;
        this.guard = guard;
    }

    /** Begins with the sign-in that is there now. */
    void follow(Supplier<Optional<SignInParts>> from) {
        services = from;
        parts = services.get();
        begin();
    }

    /** A service has come or gone. Any thread. */
    void changed() {
        try {
            display.asyncExec(this::update);
        } catch (SWTException e) {
            // the display was closed meanwhile: there is nothing to guard
        }
    }

    @Override
    public void close() {
        state.ifPresent(UiState::close);
        state = Optional.empty();
    }

    private void update() {
        Optional<SignInParts> now = services.get();
        if (!now.equals(parts)) {
            close();
            parts = now;
            begin();
        }
    }

    private void begin() {
        state = parts.map(found -> new UiState(display, found.signIn()));
        state.ifPresentOrElse(found -> guard.follow(found.value(), parts.get()), () -> {
            ILog.of(GuardedSignIn.class).error(SessionUiFailure.SIGN_IN_LOST.id());
            guard.signInMissing();
        });
    }
}
