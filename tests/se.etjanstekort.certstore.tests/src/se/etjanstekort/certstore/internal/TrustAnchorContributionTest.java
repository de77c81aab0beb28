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
import java.util.Locale;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.util.tracker.ServiceTracker;

import se.etjanstekort.certstore.AnchorEntry;
import se.etjanstekort.certstore.AnchorProblem;
import se.etjanstekort.certstore.AnchorProblem.Kind;
import se.etjanstekort.certstore.AnchorSource;
import se.etjanstekort.certstore.CertificateStore;
import se.etjanstekort.certstore.TrustAnchor;
import se.etjanstekort.certstore.TrustAnchors;
import se.etjanstekort.certstore.internal.TestCertificates.Issued;
import se.etjanstekort.certstore.internal.x509.CertificateParser;

/** A host that contributes trust anchors, in a running Equinox; means nothing outside one. */
public class TrustAnchorContributionTest {

    private static final String HOST = "example.host";

    private final Issued root = TestCertificates.root("Host Root").issue();
    private final Issued other = TestCertificates.root("Other Root").issue();
    private ServiceTracker<CertificateStore, CertificateStore> tracker;
    private Bundle host;

    @Before
    public void findService() throws InterruptedException {
        Bundle bundle = FrameworkUtil.getBundle(TrustAnchorContributionTest.class);
        assumeNotNull(bundle);
        tracker = new ServiceTracker<>(bundle.getBundleContext(), CertificateStore.class, null);
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
        String fingerprint = CertificateParser.fingerprint(root.certificate());
        install("""
                <plugin><extension point="se.etjanstekort.certstore.trustAnchors">
                <trustAnchor certificate="missing.cer" sha256="%1$s"/>
                <trustAnchor certificate="other.cer" sha256="%1$s"/>
                <trustAnchor certificate="root.cer"/>
                <trustAnchor sha256="%1$s"/>
                <trustAnchor certificate="root.cer" sha256="%2$s"/>
                </extension></plugin>
                """.formatted(fingerprint, withColons(fingerprint)));
        TrustAnchors anchors = tracker.getService().trustAnchors();
        assertThat(anchors.anchors(),
                is(List.of(new TrustAnchor(root.certificate(), fingerprint, source("root.cer")))));
        assertThat(anchors.problems(),
                is(List.of(new AnchorProblem(Kind.UNREADABLE, source("missing.cer")),
                        new AnchorProblem(Kind.FINGERPRINT_MISMATCH, source("other.cer")),
                        new AnchorProblem(Kind.FINGERPRINT_MISMATCH, source("root.cer")),
                        new AnchorProblem(Kind.UNREADABLE, source("")))));
    }

    @Test
    public void theSuiteShipsFingerprintsAndNoCertificate() {
        assertThat(tracker.getService().trustAnchors(), is(new TrustAnchors(List.of(), List.of())));
        assertThat(tracker.getService().listedAnchors().anchors().stream().map(AnchorEntry::state).toList(),
                is(List.of(AnchorEntry.State.WAITING, AnchorEntry.State.OFF)));
    }

    private void install(String pluginXml) throws BundleException, IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue(Constants.BUNDLE_MANIFESTVERSION, "2");
        manifest.getMainAttributes().putValue(Constants.BUNDLE_SYMBOLICNAME, HOST + ";singleton:=true");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(bytes, manifest)) {
            add(jar, "plugin.xml", pluginXml.getBytes(StandardCharsets.UTF_8));
            add(jar, "root.cer", TestCard.encoded(root));
            add(jar, "other.cer", TestCard.encoded(other));
        }
        BundleContext context = FrameworkUtil.getBundle(TrustAnchorContributionTest.class).getBundleContext();
        host = context.installBundle(HOST, new ByteArrayInputStream(bytes.toByteArray()));
        host.start();
    }

    private static void add(JarOutputStream jar, String name, byte[] content) throws IOException {
        jar.putNextEntry(new ZipEntry(name));
        jar.write(content);
        jar.closeEntry();
    }

    private static String withColons(String hex) {
        return hex.toUpperCase(Locale.ROOT).replaceAll("(..)(?!$)", "$1:");
    }

    private static AnchorSource source(String path) {
        return new AnchorSource.Contribution(HOST, path);
    }
}
