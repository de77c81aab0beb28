/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.reader.internal;

import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URL;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.core.runtime.ContributorFactoryOSGi;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExtensionRegistry;
import org.eclipse.core.runtime.InvalidRegistryObjectException;
import org.osgi.framework.Bundle;

/** The contributions to the extension point {@code se.etjanstekort.reader.readerRules}. */
final class RuleContributions {

    private static final String POINT = "se.etjanstekort.reader.readerRules";
    private static final Logger LOG = System.getLogger(RuleContributions.class.getName());

    private final IExtensionRegistry registry;

    RuleContributions(IExtensionRegistry registry) {
        this.registry = registry;
    }

    /**
     * The rules with all contributions that are there now, in the order of their bundles' names. One that is not written as it
     * must be is left out whole and reported in the log.
     */
    ReaderRules rules() {
        List<RuleFile> files = new ArrayList<>();
        Stream.of(registry.getConfigurationElementsFor(POINT))
                .sorted(Comparator.comparing(element -> element.getContributor().getName()))
                .forEach(element -> read(element).ifPresent(files::add));
        return ReaderRules.with(files);
    }

    private static Optional<RuleFile> read(IConfigurationElement element) {
        try {
            return Optional.of(readFile(element));
        } catch (IOException | IllegalArgumentException | InvalidRegistryObjectException e) {
            LOG.log(Level.WARNING, "reader rules of {0} are left out: {1}", element.getContributor().getName(),
                    e.getMessage());
            return Optional.empty();
        }
    }

    private static RuleFile readFile(IConfigurationElement element) throws IOException {
        String path = Optional.ofNullable(element.getAttribute("file")).orElse("");
        Bundle bundle = ContributorFactoryOSGi.resolve(element.getContributor());
        URL file = bundle == null || path.isBlank() ? null : bundle.getEntry(path);
        if (file == null) {
            throw new IOException("there is no file " + path);
        }
        try (InputStream in = file.openStream()) {
            return RuleFile.read(in);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(path + ": " + e.getMessage(), e);
        }
    }
}
