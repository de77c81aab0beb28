/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.legitimation.ui.internal.anchors;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

import se.etjanstekort.certstore.AnchorEntry;
import se.etjanstekort.certstore.AnchorEntry.State;
import se.etjanstekort.certstore.AnchorProblem;
import se.etjanstekort.certstore.AnchorProblem.Kind;
import se.etjanstekort.certstore.AnchorSource;
import se.etjanstekort.certstore.ListedAnchors;

/** Anchors of every kind, made up but for the two fingerprints that the suite ships. */
final class TestAnchors {

    static final Path FOLDER = Path.of("/etc/etjanstekort/anchors");
    static final String REGION = "06170243fb4886fe9588f079b268d7b3153809234070dd9cd9d2b1f81d74cc54";
    static final String LONG_NAME = "Ekbackens universitetssjukhus rotutfärdare för medarbetares och underkonsulters "
            + "tjänstelegitimationer v3";

    /** Valid from 14 March 2020 to 14 March 2045. */
    private static final String REGION_PEM = """
            -----BEGIN CERTIFICATE-----
            MIIBvDCCAWKgAwIBAgIIW5QwjzdWzyMwCgYIKoZIzj0EAwIwSjELMAkGA1UEBhMC
            U0UxFzAVBgNVBAoTDlJlZ2lvbiBFeGVtcGVsMSIwIAYDVQQDExlSZWdpb24gRXhl
            bXBlbCBSb290IENBIHYxMB4XDTIwMDMxNDEyMDAwMFoXDTQ1MDMxNDEyMDAwMFow
            SjELMAkGA1UEBhMCU0UxFzAVBgNVBAoTDlJlZ2lvbiBFeGVtcGVsMSIwIAYDVQQD
            ExlSZWdpb24gRXhlbXBlbCBSb290IENBIHYxMFkwEwYHKoZIzj0CAQYIKoZIzj0D
            AQcDQgAEUKmeghi4ua2c5f1LOivW1Wt9htYK7Uvrg0JEPJId1Td4MhAeInpUC6SI
            6q2uMqbCKVK3Hy5HEHCN5nS3DAc9fKMyMDAwHQYDVR0OBBYEFPMtZAEuTNH1dRYM
            AfAsHMjvW4+4MA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZIzj0EAwIDSAAwRQIhALrw
            KkgOYnNZzliWvQejDR0fSkA4fLLFKP1ksBsg2fl3AiBWMSt27VnujOobk7RJcNSH
            2WRw4JaSwC4nLO+Xul3o3A==
            -----END CERTIFICATE-----
            """;

    /** Valid from 1 May 2000 to 1 May 2025. */
    private static final String LONG_PEM = """
            -----BEGIN CERTIFICATE-----
            MIIC5TCCAougAwIBAgIJAMJUDO/7C7DxMAoGCCqGSM49BAMCMIHdMQswCQYDVQQG
            EwJTRTFYMFYGA1UECgxPRWtiYWNrZW5zIHVuaXZlcnNpdGV0c3NqdWtodXMsIFZl
            cmtzYW1oZXRzb21yw6VkZSBBa3V0c2p1a3bDpXJkLCBSZWdpb24gRXhlbXBlbDF0
            MHIGA1UEAwxrRWtiYWNrZW5zIHVuaXZlcnNpdGV0c3NqdWtodXMgcm90dXRmw6Ry
            ZGFyZSBmw7ZyIG1lZGFyYmV0YXJlcyBvY2ggdW5kZXJrb25zdWx0ZXJzIHRqw6Ru
            c3RlbGVnaXRpbWF0aW9uZXIgdjMwHhcNMDAwNTAxMTIwMDAwWhcNMjUwNTAxMTIw
            MDAwWjCB3TELMAkGA1UEBhMCU0UxWDBWBgNVBAoMT0VrYmFja2VucyB1bml2ZXJz
            aXRldHNzanVraHVzLCBWZXJrc2FtaGV0c29tcsOlZGUgQWt1dHNqdWt2w6VyZCwg
            UmVnaW9uIEV4ZW1wZWwxdDByBgNVBAMMa0VrYmFja2VucyB1bml2ZXJzaXRldHNz
            anVraHVzIHJvdHV0ZsOkcmRhcmUgZsO2ciBtZWRhcmJldGFyZXMgb2NoIHVuZGVy
            a29uc3VsdGVycyB0asOkbnN0ZWxlZ2l0aW1hdGlvbmVyIHYzMFkwEwYHKoZIzj0C
            AQYIKoZIzj0DAQcDQgAEYY6MZ2GfwI38YPxtmIMZGsV6ByuX3ZyvCxn6loqXb1GR
            cbjokOrpssy/ixfaaBx8yXKkdXGXpRcIuOcMsXIXcaMyMDAwHQYDVR0OBBYEFCQt
            R328TlnaT8cizg+6EjgcjII1MA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZIzj0EAwID
            SAAwRQIgDlbJeg/sloD6fiClfM7hDd98SNj+UJYpnX6ZDS8StZ4CIQCaHyHf9dd6
            TX/4kAXn1et11rz/0sv8x9LpX/rRyQISDA==
            -----END CERTIFICATE-----
            """;

    private TestAnchors() {
    }

    /** In force, waiting, off, expired; a damaged file and a contribution with another fingerprint. */
    static ListedAnchors all() {
        return new ListedAnchors(List.of(region(State.IN_FORCE), siths(), test(), expired()), List.of(damaged(),
                new AnchorProblem(Kind.FINGERPRINT_MISMATCH,
                        new AnchorSource.Contribution("se.ekbacken.journal", "anchors/ekbacken.cer"))));
    }

    static AnchorEntry region(State state) {
        return new AnchorEntry("Region Exempel Root CA v1", REGION, file("region-exempel.cer"), state,
                Optional.of(certificate(REGION_PEM)));
    }

    static AnchorEntry siths() {
        return new AnchorEntry("SITHS e-id Root CA v2",
                "8767260ac829d833c30af23857cbf8a2304bfda445303dfce5043afa73e584c1", new AnchorSource.Pin(),
                State.WAITING, Optional.empty());
    }

    static AnchorEntry test() {
        return new AnchorEntry("TEST SITHS e-id Root CA v2",
                "217ee0fab01427c86988758e3a6b2297b18320d00e1fb7c75e52c41988755307", new AnchorSource.Pin(), State.OFF,
                Optional.empty());
    }

    static AnchorEntry expired() {
        return new AnchorEntry(LONG_NAME, "3bb04dbef6a045ba2ea78fff316f169268779b0f6bc19b10fd3e13918751cffb",
                new AnchorSource.Contribution("se.ekbacken.journal", "anchors/ekbacken-v3.cer"), State.EXPIRED,
                Optional.of(certificate(LONG_PEM)));
    }

    static AnchorProblem damaged() {
        return new AnchorProblem(Kind.NOT_A_CERTIFICATE, file("gammal-rot.cer"));
    }

    private static AnchorSource file(String name) {
        return new AnchorSource.File(FOLDER.resolve(name));
    }

    private static X509Certificate certificate(String pem) {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
        } catch (CertificateException e) {
            throw new AssertionError(e);
        }
    }
}
