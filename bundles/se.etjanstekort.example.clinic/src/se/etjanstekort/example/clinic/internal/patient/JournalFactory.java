/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.example.clinic.internal.patient;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;

import org.eclipse.core.runtime.Platform;
import org.eclipse.ui.services.AbstractServiceFactory;
import org.eclipse.ui.services.IServiceLocator;
import org.osgi.framework.FrameworkUtil;

/** Gives windows and parts the workbench's one {@link Journal}. */
public final class JournalFactory extends AbstractServiceFactory {

    @Override
    public Object create(@SuppressWarnings("rawtypes") Class serviceInterface, IServiceLocator parentLocator,
            IServiceLocator locator) {
        if (serviceInterface != Journal.class) {
            return null;
        }
        Journal parents = parentLocator.getService(Journal.class);
        return parents != null ? parents : open();
    }

    private static Journal open() {
        Path state = Platform.getStateLocation(FrameworkUtil.getBundle(JournalFactory.class)).toPath();
        try {
            return Journal.open(Locale.getDefault(), state.resolve("notes"), Clock.systemDefaultZone()); //$NON-NLS-1$
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
