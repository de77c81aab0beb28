/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.revocation.distribution;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;

import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;

import se.etjanstekort.certstore.TrustFailure;
import se.etjanstekort.certstore.internal.revocation.crl.CrlHeader;

/** Whether a CRL is about a certificate at all (RFC 5280, 6.3.3 (b)). Pure functions. */
final class CrlScope {

    private CrlScope() {
    }

    /**
     * @param points
     *            of the certificate: those whose CRL this may be
     */
    static void check(CrlHeader crl, X509Certificate certificate, List<DistributionPoint> points) throws CrlRefusal {
        IssuingDistributionPoint scope = crl.distributionPoint().orElse(null);
        if (scope == null) {
            return;
        }
        refuse(scope.isIndirectCRL(), "an indirect CRL");
        refuse(scope.onlyContainsAttributeCerts(), "a CRL of attribute certificates");
        boolean isAuthority = certificate.getBasicConstraints() >= 0;
        refuse(scope.onlyContainsUserCerts() && isAuthority, "a CRL of users' certificates only");
        refuse(scope.onlyContainsCACerts() && !isAuthority, "a CRL of authorities' certificates only");
        DistributionPointName name = scope.getDistributionPoint();
        refuse(name != null && points.stream().map(DistributionPoint::getDistributionPoint).filter(Objects::nonNull)
                .noneMatch(named -> DistributionPoints.match(name, named)), "the CRL of another distribution point");
    }

    /** Whether a certificate that is not on it may still be revoked, for other reasons. */
    static boolean isPartial(CrlHeader crl) {
        return crl.distributionPoint().filter(scope -> scope.getOnlySomeReasons() != null).isPresent();
    }

    private static void refuse(boolean isSo, String what) throws CrlRefusal {
        if (isSo) {
            throw new CrlRefusal(TrustFailure.REVOCATION_WRONG_ANSWER, what);
        }
    }
}
