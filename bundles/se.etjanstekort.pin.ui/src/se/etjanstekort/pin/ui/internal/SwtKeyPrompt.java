/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pin.ui.internal;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

import org.eclipse.swt.widgets.Display;
import org.osgi.service.component.annotations.Component;

import se.etjanstekort.login.IdentityQuestion;
import se.etjanstekort.login.KeyPrompt;
import se.etjanstekort.login.PinPrompt;
import se.etjanstekort.login.PinRequest;

/** Asks in a dialog of SWT. Needs no workbench. */
@Component
public final class SwtKeyPrompt implements KeyPrompt {

    private final Supplier<Optional<Display>> screen;

    public SwtKeyPrompt() {
        this(SwtKeyPrompt::screen);
    }

    SwtKeyPrompt(Supplier<Optional<Display>> screen) {
        this.screen = screen;
    }

    /**
     * The one that there is. {@link Display#getDefault()} would make one where there is none yet, and take the thread that asks
     * for the one that draws: it would wait for itself, and the client's own screen would never be that of the program.
     */
    private static Optional<Display> screen() {
        return Thread.getAllStackTraces().keySet().stream().map(Display::findDisplay).filter(Objects::nonNull)
                .findFirst();
    }

    @Override
    public boolean isOnPersonsThread() {
        return Display.findDisplay(Thread.currentThread()) != null;
    }

    @Override
    public Dialog open(PinRequest request, PinPrompt.Listener listener) {
        OnDisplay dialog = new OnDisplay(screen.get(), listener);
        dialog.show(request);
        return dialog;
    }

    @Override
    public Optional<IdentityQuestion.Shown> choose(IdentityQuestion question, IdentityQuestion.Listener listener) {
        return Optional.of(new IdentityDialog(screen.get(), question, listener));
    }
}
