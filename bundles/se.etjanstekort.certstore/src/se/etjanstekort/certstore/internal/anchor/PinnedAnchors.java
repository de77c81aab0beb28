/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.anchor;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;

import se.etjanstekort.certstore.AnchorSource;
import se.etjanstekort.certstore.TrustAnchor;
import se.etjanstekort.certstore.internal.x509.CertificateParser;

/**
 * The roots that the suite knows by fingerprint: {@code rules/anchors.properties}. A fingerprint is no certificate: it makes an
 * anchor of one that comes from somewhere else, trusted by nobody until then.
 */
public final class PinnedAnchors {

    private static final String SHIPPED = "/rules/anchors.properties";

    private final List<Pin> pins;

    /**
     * One of them.
     *
     * @param sha256
     *            lower-case hexadecimal
     * @param test
     *            for trial cards
     */
    public record Pin(String name, String sha256, boolean test) {
    }

    public PinnedAnchors(List<Pin> pins) {
        this.pins = List.copyOf(pins);
    }

    /** The table that comes with this bundle. */
    public static PinnedAnchors shipped() {
        Properties table = new Properties();
        try (Reader in = new InputStreamReader(PinnedAnchors.class.getResourceAsStream(SHIPPED),
                StandardCharsets.UTF_8)) {
            table.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a file of the bundle itself
        }
        return new PinnedAnchors(table.stringPropertyNames().stream().filter(key -> key.endsWith(".sha256")).sorted()
                .map(key -> pin(table, key.substring(0, key.lastIndexOf('.')))).toList());
    }

    private static Pin pin(Properties table, String row) {
        return new Pin(table.getProperty(row + ".name"),
                table.getProperty(row + ".sha256").replace(":", "").toLowerCase(Locale.ROOT),
                "test".equals(table.getProperty(row + ".environment")));
    }

    public List<Pin> pins() {
        return pins;
    }

    /** Those that are in force. */
    public PinnedAnchors inForce(boolean testRoots) {
        return new PinnedAnchors(pins.stream().filter(pin -> testRoots || !pin.test()).toList());
    }

    /** The certificates that are pinned, as anchors. */
    public List<TrustAnchor> among(List<X509Certificate> certificates, AnchorSource source) {
        List<TrustAnchor> found = new ArrayList<>();
        for (X509Certificate certificate : certificates) {
            String sha256 = CertificateParser.fingerprint(certificate);
            if (pins.stream().anyMatch(pin -> pin.sha256().equals(sha256))) {
                found.add(new TrustAnchor(certificate, sha256, source));
            }
        }
        return found;
    }
}
