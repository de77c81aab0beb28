/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.revocation.ocsp;

import java.io.IOException;
import java.security.MessageDigest;
import java.text.ParseException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ocsp.BasicOCSPResponse;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.OCSPResponse;
import org.bouncycastle.asn1.ocsp.OCSPResponseStatus;
import org.bouncycastle.asn1.ocsp.ResponseData;
import org.bouncycastle.asn1.ocsp.RevokedInfo;
import org.bouncycastle.asn1.ocsp.SingleResponse;
import org.bouncycastle.asn1.x509.Extensions;

import se.etjanstekort.certstore.RevocationPolicy.Nonce;
import se.etjanstekort.certstore.RevocationStatus;
import se.etjanstekort.certstore.RevocationStatus.Source;
import se.etjanstekort.certstore.TrustFailure;
import se.etjanstekort.certstore.internal.revocation.Freshness;
import se.etjanstekort.certstore.internal.revocation.RevocationSource.Question;
import se.etjanstekort.certstore.internal.revocation.crl.CrlReason;

/** Bytes from a web server that nobody vouches for, to what the issuer says (RFC 6960, 3.2 and 4.2). */
final class OcspVerifier {

    private static final int GOOD = 0;
    private static final int REVOKED = 1;
    private static final int MAXIMUM_ANSWERS = 100;
    private static final Set<ASN1ObjectIdentifier> UNDERSTOOD = Set.of(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);

    private final Delegates.Check delegates;

    /**
     * @param delegates
     *            asked about a responder without ocsp-nocheck
     */
    OcspVerifier(Delegates.Check delegates) {
        this.delegates = delegates;
    }

    /** What has just been answered to a query. */
    RevocationStatus fresh(byte[] response, Question question, OcspQuery query, Nonce policy, Freshness freshness)
            throws OcspException {
        return decoding(() -> {
            BasicOCSPResponse basic = basic(response);
            new Responder(question, freshness.now(), delegates).check(basic);
            ResponseData data = basic.getTbsResponseData();
            SingleResponse single = single(data, question);
            boolean isForUs = hasNonce(data, query.nonce());
            checkHasHappened(data, single, freshness);
            if (isPermanent(single)) {
                return status(single); // as true as on the day on which it was signed
            }
            if (!isForUs && policy == Nonce.REQUIRE) {
                throw wrong("without the nonce that was sent");
            }
            checkIsCurrent(single, freshness, isForUs);
            return status(single);
        });
    }

    /** What was answered earlier and has been kept, at whatever time; as of when it was signed. */
    RevocationStatus kept(byte[] response, Question question) throws OcspException {
        return decoding(() -> {
            BasicOCSPResponse basic = basic(response);
            ResponseData data = basic.getTbsResponseData();
            SingleResponse single = single(data, question);
            checkOrder(data, single);
            Instant signed = Collections.max(List.of(instant(data.getProducedAt()), instant(single.getThisUpdate())));
            new Responder(question, signed, delegates).check(basic);
            return status(single);
        });
    }

    private interface Decoding {
        RevocationStatus run() throws OcspException, IOException;
    }

    private static RevocationStatus decoding(Decoding work) throws OcspException {
        try {
            return work.run();
        } catch (IOException | IllegalArgumentException | IllegalStateException | ClassCastException
                | ArithmeticException | IndexOutOfBoundsException e) {
            // all of them from the decoder
            throw new OcspException(TrustFailure.REVOCATION_WRONG_ANSWER, "no OCSP response", e);
        }
    }

    private static BasicOCSPResponse basic(byte[] encoded) throws OcspException, IOException {
        OCSPResponse response = OCSPResponse.getInstance(parsed(encoded));
        int status = response.getResponseStatus().getIntValue();
        if (status != OCSPResponseStatus.SUCCESSFUL) {
            throw new OcspException(TrustFailure.REVOCATION_TRY_LATER, "responseStatus " + switch (status) {
            case OCSPResponseStatus.MALFORMED_REQUEST -> "malformedRequest";
            case OCSPResponseStatus.INTERNAL_ERROR -> "internalError";
            case OCSPResponseStatus.TRY_LATER -> "tryLater";
            case OCSPResponseStatus.SIG_REQUIRED -> "sigRequired";
            case OCSPResponseStatus.UNAUTHORIZED -> "unauthorized";
            default -> String.valueOf(status);
            });
        }
        if (response.getResponseBytes() == null || !OCSPObjectIdentifiers.id_pkix_ocsp_basic
                .equals(response.getResponseBytes().getResponseType())) {
            throw wrong("not a basic response");
        }
        BasicOCSPResponse basic = BasicOCSPResponse
                .getInstance(parsed(response.getResponseBytes().getResponse().getOctets()));
        checkExtensions(basic.getTbsResponseData().getResponseExtensions());
        return basic;
    }

    private static ASN1Primitive parsed(byte[] encoded) throws OcspException, IOException {
        if (encoded.length == 0) {
            throw wrong("nothing");
        }
        return ASN1Primitive.fromByteArray(encoded);
    }

