/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.anchor;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import se.etjanstekort.certstore.AnchorProblem;
import se.etjanstekort.certstore.AnchorProblem.Kind;
import se.etjanstekort.certstore.AnchorSource;
import se.etjanstekort.certstore.TrustAnchor;
import se.etjanstekort.certstore.TrustAnchors;
import se.etjanstekort.certstore.internal.x509.Algorithms;
import se.etjanstekort.certstore.internal.x509.CertificateParser;

/**
 * Takes certificate files one after the other and keeps those that can be trust anchors. A certificate that comes twice counts
 * as from where it came first.
 */
public final class AnchorCollector {

    /** In bytes; room for some certificates in PEM with text around them. */
    private static final int MAXIMUM_FILE = 64 * 1024;
    private static final Pattern PEM = Pattern
            .compile("-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\\s]*)-----END CERTIFICATE-----");

    private final List<TrustAnchor> anchors = new ArrayList<>();
    private final List<AnchorProblem> problems = new ArrayList<>();
    private final Set<String> fingerprints = new HashSet<>();

    /** Reads a file of one certificate in DER or of one or more in PEM (RFC 7468). */
    public void read(InputStream in, AnchorSource source) throws IOException {
        byte[] bytes = in.readNBytes(MAXIMUM_FILE + 1);
        if (bytes.length > MAXIMUM_FILE) {
            report(Kind.TOO_LARGE, source);
            return;
        }
        List<X509Certificate> certificates = certificates(bytes);
        if (certificates.isEmpty()) {
            report(Kind.NOT_A_CERTIFICATE, source);
        }
        certificates.forEach(certificate -> add(certificate, source));
    }

    /** The same for a file of exactly one certificate whose fingerprint is known beforehand. */
    public void read(InputStream in, String sha256, AnchorSource source) throws IOException {
        AnchorCollector one = new AnchorCollector();
        one.read(in, source);
        problems.addAll(one.problems);
        if (one.anchors.size() > 1 || one.anchors.stream().anyMatch(anchor -> !anchor.sha256().equals(sha256))) {
            report(Kind.FINGERPRINT_MISMATCH, source);
            return;
        }
        one.anchors.forEach(this::add);
    }

    public void report(Kind kind, AnchorSource source) {
        problems.add(new AnchorProblem(kind, source));
    }

    public TrustAnchors collected() {
        return new TrustAnchors(anchors, problems);
    }

    private void add(X509Certificate certificate, AnchorSource source) {
        if (certificate.getBasicConstraints() < 0) {
            report(Kind.NOT_A_CA, source);
        } else if (!Algorithms.isStrong(certificate.getPublicKey())) {
            report(Kind.WEAK_KEY, source);
        } else {
            add(new TrustAnchor(certificate, CertificateParser.fingerprint(certificate), source));
        }
    }

    private void add(TrustAnchor anchor) {
        if (fingerprints.add(anchor.sha256())) {
            anchors.add(anchor);
        }
    }

    /** Empty as soon as one of several cannot be read: a damaged file is not half trusted. */
    private static List<X509Certificate> certificates(byte[] bytes) {
        Optional<X509Certificate> single = CertificateParser.parse(bytes);
        if (single.isPresent()) {
            return List.of(single.get());
        }
        List<X509Certificate> certificates = new ArrayList<>();
        Matcher blocks = PEM.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
        while (blocks.find()) {
            Optional<X509Certificate> certificate = decode(blocks.group(1)).flatMap(CertificateParser::parse);
            if (certificate.isEmpty()) {
                return List.of();
            }
            certificates.add(certificate.get());
        }
        return certificates;
    }

    private static Optional<byte[]> decode(String base64) {
        try {
            return Optional.of(Base64.getMimeDecoder().decode(base64));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
