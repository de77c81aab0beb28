/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pkcs15.internal.contribution;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeNotNull;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

import org.eclipse.core.runtime.IExtensionRegistry;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.util.tracker.ServiceTracker;

import se.etjanstekort.pkcs15.CardProfile;
import se.etjanstekort.pkcs15.CardProfileSet;
import se.etjanstekort.pkcs15.CardProfiles;
import se.etjanstekort.pkcs15.ProfileProblem;

/** A host that contributes card profiles, in a running Equinox; means nothing outside one. */
public class CardProfileContributionTest {

    private static final String HOST = "example.cards";
    private static final String REGION = """
            source = the vendor's manual
            met-real-card = yes
            match.label = Region card
            tries = verify-empty
            codes = separate
            change = old-and-new
            reset = puk-and-new
            signature = pso
            block = 256
            """;

    private ServiceTracker<IExtensionRegistry, IExtensionRegistry> registry;
    private Bundle host;

    @Before
    public void findRegistry() throws InterruptedException {
        Bundle bundle = FrameworkUtil.getBundle(CardProfileContributionTest.class);
        assumeNotNull(bundle);
        registry = new ServiceTracker<>(bundle.getBundleContext(), IExtensionRegistry.class, null);
        registry.open();
        assertNotNull(registry.waitForService(20_000));
    }

    @After
    public void uninstallHost() throws BundleException {
        if (host != null) {
            host.uninstall();
        }
        if (registry != null) {
            registry.close();
        }
    }

    @Test
    public void goodContributionsAreUsedAndBadOnesAreReported() throws BundleException, IOException {
        install(Map.of("cards/region.properties", REGION, "cards/misspelt.properties", REGION + "trys = unknown\n",
                "cards/again.properties", REGION, "cards/redirecting.properties", REGION + "pin.reference = 82\n",
                "cards/everything.properties", REGION.replace("match.label = Region card\n", "")),
                List.of("cards/region.properties", "cards/misspelt.properties", "cards/again.properties",
                        "cards/redirecting.properties", "cards/everything.properties", "cards/missing.properties",
                        "cards"));
        CardProfileSet profiles = new ContributedProfiles(registry.getService()).profiles();
        List<String> names = profiles.profiles().stream().map(CardProfile::name).toList();
        assertTrue(names.toString(), names.contains("region"));
        assertEquals(CardProfiles.shipped().size() + 1, names.size());
        assertEquals(
                List.of(problem("cards/missing.properties", 0, "no such profile file"),
                        problem("cards", 0, "no such profile file"),
                        problem("misspelt.properties", 10, "unknown key trys"),
                        problem("again.properties", 0, "a card may fit region as well"),
                        problem("redirecting.properties", 10, "unknown key pin.reference"),
                        problem("everything.properties", 0, "a card may fit generic as well")),
                profiles.problems());
    }

    @Test
    public void theSuiteContributesNothing() {
        CardProfileSet profiles = new ContributedProfiles(registry.getService()).profiles();
        assertEquals(CardProfiles.shipped(), profiles.profiles());
        assertEquals(List.of(), profiles.problems());
    }

    private static ProfileProblem problem(String file, int line, String reason) {
        return new ProfileProblem(HOST, file, line, reason);
    }

    private void install(Map<String, String> files, List<String> contributed) throws BundleException, IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue(Constants.BUNDLE_MANIFESTVERSION, "2");
        manifest.getMainAttributes().putValue(Constants.BUNDLE_SYMBOLICNAME, HOST + ";singleton:=true");
        StringBuilder plugin = new StringBuilder("<plugin><extension point=\"se.etjanstekort.pkcs15.cardProfiles\">");
        contributed.forEach(file -> plugin.append("<cardProfile file=\"").append(file).append("\"/>"));
        plugin.append("</extension></plugin>");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(bytes, manifest)) {
            add(jar, "plugin.xml", plugin.toString());
            for (Map.Entry<String, String> file : files.entrySet()) {
                add(jar, file.getKey(), file.getValue());
            }
        }
        BundleContext context = FrameworkUtil.getBundle(CardProfileContributionTest.class).getBundleContext();
        host = context.installBundle(HOST, new ByteArrayInputStream(bytes.toByteArray()));
        host.start();
    }

    private static void add(JarOutputStream jar, String name, String content) throws IOException {
        jar.putNextEntry(new ZipEntry(name));
        jar.write(content.getBytes(StandardCharsets.UTF_8));
        jar.closeEntry();
    }
}