    /** What it says about the certificate; of several the worst, then the newest. */
    private static SingleResponse single(ResponseData data, Question question) throws OcspException {
        ASN1Sequence all = data.getResponses();
        if (all.size() > MAXIMUM_ANSWERS) {
            throw wrong(all.size() + " answers");
        }
        List<SingleResponse> ours = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            SingleResponse one = SingleResponse.getInstance(all.getObjectAt(i));
            if (CertificateIds.isFor(one.getCertID(), question)) {
                checkExtensions(one.getSingleExtensions());
                ours.add(one);
            }
        }
        return ours.stream()
                .max(Comparator.comparing((SingleResponse one) -> one.getCertStatus().getTagNo() == REVOKED)
                        .thenComparing(one -> one.getThisUpdate().getTimeString()))
                .orElseThrow(() -> wrong("for another certificate"));
    }

    private static void checkExtensions(Extensions extensions) throws OcspException {
        if (extensions != null && !UNDERSTOOD.containsAll(List.of(extensions.getCriticalExtensionOIDs()))) {
            throw wrong("a critical extension that is not understood");
        }
    }

    /** Whether the answer was made for this query. */
    private static boolean hasNonce(ResponseData data, byte[] sent) throws OcspException {
        Extensions extensions = data.getResponseExtensions();
        if (extensions == null || extensions.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce) == null) {
            return false;
        }
        byte[] got = ASN1OctetString
                .getInstance(extensions.getExtensionParsedValue(OCSPObjectIdentifiers.id_pkix_ocsp_nonce)).getOctets();
        if (!MessageDigest.isEqual(got, sent)) {
            throw wrong("with another nonce");
        }
        return true;
    }

    /** Nobody knows at the time of signing what will be so later: else an expired delegate could sign for today. */
    private static void checkOrder(ResponseData data, SingleResponse single) throws OcspException {
        if (instant(single.getThisUpdate()).isAfter(instant(data.getProducedAt()).plus(Freshness.SKEW))) {
            throw wrong("thisUpdate is after producedAt");
        }
    }

    private static void checkHasHappened(ResponseData data, SingleResponse single, Freshness freshness)
            throws OcspException {
        Instant thisUpdate = instant(single.getThisUpdate());
        if (!freshness.isPast(thisUpdate) || !freshness.isPast(instant(data.getProducedAt()))) {
            throw outdated("from the future: thisUpdate " + thisUpdate);
        }
        checkOrder(data, single);
    }

    private static void checkIsCurrent(SingleResponse single, Freshness freshness, boolean isForUs)
            throws OcspException {
        Instant thisUpdate = instant(single.getThisUpdate());
        Optional<Instant> nextUpdate = nextUpdate(single);
        if (nextUpdate.isPresent() && !freshness.isCurrent(nextUpdate.get())) {
            throw outdated("nextUpdate has passed: " + nextUpdate.get());
        }
        if ((!isForUs || nextUpdate.isEmpty()) && !freshness.isRecent(thisUpdate)) {
            throw outdated("without a nonce or an end, and thisUpdate is " + thisUpdate);
        }
    }

    private static boolean isPermanent(SingleResponse single) throws OcspException {
        return single.getCertStatus().getTagNo() == REVOKED
                && status(single) instanceof RevocationStatus.Revoked revoked && revoked.isPermanent();
    }

    private static RevocationStatus status(SingleResponse single) throws OcspException {
        Instant thisUpdate = instant(single.getThisUpdate());
        int status = single.getCertStatus().getTagNo();
        if (status == GOOD) {
            return new RevocationStatus.Good(thisUpdate, nextUpdate(single), Source.OCSP, false);
        }
        if (status != REVOKED) {
            throw new OcspException(TrustFailure.REVOCATION_CERTIFICATE_UNKNOWN, "certStatus unknown");
        }
        RevokedInfo info = RevokedInfo.getInstance(single.getCertStatus().getStatus());
        CrlReason reason = info.getRevocationReason() == null ? CrlReason.UNSPECIFIED
                : CrlReason.of(info.getRevocationReason().getValue().intValue()).orElse(CrlReason.UNSPECIFIED);
        return new RevocationStatus.Revoked(reason.text(), instant(info.getRevocationTime()), thisUpdate, Source.OCSP);
    }

    private static Optional<Instant> nextUpdate(SingleResponse single) throws OcspException {
        return single.getNextUpdate() == null ? Optional.empty() : Optional.of(instant(single.getNextUpdate()));
    }

    private static Instant instant(ASN1GeneralizedTime time) throws OcspException {
        try {
            return time.getDate().toInstant();
        } catch (ParseException e) {
            throw new OcspException(TrustFailure.REVOCATION_WRONG_ANSWER, "no time", e);
        }
    }

    private static OcspException wrong(String detail) {
        return new OcspException(TrustFailure.REVOCATION_WRONG_ANSWER, detail);
    }

    private static OcspException outdated(String detail) {
        return new OcspException(TrustFailure.REVOCATION_OUTDATED, detail);
    }
}
