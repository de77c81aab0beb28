/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.session.ui.internal;

import static org.hamcrest.CoreMatchers.instanceOf;
import static org.hamcrest.CoreMatchers.is;
import static org.hamcrest.CoreMatchers.not;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertThrows;

import java.util.Optional;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProduct;
import org.eclipse.core.runtime.Platform;
import org.junit.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

public class HostApplicationTest {

    @Test
    public void hostsOwnApplicationIsTheOneThatItsProductNames() throws CoreException {
        Object application = HostApplication.create(HostProduct.running(), Platform.getExtensionRegistry());
        assertThat(application, is(not(instanceOf(SessionApplication.class))));
        assertThat(FrameworkUtil.getBundle(application.getClass()).getSymbolicName(),
                is("se.etjanstekort.example.clinic"));
    }

    @Test
    public void productThatNamesTheSignInItselfIsRefused() {
        assertRefused("se.etjanstekort.session.ui.application");
    }

    @Test
    public void applicationThatIsNotThereIsRefused() {
        assertRefused("se.etjanstekort.nowhere.application");
        assertRefused(null);
    }

    private static void assertRefused(String application) {
        HostProduct product = new HostProduct(Optional.of(new NamedProduct(application)));
        assertThrows(CoreException.class, () -> HostApplication.create(product, Platform.getExtensionRegistry()));
    }

    private record NamedProduct(String application) implements IProduct {
        @Override
        public String getApplication() {
            return application;
        }

        @Override
        public String getName() {
            return "";
        }

        @Override
        public String getDescription() {
            return "";
        }

        @Override
        public String getId() {
            return "";
        }

        @Override
        public String getProperty(String key) {
            return null;
        }

        @Override
        public Bundle getDefiningBundle() {
            return null;
        }
    }
}
