/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExtensionRegistry;
import org.eclipse.core.runtime.InvalidRegistryObjectException;

import se.etjanstekort.certstore.TrustFailure;
import se.etjanstekort.certstore.check.CertificateCheck;
import se.etjanstekort.certstore.check.CheckedPath;

/** The contributions to the extension point {@code se.etjanstekort.certstore.certificateChecks}. */
public final class CheckContributions {

    private static final String POINT = "se.etjanstekort.certstore.certificateChecks";

    private final IExtensionRegistry registry;

    public CheckContributions(IExtensionRegistry registry) {
        this.registry = registry;
    }

    /** All that are there now, made anew. One that cannot be made is a check that nobody passes. */
    public List<CertificateCheck> checks() {
        List<CertificateCheck> checks = new ArrayList<>();
        for (IConfigurationElement element : registry.getConfigurationElementsFor(POINT)) {
            try {
                checks.add(check(element));
            } catch (InvalidRegistryObjectException e) {
                continue; // its bundle is leaving at this moment
            }
        }
        return checks;
    }

    private static CertificateCheck check(IConfigurationElement element) {
        String name = element.getContributor().getName() + "/"
                + Optional.ofNullable(element.getAttribute("class")).orElse("");
        try {
            Object made = element.createExecutableExtension("class");
            return made instanceof CertificateCheck check ? check : new Missing(name);
        } catch (CoreException | LinkageError e) {
            return new Missing(name);
        }
    }

    /** Stands for a check that cannot be loaded. */
    private record Missing(String id) implements CertificateCheck {

        @Override
        public String text(Locale locale) {
            return ShippedCheck.text("missing", locale);
        }

        @Override
        public Optional<TrustFailure> failure(CheckedPath path, int position) {
            return Optional.of(TrustFailure.CHECK_FAILED);
        }
    }
}
