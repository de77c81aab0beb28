/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.revocation.crl;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import javax.security.auth.x500.X500Principal;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;

import se.etjanstekort.certstore.internal.revocation.crl.CrlException.Problem;

/**
 * What a CRL says about itself (RFC 5280, 5.1.2 and 5.2).
 *
 * @param number
 *            cRLNumber
 * @param baseNumber
 *            what a delta CRL starts from; empty for a complete one
 * @param keyIdentifier
 *            of the issuer's key, from authorityKeyIdentifier
 * @param distributionPoint
 *            issuingDistributionPoint: which certificates it is about; empty for all of the issuer
 * @param freshest
 *            freshestCRL: where delta CRLs to it are
 */
public record CrlHeader(X500Principal issuer, Instant thisUpdate, Optional<Instant> nextUpdate,
        Optional<BigInteger> number, Optional<BigInteger> baseNumber, Optional<BigInteger> keyIdentifier,
        Optional<IssuingDistributionPoint> distributionPoint, List<DistributionPoint> freshest) {

    private static final Set<ASN1ObjectIdentifier> UNDERSTOOD = Set.of(Extension.authorityKeyIdentifier,
            Extension.cRLNumber, Extension.deltaCRLIndicator, Extension.issuingDistributionPoint);

    /**
     * @param extensions
     *            crlExtensions in DER; empty if there are none
     */
    static CrlHeader of(X500Principal issuer, Instant thisUpdate, Optional<Instant> nextUpdate, byte[] extensions)
            throws CrlException {
        try {
            Extensions parsed = extensions.length == 0 ? null : Extensions.getInstance(extensions);
            if (parsed != null && !UNDERSTOOD.containsAll(Arrays.asList(parsed.getCriticalExtensionOIDs()))) {
                throw new CrlException(Problem.UNKNOWN_CRITICAL_EXTENSION);
            }
            return new CrlHeader(issuer, thisUpdate, nextUpdate, integer(parsed, Extension.cRLNumber),
                    integer(parsed, Extension.deltaCRLIndicator),
                    value(parsed, Extension.authorityKeyIdentifier).map(AuthorityKeyIdentifier::getInstance)
                            .map(AuthorityKeyIdentifier::getKeyIdentifierOctets).map(id -> new BigInteger(1, id)),
                    value(parsed, Extension.issuingDistributionPoint).map(IssuingDistributionPoint::getInstance),
                    value(parsed, Extension.freshestCRL).map(CRLDistPoint::getInstance)
                            .map(points -> List.of(points.getDistributionPoints())).orElse(List.of()));
        } catch (IllegalArgumentException | IllegalStateException | ClassCastException
                | IndexOutOfBoundsException e) { // all of them from the decoder
            throw new CrlException(Problem.MALFORMED, e);
        }
    }

    public boolean isDelta() {
        return baseNumber.isPresent();
    }

    /** Whether its entries may be about certificates of other issuers. */
    public boolean isIndirect() {
        return distributionPoint.filter(IssuingDistributionPoint::isIndirectCRL).isPresent();
    }

    private static Optional<BigInteger> integer(Extensions extensions, ASN1ObjectIdentifier type) {
        return value(extensions, type).map(ASN1Integer::getInstance).map(ASN1Integer::getValue);
    }

    private static Optional<ASN1Encodable> value(Extensions extensions, ASN1ObjectIdentifier type) {
        return Optional.ofNullable(extensions).map(all -> all.getExtensionParsedValue(type));
    }
}
