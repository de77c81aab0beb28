/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.login.internal;

import org.junit.rules.ExternalResource;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;

import se.etjanstekort.login.KeyPrompt;

/** This bundle as one that policy can name for key stores, whose prompt asks for the codes as long as a test lasts. */
final class KeyStoreUser extends ExternalResource {

    static final String BUNDLE = "se.etjanstekort.login";

    private final AnsweringPrompt prompt = new AnsweringPrompt();
    private ServiceRegistration<KeyPrompt> registration;

    AnsweringPrompt prompt() {
        return prompt;
    }

    @Override
    protected void before() {
        RunningSuite.policy("pin.prompt.bundle", BUNDLE);
        registration = FrameworkUtil.getBundle(KeyPrompt.class).getBundleContext().registerService(KeyPrompt.class,
                prompt, null);
    }

    @Override
    protected void after() {
        registration.unregister();
        RunningSuite.policy("pin.prompt.bundle", "se.etjanstekort.pin.ui");
        RunningSuite.policy("keystore.allowed", "");
        RunningSuite.policy("keystore.signature.allowed", "");
    }
}
