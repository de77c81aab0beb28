/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.session.ui.internal;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;

import se.etjanstekort.login.PinPrompt;
import se.etjanstekort.login.SignIn;
import se.etjanstekort.login.SignInPolicy;
import se.etjanstekort.policy.Policy;

/** The services of the suite that the window and the cover stand on. */
final class SuiteServices implements AutoCloseable {

    private final Tracker<Policy> policy;
    private final Tracker<SignIn> signIn;
    private final Tracker<PinPrompt> prompts;

    /**
     * Follows the services until it is closed; they are kept alive as long.
     *
     * @param changed
     *            is run when a service has come or gone, on any thread
     */
    SuiteServices(BundleContext context, Runnable changed) {
        policy = new Tracker<>(context, Policy.class, changed);
        signIn = new Tracker<>(context, SignIn.class, changed);
        prompts = new Tracker<>(context, PinPrompt.class, changed);
        policy.open();
        signIn.open();
        prompts.open();
    }

    /** The sign-in, and the prompt that policy names; empty as long as one of them is not there. Any thread. */
    Optional<SignInParts> parts() {
        Optional<PinPrompt> prompt = policy.best().map(found -> found.get(SignInPolicy.PIN_PROMPT_BUNDLE))
                .flatMap(this::prompt);
        return signIn.best().flatMap(found -> prompt.map(named -> new SignInParts(found, named)));
    }

    private Optional<PinPrompt> prompt(String bundle) {
        return prompts.there.entrySet().stream()
                .filter(entry -> bundle.equals(entry.getKey().getBundle().getSymbolicName()))
                .map(Map.Entry::getValue).findFirst();
    }

    @Override
    public void close() {
        prompts.close();
        signIn.close();
        policy.close();
    }

    /** Tells of a service when it can be had already, and of its going when it cannot be had any more. */
    private static final class Tracker<T> extends ServiceTracker<T, T> {

        /** The best one first. */
        private final Map<ServiceReference<T>, T> there = new ConcurrentSkipListMap<>(Comparator.reverseOrder());
        private final Runnable changed;

        Tracker(BundleContext context, Class<T> type, Runnable changed) {
            super(context, type, null);
            this.changed = changed;
        }

        Optional<T> best() {
            return there.values().stream().findFirst();
        }

        @Override
        public T addingService(ServiceReference<T> reference) {
            T service = super.addingService(reference);
            if (service != null) {
                there.put(reference, service);
                changed.run();
            }
            return service;
        }

        @Override
        public void removedService(ServiceReference<T> reference, T service) {
            there.remove(reference);
            changed.run();
            super.removedService(reference, service);
        }
    }

    /** What signing in needs. */
    record SignInParts(SignIn signIn, PinPrompt prompt) {
    }
}
