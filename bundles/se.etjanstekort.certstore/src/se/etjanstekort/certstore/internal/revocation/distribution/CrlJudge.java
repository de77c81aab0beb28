/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.revocation.distribution;

import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.bouncycastle.asn1.x509.DistributionPoint;

import se.etjanstekort.certstore.RevocationStatus;
import se.etjanstekort.certstore.RevocationStatus.Good;
import se.etjanstekort.certstore.RevocationStatus.Revoked;
import se.etjanstekort.certstore.RevocationStatus.Source;
import se.etjanstekort.certstore.TrustFailure;
import se.etjanstekort.certstore.internal.revocation.Freshness;
import se.etjanstekort.certstore.internal.revocation.crl.CrlEntry;
import se.etjanstekort.certstore.internal.revocation.crl.CrlException;
import se.etjanstekort.certstore.internal.revocation.crl.CrlHeader;
import se.etjanstekort.certstore.internal.revocation.crl.CrlReason;
import se.etjanstekort.certstore.internal.revocation.crl.IndexedCrl;

/** What a complete CRL, and a delta CRL if there is one, say about a certificate (RFC 5280, 6.3.3). Pure functions. */
final class CrlJudge {

    private CrlJudge() {
    }

    /**
     * Good or revoked.
     *
     * @param points
     *            of the certificate
     * @throws CrlRefusal
     *             if the CRL does not answer the question
     */
    static RevocationStatus judge(X509Certificate certificate, List<DistributionPoint> points, IndexedCrl complete,
            Optional<IndexedCrl> delta) throws CrlRefusal, CrlException {
        CrlHeader header = complete.header();
        if (header.isDelta()) {
            throw new CrlRefusal(TrustFailure.REVOCATION_WRONG_ANSWER, "a delta CRL instead of a complete one");
        }
        CrlScope.check(header, certificate, points);
        BigInteger serial = certificate.getSerialNumber();
        Optional<CrlEntry> entry = complete.find(serial);
        if (entry.filter(found -> found.reason() == CrlReason.REMOVE_FROM_CRL).isPresent()) {
            throw new CrlRefusal(TrustFailure.REVOCATION_WRONG_ANSWER, "a removal in a complete CRL");
        }
        Optional<IndexedCrl> newer = delta.filter(candidate -> continues(candidate.header(), header));
        Instant thisUpdate = newer.orElse(complete).header().thisUpdate();
        boolean isPermanent = entry.filter(found -> found.reason().isPermanent()).isPresent();
        Optional<CrlEntry> change = newer.isPresent() && !isPermanent ? newer.get().find(serial) : Optional.empty();
        Optional<CrlEntry> last = change.or(() -> entry)
                .filter(found -> found.reason() != CrlReason.REMOVE_FROM_CRL);
        if (last.isPresent()) {
            return new Revoked(last.get().reason().text(), last.get().revocationDate(), thisUpdate, Source.CRL);
        }
        if (CrlScope.isPartial(header)) {
            throw new CrlRefusal(TrustFailure.REVOCATION_WRONG_ANSWER, "a CRL of some reasons only");
        }
        return new Good(thisUpdate, newer.orElse(complete).header().nextUpdate(), Source.CRL,
                !complete.isVerified() || newer.filter(used -> !used.isVerified()).isPresent());
    }

    /** What is good must be current; what is revoked stays so until something current says otherwise. */
    static RevocationStatus current(RevocationStatus status, Freshness freshness) throws CrlRefusal {
        if (status instanceof Good good) {
            boolean isCurrent = good.nextUpdate().map(freshness::isCurrent)
                    .orElseGet(() -> freshness.isRecent(good.thisUpdate()));
            if (!isCurrent || !freshness.isPast(good.thisUpdate())) {
                throw new CrlRefusal(TrustFailure.REVOCATION_OUTDATED, "of " + good.thisUpdate() + ", next "
                        + good.nextUpdate().map(Instant::toString).orElse("not said"));
            }
        }
        return status;
    }

    /** RFC 5280, 5.2.4: of the same scope, and nothing is missing between them. */
    private static boolean continues(CrlHeader delta, CrlHeader complete) {
        return delta.isDelta() && delta.distributionPoint().equals(complete.distributionPoint())
                && complete.number().filter(number -> number.compareTo(delta.baseNumber().orElseThrow()) >= 0
                        && delta.number().filter(newer -> newer.compareTo(number) > 0).isPresent()).isPresent();
    }
}
