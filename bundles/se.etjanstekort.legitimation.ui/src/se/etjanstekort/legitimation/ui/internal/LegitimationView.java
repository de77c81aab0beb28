/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.legitimation.ui.internal;

import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.swt.SWTException;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IPartListener2;
import org.eclipse.ui.IWorkbenchPartReference;
import org.eclipse.ui.part.ViewPart;

import se.etjanstekort.legitimation.ui.internal.content.Contents;
import se.etjanstekort.login.SignIn;
import se.etjanstekort.login.SignInState;
import se.etjanstekort.ui.UiState;

/** The view "E-legitimation": whose card is in the reader, what is on it, and how the session stands. */
public final class LegitimationView extends ViewPart {

    /** As in plugin.xml. */
    public static final String ID = "se.etjanstekort.legitimation.ui.view"; //$NON-NLS-1$

    private final IPartListener2 maskWhenHidden = new IPartListener2() {
        @Override
        public void partHidden(IWorkbenchPartReference part) {
            if (part.getPart(false) == LegitimationView.this) {
                panel.mask();
            }
        }
    };
    private LegitimationPanel panel;
    private TrustWindow trust;
    private SignInWatch watch;
    private Optional<SignIn> signIn = Optional.empty();
    private UiState state;

    @Override
    public void createPartControl(Composite parent) {
        Display display = parent.getDisplay();
        trust = new TrustWindow(parent::getShell);
        panel = new LegitimationPanel(parent, () -> session(SignIn::lock), () -> session(SignOutHandler::signOut),
                person -> trust.open(person.fingerprint(), state.value().getValue()));
        watch = new SignInWatch(() -> reconnectLater(display));
        connect(display);
        getSite().getPage().addPartListener(maskWhenHidden);
    }

    @Override
    public void setFocus() {
        panel.setFocus();
    }

    @Override
    public void dispose() {
        getSite().getPage().removePartListener(maskWhenHidden);
        if (watch != null) {
            watch.close();
            watch = null;
        }
        disconnect();
        super.dispose();
    }

    private void session(Consumer<SignIn> action) {
        signIn.ifPresent(action);
    }

    private void reconnectLater(Display display) {
        try {
            display.asyncExec(() -> reconnect(display));
        } catch (SWTException e) {
            // The display is gone, and with it the view: there is nothing to connect any more.
            return;
        }
    }

    private void reconnect(Display display) {
        if (watch != null && !watch.signIn().equals(signIn)) {
            disconnect();
            connect(display);
        }
    }

    private void connect(Display display) {
        signIn = watch.signIn();
        if (signIn.isEmpty()) {
            panel.show(Contents.withoutService());
            return;
        }
        state = new UiState(display, signIn.get());
        state.value().addValueChangeListener(event -> show());
        show();
    }

    private void show() {
        SignInState now = state.value().getValue();
        panel.show(Contents.of(now, Clock.systemDefaultZone()));
        trust.follow(now);
    }

    private void disconnect() {
        if (trust != null) {
            trust.close();
        }
        if (state != null) {
            state.close();
            state = null;
        }
        signIn = Optional.empty();
    }
}
