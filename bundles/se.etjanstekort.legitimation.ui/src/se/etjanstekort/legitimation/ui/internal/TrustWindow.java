/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.legitimation.ui.internal;

import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;

import org.eclipse.swt.widgets.Shell;

import se.etjanstekort.legitimation.ui.internal.content.TrustPage;
import se.etjanstekort.login.SignInState;

/** Keeps the window with the checks of one identity true: at most one, which goes with its card and when the client is locked. */
final class TrustWindow {

    private final Supplier<Shell> parent;
    private Optional<TrustDialog> dialog = Optional.empty();
    private String fingerprint = ""; //$NON-NLS-1$

    /**
     * @param parent
     *            the window to stand before
     */
    TrustWindow(Supplier<Shell> parent) {
        this.parent = parent;
    }

    /** Shows the checks of an identity instead of those of another. */
    void open(String newFingerprint, SignInState state) {
        close();
        fingerprint = newFingerprint;
        page(state).ifPresent(page -> {
            TrustDialog opened = new TrustDialog(parent.get(), page);
            dialog = Optional.of(opened);
            opened.open();
        });
    }

    /** Shows what has become of the identity meanwhile. */
    void follow(SignInState state) {
        dialog.filter(open -> open.getShell() != null)
                .ifPresent(open -> page(state).ifPresentOrElse(open::show, this::close));
    }

    void close() {
        dialog.ifPresent(TrustDialog::close);
        dialog = Optional.empty();
    }

    private Optional<TrustPage> page(SignInState state) {
        return TrustPage.of(state, fingerprint, Clock.systemDefaultZone().getZone());
    }
}
