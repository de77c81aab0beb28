/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal;

import static org.hamcrest.CoreMatchers.is;
import static org.hamcrest.CoreMatchers.notNullValue;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assume.assumeNotNull;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
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

import se.etjanstekort.certstore.AssuranceLevel;
import se.etjanstekort.certstore.IdentityRuleProblem;
import se.etjanstekort.certstore.internal.identity.IdentityRules;
import se.etjanstekort.certstore.internal.identity.RuleCollector;
import se.etjanstekort.certstore.internal.identity.RuleContributions;

/** A host that contributes identity rules, in a running Equinox; means nothing outside one. */
public class IdentityRuleContributionTest {

    private static final String HOST = "example.rules.host";

    private ServiceTracker<IExtensionRegistry, IExtensionRegistry> tracker;
    private Bundle host;

    @Before
    public void findRegistry() throws InterruptedException {
        Bundle bundle = FrameworkUtil.getBundle(IdentityRuleContributionTest.class);
        assumeNotNull(bundle);
        tracker = new ServiceTracker<>(bundle.getBundleContext(), IExtensionRegistry.class, null);
        tracker.open();
        assertThat(tracker.waitForService(20_000), notNullValue());
    }

    @After
    public void uninstallHost() throws BundleException {
        if (host != null) {
            host.uninstall();
        }
        if (tracker != null) {
            tracker.close();
        }
    }

    @Test
    public void goodContributionsCountAndBadOnesAreReported() throws BundleException, IOException {
        install("""
                <plugin><extension point="se.etjanstekort.certstore.identityRules">
                <identityRules file="missing.properties"/>
                <identityRules/>
                <identityRules file="bad.properties"/>
                <identityRules file="good.properties"/>
                </extension></plugin>
                """);
        IdentityRules rules = RuleCollector.collect(Optional.empty(),
                new RuleContributions(tracker.getService())::read);
        assertThat(rules.problems(),
                is(List.of(new IdentityRuleProblem(HOST + "/missing.properties", 0, "no such file"),
                        new IdentityRuleProblem(HOST + "/", 0, "no such file"),
                        new IdentityRuleProblem(HOST + "/bad.properties", 2, "unknown key"))));
        assertThat(rules.identify(TestCertificates.root("Region Exempel Person CA v1").issue()
                .authentication("SERIALNUMBER=TSTNMT2321000156-1019").issue().certificate()).level(),
                is(AssuranceLevel.LEVEL_2));
    }

    private void install(String pluginXml) throws BundleException, IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue(Constants.BUNDLE_MANIFESTVERSION, "2");
        manifest.getMainAttributes().putValue(Constants.BUNDLE_SYMBOLICNAME, HOST + ";singleton:=true");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(bytes, manifest)) {
            add(jar, "plugin.xml", pluginXml);
            add(jar, "bad.properties", "# one line\nrule.1.issure=*\n");
            add(jar, "good.properties", """
                    rule.1.issuer=Region Exempel Person CA v*
                    rule.1.attribute=serialNumber
                    rule.1.kind=HSA_ID
                    rule.1.level=LEVEL_2
                    rule.1.source=told
                    """);
        }
        BundleContext context = FrameworkUtil.getBundle(IdentityRuleContributionTest.class).getBundleContext();
        host = context.installBundle(HOST, new ByteArrayInputStream(bytes.toByteArray()));
        host.start();
    }

    private static void add(JarOutputStream jar, String name, String content) throws IOException {
        jar.putNextEntry(new ZipEntry(name));
        jar.write(content.getBytes(StandardCharsets.UTF_8));
        jar.closeEntry();
    }
}
