/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.session.ui.internal;

import static org.hamcrest.CoreMatchers.is;
import static org.hamcrest.MatcherAssert.assertThat;

import java.util.Hashtable;
import java.util.Map;

import org.junit.Test;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;

import se.etjanstekort.login.PinPrompt;
import se.etjanstekort.session.ui.internal.SuiteServices.SignInParts;

public class SuiteServicesTest {

    private final BundleContext context = FrameworkUtil.getBundle(SuiteServices.class).getBundleContext();
    private int changes;

    @Test
    public void promptThatPolicyDoesNotNameIsNotUsedHoweverHighItRanks() {
        try (SuiteServices services = new SuiteServices(context, () -> changes++)) {
            SignInParts before = services.parts().orElseThrow();
            int atFirst = changes;
            PinPrompt impostor = (surface, form, listener) -> {
                throw new AssertionError("asked for a code");
            };
            ServiceRegistration<PinPrompt> registration = context.registerService(PinPrompt.class, impostor,
                    new Hashtable<>(Map.of(Constants.SERVICE_RANKING, 1000)));
            assertThat("its coming is told", changes, is(atFirst + 1));
            assertThat(services.parts().orElseThrow(), is(before));
            registration.unregister();
            assertThat("its going is told", changes, is(atFirst + 2));
        }
    }
}
