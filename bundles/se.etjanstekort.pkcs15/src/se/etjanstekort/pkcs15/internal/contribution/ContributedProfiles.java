/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pkcs15.internal.contribution;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.core.runtime.ContributorFactoryOSGi;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExtensionRegistry;
import org.eclipse.core.runtime.InvalidRegistryObjectException;
import org.osgi.framework.Bundle;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import se.etjanstekort.pkcs15.CardProfileSet;
import se.etjanstekort.pkcs15.CardProfileSet.Source;
import se.etjanstekort.pkcs15.CardProfiles;
import se.etjanstekort.pkcs15.InstalledProfiles;
import se.etjanstekort.pkcs15.ProfileProblem;

/** The shipped profiles, and after them the contributions to the extension point, as they are when first asked for. */
@Component
public final class ContributedProfiles implements InstalledProfiles {

    private static final String POINT = "se.etjanstekort.pkcs15.cardProfiles";
    private static final String EXTENSION = ".properties";
    private static final int MAX_BYTES = 0x10000;

    private final CardProfileSet profiles;

    @Activate
    public ContributedProfiles(@Reference IExtensionRegistry registry) {
        List<Source> files = new ArrayList<>(CardProfiles.shippedFiles());
        List<ProfileProblem> problems = new ArrayList<>();
        for (IConfigurationElement element : registry.getConfigurationElementsFor(POINT)) {
            try {
                read(element, files, problems);
            } catch (InvalidRegistryObjectException e) {
                continue; // its bundle is leaving at this moment
            }
        }
        profiles = CardProfileSet.of(files, problems);
    }

    @Override
    public CardProfileSet profiles() {
        return profiles;
    }

    private static void read(IConfigurationElement element, List<Source> files, List<ProfileProblem> problems) {
        String origin = element.getContributor().getName();
        String path = Optional.ofNullable(element.getAttribute("file")).orElse("");
        Bundle bundle = ContributorFactoryOSGi.resolve(element.getContributor());
        URL file = bundle == null || !path.endsWith(EXTENSION) ? null : bundle.getEntry(path);
        if (file == null) {
            problems.add(new ProfileProblem(origin, path, 0, "no such profile file"));
            return;
        }
        try (InputStream in = file.openStream()) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                problems.add(new ProfileProblem(origin, path, 0, "more than " + MAX_BYTES + " bytes"));
                return;
            }
            files.add(new Source(origin, name(path), text(bytes)));
        } catch (CharacterCodingException e) {
            problems.add(new ProfileProblem(origin, path, 0, "not UTF-8"));
        } catch (IOException e) {
            problems.add(new ProfileProblem(origin, path, 0, "cannot be read"));
        }
    }

    private static List<String> text(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString().lines().toList();
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1, path.length() - EXTENSION.length());
    }
}
