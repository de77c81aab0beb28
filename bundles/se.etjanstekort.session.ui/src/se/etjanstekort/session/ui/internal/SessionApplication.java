/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.session.ui.internal;

import java.util.Optional;

import org.eclipse.core.databinding.observable.value.IObservableValue;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.Platform;
import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.eclipse.swt.widgets.Display;
import org.osgi.framework.FrameworkUtil;

import se.etjanstekort.login.Phase;
import se.etjanstekort.login.SignInState;
import se.etjanstekort.session.ui.internal.SuiteServices.SignInParts;
import se.etjanstekort.ui.UiState;

/**
 * Signs in, then starts the host's own application in its place. The host sees nothing of it: it is run on the same thread
 * with the same context, on a display that it makes itself, and what it returns is returned.
 */
public final class SessionApplication implements IApplication {

    /** How long the parts of the suite may take to start. */
    private static final int PARTS_MILLIS = 20_000;
    private static final int LOOK_AGAIN_MILLIS = 20;

    private final HostProduct product = HostProduct.running();
    private volatile IApplication host;
    private volatile SignInParts parts;

    @Override
    public Object start(IApplicationContext context) throws Exception {
        context.applicationRunning();
        boolean signedIn;
        product.name().ifPresent(Display::setAppName);
        Display display = new Display();
        try {
            display.setRuntimeExceptionHandler(SessionApplication::log);
            Optional<SignInParts> found = awaitParts(display);
            if (found.isEmpty()) {
                FailureDialog.show(display, product, SessionUiFailure.SIGN_IN_MISSING);
                return EXIT_OK;
            }
            parts = found.get();
            signedIn = signIn(display, found.get());
        } finally {
            display.dispose();
        }
        return signedIn ? startHost(context) : EXIT_OK;
    }

    @Override
    public void stop() {
        IApplication running = host;
        if (running != null) {
            running.stop();
        } else if (parts != null) {
            parts.signIn().cancel();
        }
    }

    private static Optional<SignInParts> awaitParts(Display display) {
        SuiteServices services = new SuiteServices(
                FrameworkUtil.getBundle(SessionApplication.class).getBundleContext());
        Wait wait = new Wait(display);
        display.timerExec(PARTS_MILLIS, wait::end);
        Optional<SignInParts> found = services.parts();
        while (found.isEmpty() && !wait.isOver()) {
            wait.forMillis(LOOK_AGAIN_MILLIS);
            found = services.parts();
        }
        return found;
    }

    /** Runs the window until someone is signed in, or does not want to be. */
    private boolean signIn(Display display, SignInParts found) {
        try (UiState state = new UiState(display, found.signIn())) {
            IObservableValue<SignInState> value = state.value();
            SignInWindow window = new SignInWindow(display, product, found.signIn(), found.prompt());
            value.addValueChangeListener(event -> {
                if (event.diff.getNewValue().phase() instanceof Phase.SignedOut) {
                    window.show(event.diff.getNewValue());
                }
            });
            window.show(value.getValue());
            while (value.getValue().phase() instanceof Phase.SignedOut) {
                if (!display.readAndDispatch()) {
                    display.sleep();
                }
            }
            window.close();
            return !(value.getValue().phase() instanceof Phase.Ended);
        }
    }

    private Object startHost(IApplicationContext context) throws Exception {
        try {
            host = HostApplication.create(product, Platform.getExtensionRegistry());
        } catch (CoreException e) {
            report(SessionUiFailure.HOST_MISSING, e);
            throw e;
        }
        try {
            return host.start(context);
        } catch (Exception | LinkageError e) { // host contribution
            // Whatever it throws is told to the user, and to Equinox.
            report(SessionUiFailure.HOST_FAILED, e);
            throw e;
        }
    }

    private void report(SessionUiFailure failure, Throwable cause) {
        log(cause);
        Display display = Display.getCurrent() != null ? Display.getCurrent() : new Display();
        FailureDialog.show(display, product, failure);
        display.dispose();
    }

    private static void log(Throwable problem) {
        ILog.of(SessionApplication.class).error(problem.getMessage(), problem);
    }
}
