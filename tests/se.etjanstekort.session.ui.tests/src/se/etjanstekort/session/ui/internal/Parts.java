/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.session.ui.internal;

import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;

import se.etjanstekort.login.PinPrompt;

/** The suite's running parts. */
final class Parts {

    private Parts() {
    }

    /** The prompt that policy names, by the way that the product takes. */
    static PinPrompt prompt() {
        BundleContext context = FrameworkUtil.getBundle(Parts.class).getBundleContext();
        try (SuiteServices services = new SuiteServices(context, Parts::nothing)) {
            return services.parts().orElseThrow(() -> new AssertionError("the suite does not run")).prompt();
        }
    }

    private static void nothing() {
        // nobody waits for a change
    }
}
