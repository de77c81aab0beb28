/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.session.ui.internal;

import java.util.Collection;
import java.util.Optional;

import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

import se.etjanstekort.login.PinPrompt;
import se.etjanstekort.login.SignIn;
import se.etjanstekort.policy.Policy;
import se.etjanstekort.policy.PolicyKey;
import se.etjanstekort.policy.PolicyType;

/** The services of the suite that the window and the cover stand on. */
final class SuiteServices {

    /** Which bundle may ask for a code: a prompt of any other is not used, however high it ranks. */
    static final PolicyKey<String> PIN_PROMPT_BUNDLE = PolicyKey.security("pin.prompt.bundle",
            new PolicyType<>("the symbolic name of a bundle", Optional::of), "se.etjanstekort.pin.ui");

    private final BundleContext context;

    SuiteServices(BundleContext context) {
        this.context = context;
    }

    /** The sign-in, and the prompt that policy names; empty as long as one of them is not there. */
    Optional<SignInParts> parts() {
        Optional<Policy> policy = service(Policy.class);
        Optional<SignIn> signIn = service(SignIn.class);
        Optional<PinPrompt> prompt = policy.flatMap(found -> prompt(found.get(PIN_PROMPT_BUNDLE)));
        return signIn.isPresent() && prompt.isPresent() ? Optional.of(new SignInParts(signIn.get(), prompt.get()))
                : Optional.empty();
    }

    private Optional<PinPrompt> prompt(String bundle) {
        return references().stream().filter(reference -> bundle.equals(reference.getBundle().getSymbolicName()))
                .findFirst().map(context::getService);
    }

    private Collection<ServiceReference<PinPrompt>> references() {
        try {
            return context.getServiceReferences(PinPrompt.class, null);
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException("no filter was given", e);
        }
    }

    private <T> Optional<T> service(Class<T> type) {
        return Optional.ofNullable(context.getServiceReference(type)).map(context::getService);
    }

    /** What signing in needs. */
    record SignInParts(SignIn signIn, PinPrompt prompt) {
    }
}
