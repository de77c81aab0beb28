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
import org.eclipse.swt.SWTException;
import org.eclipse.swt.widgets.Display;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;

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

    private final HostProduct product = HostProduct.running();
    private volatile IApplication host;
    private volatile SignInParts parts;

    @Override
    public Object start(IApplicationContext context) throws Exception {
        context.applicationRunning();
        product.name().ifPresent(Display::setAppName);
        Display display = new Display();
        BundleContext bundles = FrameworkUtil.getBundle(SessionApplication.class).getBundleContext();
        try (SuiteServices services = new SuiteServices(bundles, () -> wake(display))) {
            boolean signedIn;
            try {
                display.setRuntimeExceptionHandler(SessionApplication::log);
                signedIn = signIn(display, services);
            } finally {
                display.dispose();
            }
            return signedIn ? startHost(context, bundles) : EXIT_OK;
        }
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

    private static void wake(Display display) {
        try {
            display.wake();
        } catch (SWTException e) {
            // the sign-in's display is gone, and the host has its own
        }
    }

    /** A sign-in that is replaced while its window is open is followed by a window for the new one. */
    private boolean signIn(Display display, SuiteServices services) {
        Optional<SignInParts> found = awaitParts(display, services);
        while (found.isPresent()) {
            parts = found.get();
            Phase phase = signIn(display, services, parts);
            if (!(phase instanceof Phase.SignedOut)) {
                return !(phase instanceof Phase.Ended);
            }
            found = awaitParts(display, services);
        }
        FailureDialog.show(display, product, SessionUiFailure.SIGN_IN_MISSING);
        return false;
    }

    private static Optional<SignInParts> awaitParts(Display display, SuiteServices services) {
        boolean[] over = { false };
        display.timerExec(PARTS_MILLIS, () -> over[0] = true);
        Optional<SignInParts> found = services.parts();
        while (found.isEmpty() && !over[0]) {
            if (!display.readAndDispatch()) {
                display.sleep();
            }
            found = services.parts();
        }
        return found;
    }

    /** Runs the window until someone is signed in, or does not want to be, or the sign-in is not there any more. */
    private Phase signIn(Display display, SuiteServices services, SignInParts with) {
        try (UiState state = new UiState(display, with.signIn())) {
            IObservableValue<SignInState> value = state.value();
            SignInWindow window = new SignInWindow(display, product, with.signIn(), with.prompt());
            value.addValueChangeListener(event -> {
                if (event.diff.getNewValue().phase() instanceof Phase.SignedOut) {
                    window.show(event.diff.getNewValue());
                }
            });
            window.show(value.getValue());
            while (value.getValue().phase() instanceof Phase.SignedOut
                    && services.parts().equals(Optional.of(with))) {
                if (!display.readAndDispatch()) {
                    display.sleep();
                }
            }
            window.close();
            return value.getValue().phase();
        }
    }

    private Object startHost(IApplicationContext context, BundleContext bundles) throws Exception {
        try {
            host = HostApplication.create(product, Platform.getExtensionRegistry());
        } catch (CoreException e) {
            report(SessionUiFailure.HOST_MISSING, e);
            throw e;
        }
        ServiceRegistration<SessionEntry> entry = bundles.registerService(SessionEntry.class, new SessionEntry(), null);
        try {
            return host.start(context);
        } catch (Exception | LinkageError e) { // host contribution
            // Whatever it throws is told to the user, and to Equinox.
            report(SessionUiFailure.HOST_FAILED, e);
            throw e;
        } finally {
            entry.unregister();
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
