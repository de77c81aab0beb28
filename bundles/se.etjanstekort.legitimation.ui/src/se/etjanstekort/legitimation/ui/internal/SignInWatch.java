/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.legitimation.ui.internal;

import java.util.Optional;

import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;

import se.etjanstekort.login.SignIn;

/** Finds the sign-in service, and tells when it comes or goes; on the thread that did it. */
final class SignInWatch implements AutoCloseable {

    private final ServiceTracker<SignIn, SignIn> tracker;

    SignInWatch(Runnable changed) {
        BundleContext context = FrameworkUtil.getBundle(SignInWatch.class).getBundleContext();
        tracker = new ServiceTracker<>(context, SignIn.class, null) {
            @Override
            public SignIn addingService(ServiceReference<SignIn> reference) {
                SignIn added = super.addingService(reference);
                changed.run();
                return added;
            }

            @Override
            public void removedService(ServiceReference<SignIn> reference, SignIn service) {
                super.removedService(reference, service);
                changed.run();
            }
        };
        tracker.open();
    }

    Optional<SignIn> signIn() {
        return Optional.ofNullable(tracker.getService());
    }

    @Override
    public void close() {
        tracker.close();
    }
}
