/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.anchor;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Locale;
import java.util.Optional;

import org.eclipse.core.runtime.ContributorFactoryOSGi;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExtensionRegistry;
import org.eclipse.core.runtime.InvalidRegistryObjectException;
import org.osgi.framework.Bundle;

import se.etjanstekort.certstore.AnchorProblem.Kind;
import se.etjanstekort.certstore.AnchorSource;

/** The contributions to the extension point {@code se.etjanstekort.certstore.trustAnchors}. */
public final class AnchorContributions {

    private static final String POINT = "se.etjanstekort.certstore.trustAnchors";

    private final IExtensionRegistry registry;

    public AnchorContributions(IExtensionRegistry registry) {
        this.registry = registry;
    }

    /** Reads all contributions that are there now. */
    public void read(AnchorCollector collector) {
        for (IConfigurationElement element : registry.getConfigurationElementsFor(POINT)) {
            try {
                read(element, collector);
            } catch (InvalidRegistryObjectException e) {
                continue; // its bundle is leaving at this moment
            }
        }
    }

    private static void read(IConfigurationElement element, AnchorCollector collector) {
        String path = Optional.ofNullable(element.getAttribute("certificate")).orElse("");
        String sha256 = Optional.ofNullable(element.getAttribute("sha256")).orElse("").replace(":", "").strip()
                .toLowerCase(Locale.ROOT);
        AnchorSource source = new AnchorSource.Contribution(element.getContributor().getName(), path);
        Bundle bundle = ContributorFactoryOSGi.resolve(element.getContributor());
        URL file = bundle == null || path.isBlank() ? null : bundle.getEntry(path);
        if (file == null) {
            collector.report(Kind.UNREADABLE, source);
            return;
        }
        try (InputStream in = file.openStream()) {
            collector.read(in, sha256, source);
        } catch (IOException e) {
            collector.report(Kind.UNREADABLE, source);
        }
    }
}
