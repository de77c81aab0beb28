/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal;

import static org.hamcrest.CoreMatchers.is;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assume.assumeNotNull;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

import org.junit.After;
import org.junit.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.util.tracker.ServiceTracker;

import se.etjanstekort.certstore.CertificateStore;
import se.etjanstekort.certstore.CheckResult;
import se.etjanstekort.certstore.CheckResult.Level;
import se.etjanstekort.certstore.TrustFailure;
import se.etjanstekort.certstore.Validation;
import se.etjanstekort.certstore.check.CertificateCheck;
import se.etjanstekort.certstore.check.CheckedPath;

/** A host that contributes certificate checks, in a running Equinox; means nothing outside one. */
public class CheckContributionTest {

    private static final String HOST = "example.host";

    private Bundle host;

    /** What hosts contribute; each in its own way. */
    abstract static class HostCheck implements CertificateCheck {

        private final String id;

        HostCheck(String id) {
            this.id = id;
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public String text(Locale locale) {
            return "sv".equals(locale.getLanguage()) ? "Värdens kontroll." : "The host's check.";
        }
    }

    /** Has nothing against anybody. */
    public static final class Content extends HostCheck {

        public Content() {
            super("example.content");
        }

        @Override
        public Optional<TrustFailure> failure(CheckedPath path, int position) {
            return Optional.empty();
        }
    }

    /** Breaks off. */
    public static final class Throwing extends HostCheck {

        public Throwing() {
            super("example.throwing");
        }

        @Override
        public Optional<TrustFailure> failure(CheckedPath path, int position) {
            throw new IllegalStateException("broken");
        }
    }

    @After
    public void uninstallHost() throws BundleException {
        if (host != null) {
            host.uninstall();
        }
    }

    @Test
    public void contributedChecksAreAskedAndFailWhereTheyThrowOrAreMissing()
            throws BundleException, IOException, InterruptedException {
        assumeNotNull(FrameworkUtil.getBundle(CheckContributionTest.class));
        assertThat("before", resultsOfHost(), is(List.of()));
        install("""
                <plugin><extension point="se.etjanstekort.certstore.certificateChecks">
                <certificateCheck class="%1$s$Content"/>
                <certificateCheck class="%1$s$Throwing"/>
                <certificateCheck class="example.Nowhere"/>
                <certificateCheck/>
                </extension></plugin>
                """.formatted(CheckContributionTest.class.getName()));
        List<CheckResult> results = resultsOfHost();
        assertThat(results.stream().map(CheckContributionTest::inShort).toList(),
                is(List.of("example.content ok", "example.throwing T-18", HOST + "/example.Nowhere T-18",
                        HOST + "/ T-18")));
        assertThat(results.stream().map(CheckResult::level).distinct().toList(), is(List.of(Level.REFUSE)));
        assertThat(results.get(0).text(Locale.forLanguageTag("sv")), is("Värdens kontroll."));
        host.uninstall();
        host = null;
        assertThat("afterwards", resultsOfHost(), is(List.of()));
    }

    private static String inShort(CheckResult result) {
        return result.id() + " " + result.failure().map(TrustFailure::id).orElse("ok");
    }

    /** Of a certificate that nobody trusts, which is a path of its own. */
    private static List<CheckResult> resultsOfHost() throws InterruptedException {
        BundleContext context = FrameworkUtil.getBundle(CheckContributionTest.class).getBundleContext();
        ServiceTracker<CertificateStore, CertificateStore> tracker = new ServiceTracker<>(context,
                CertificateStore.class, null);
        tracker.open();
        try {
            TestCard card = TestCard.of(TestCertificates.root("Nobody").issue()
                    .authentication("CN=Åsa Bergström Öhrn,SERIALNUMBER=TSTNMT2321000156-10B7").issue());
            Validation validation = tracker.waitForService(20_000).identities(card.contents()).get(0).authentication()
                    .orElseThrow();
            return validation.results().stream().filter(result -> result.id().startsWith("example")).toList();
        } finally {
            tracker.close();
        }
    }

    /** The host's classes are this test's own: a bundle that brings them and imports what they need. */
    private void install(String pluginXml) throws BundleException, IOException {
        Manifest manifest = new Manifest();
        Attributes headers = manifest.getMainAttributes();
        headers.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        headers.putValue(Constants.BUNDLE_MANIFESTVERSION, "2");
        headers.putValue(Constants.BUNDLE_SYMBOLICNAME, HOST + ";singleton:=true");
        headers.putValue(Constants.IMPORT_PACKAGE, "se.etjanstekort.certstore,se.etjanstekort.certstore.check");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(bytes, manifest)) {
            add(jar, "plugin.xml", pluginXml.getBytes(StandardCharsets.UTF_8));
            for (Class<?> type : List.of(HostCheck.class, Content.class, Throwing.class)) {
                String name = type.getName().replace('.', '/') + ".class";
                try (InputStream in = type.getResourceAsStream("/" + name)) {
                    add(jar, name, in.readAllBytes());
                }
            }
        }
        host = FrameworkUtil.getBundle(CheckContributionTest.class).getBundleContext().installBundle(HOST,
                new ByteArrayInputStream(bytes.toByteArray()));
        host.start();
    }

    private static void add(JarOutputStream jar, String name, byte[] content) throws IOException {
        jar.putNextEntry(new ZipEntry(name));
        jar.write(content);
        jar.closeEntry();
    }
}
