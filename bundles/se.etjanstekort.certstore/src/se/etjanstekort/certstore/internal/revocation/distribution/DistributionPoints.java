/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.revocation.distribution;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;

/** Where a certificate, or a CRL, says that CRLs and delta CRLs are (RFC 5280, 4.2.1.13, 4.2.1.15 and 5.2.6). Pure functions. */
final class DistributionPoints {

    private static final Set<String> SCHEMES = Set.of("http", "https");

    private DistributionPoints() {
    }

    /** Of complete CRLs. */
    static List<DistributionPoint> of(X509Certificate certificate) {
        return read(certificate, Extension.cRLDistributionPoints);
    }

    /** Of delta CRLs. */
    static List<DistributionPoint> freshest(X509Certificate certificate) {
        return read(certificate, Extension.freshestCRL);
    }

    /** Those that can be fetched over HTTP. */
    static List<URI> addresses(DistributionPoint point) {
        List<URI> addresses = new ArrayList<>();
        for (GeneralName name : names(point.getDistributionPoint())) {
            if (name.getTagNo() == GeneralName.uniformResourceIdentifier) {
                address(name.getName().toString()).ifPresent(addresses::add);
            }
        }
        return addresses;
    }

    /** Whether both are the same place, or share one of their names (RFC 5280, 6.3.3 (b) (2) (i)). */
    static boolean match(DistributionPointName one, DistributionPointName other) {
        List<GeneralName> others = names(other);
        return one.equals(other) || names(one).stream().anyMatch(others::contains);
    }

    private static List<GeneralName> names(DistributionPointName name) {
        if (name == null || name.getType() != DistributionPointName.FULL_NAME) {
            return List.of();
        }
        ASN1Encodable full = name.getName();
        return Arrays.asList(GeneralNames.getInstance(full).getNames());
    }

    private static List<DistributionPoint> read(X509Certificate certificate, ASN1ObjectIdentifier type) {
        byte[] extension = certificate.getExtensionValue(type.getId());
        if (extension == null) {
            return List.of();
        }
        try {
            return Arrays.asList(CRLDistPoint.getInstance(ASN1OctetString.getInstance(extension).getOctets())
                    .getDistributionPoints());
        } catch (IllegalArgumentException | IllegalStateException | ClassCastException
                | IndexOutOfBoundsException e) { // all of them from the decoder
            return List.of(); // then there is nowhere to ask
        }
    }

    private static Optional<URI> address(String text) {
        try {
            return Optional.of(URI.create(text)).filter(uri -> uri.getScheme() != null
                    && SCHEMES.contains(uri.getScheme().toLowerCase(Locale.ROOT)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
