/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.session.ui.internal;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExtension;
import org.eclipse.core.runtime.IExtensionRegistry;
import org.eclipse.core.runtime.Status;
import org.eclipse.equinox.app.IApplication;

/** The host's own application, made from its extension as Equinox would. */
final class HostApplication {

    private static final String POINT = "org.eclipse.core.runtime.applications";
    private static final String RUN = "run";
    private static final String CLASS = "class";

    private HostApplication() {
    }

    /**
     * Makes the application.
     *
     * @throws CoreException
     *             when the product names none, or it cannot be loaded
     */
    static IApplication create(HostProduct product, IExtensionRegistry registry) throws CoreException {
        String id = product.applicationId().orElseThrow(() -> failed("The product names no application."));
        IExtension extension = registry.getExtension(POINT, id);
        if (extension == null) {
            throw failed("There is no application " + id);
        }
        for (IConfigurationElement element : extension.getConfigurationElements()) {
            for (IConfigurationElement run : element.getChildren(RUN)) {
                return application(id, run.createExecutableExtension(CLASS));
            }
        }
        throw failed("Nothing to run in the application " + id);
    }

    private static IApplication application(String id, Object made) throws CoreException {
        if (made instanceof SessionApplication) {
            throw failed("The product names the sign-in itself as its application.");
        }
        if (made instanceof IApplication application) {
            return application;
        }
        throw failed("Not an IApplication: " + id);
    }

    private static CoreException failed(String reason) {
        return new CoreException(Status.error(reason));
    }
}
