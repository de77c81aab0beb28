/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.identity;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Optional;

import org.eclipse.core.runtime.ContributorFactoryOSGi;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExtensionRegistry;
import org.eclipse.core.runtime.InvalidRegistryObjectException;
import org.osgi.framework.Bundle;

/** The contributions to the extension point {@code se.etjanstekort.certstore.identityRules}. */
public final class RuleContributions {

    private static final String POINT = "se.etjanstekort.certstore.identityRules";

    private final IExtensionRegistry registry;

    public RuleContributions(IExtensionRegistry registry) {
        this.registry = registry;
    }

    /** Reads all contributions that are there now. */
    public void read(RuleCollector collector) {
        for (IConfigurationElement element : registry.getConfigurationElementsFor(POINT)) {
            try {
                read(element, collector);
            } catch (InvalidRegistryObjectException e) {
                continue; // its bundle is leaving at this moment
            }
        }
    }

    private static void read(IConfigurationElement element, RuleCollector collector) {
        String path = Optional.ofNullable(element.getAttribute("file")).orElse("");
        String name = element.getContributor().getName() + "/" + path;
        Bundle bundle = ContributorFactoryOSGi.resolve(element.getContributor());
        URL file = bundle == null || path.isBlank() ? null : bundle.getEntry(path);
        if (file == null) {
            collector.report(name, 0, "no such file");
            return;
        }
        try (InputStream in = file.openStream()) {
            collector.read(in, name);
        } catch (IOException e) {
            collector.report(name, 0, "cannot be read");
        }
    }
}
