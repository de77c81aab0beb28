/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.revocation.ocsp;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import javax.security.auth.x500.X500Principal;

import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.ocsp.BasicOCSPResponse;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.ResponderID;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.KeyPurposeId;

import se.etjanstekort.certstore.TrustFailure;
import se.etjanstekort.certstore.internal.revocation.RevocationSource.Question;
import se.etjanstekort.certstore.internal.x509.Algorithms;
import se.etjanstekort.certstore.internal.x509.CertificateParser;

/**
 * Who may answer for an issuer (RFC 6960, 4.2.2.2): the issuer itself, or a delegate that it has issued for that and nobody else.
 */
final class Responder {

    private static final int MAXIMUM_CERTIFICATES = 8;
    private static final int DIGITAL_SIGNATURE = 0;

    private final Question question;
    private final Instant moment;
    private final Delegates.Check delegates;

    /**
     * @param moment
     *            at which a delegate has to be valid
     * @param delegates
     *            asked about a delegate without ocsp-nocheck
     */
    Responder(Question question, Instant moment, Delegates.Check delegates) {
        this.question = question;
        this.moment = moment;
        this.delegates = delegates;
    }

    /** Returns if somebody has signed the response who may. */
    void check(BasicOCSPResponse response) throws OcspException {
        X509Certificate signer = signer(response);
        if (!isSigned(response, signer.getPublicKey())) {
            throw unauthorized("the signature does not fit");
        }
        if (!signer.getPublicKey().equals(question.issuer().getPublicKey())) {
            checkDelegate(signer);
        }
    }

    /** The one whom the response names. */
    private X509Certificate signer(BasicOCSPResponse response) throws OcspException {
        List<X509Certificate> candidates = new ArrayList<>(List.of(question.issuer()));
        if (response.getCerts() != null) {
            for (int i = 0; i < Math.min(response.getCerts().size(), MAXIMUM_CERTIFICATES); i++) {
                encoded(response, i).flatMap(CertificateParser::parse).ifPresent(candidates::add);
            }
        }
        ResponderID id = response.getTbsResponseData().getResponderID();
        return candidates.stream().filter(candidate -> isNamed(id, candidate)).findFirst()
                .orElseThrow(() -> unauthorized("the responder's certificate is not there"));
    }

    private static Optional<byte[]> encoded(BasicOCSPResponse response, int position) {
        try {
            return Optional.of(response.getCerts().getObjectAt(position).toASN1Primitive()
                    .getEncoded(ASN1Encoding.DER));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static boolean isNamed(ResponderID id, X509Certificate candidate) {
        if (id.getKeyHash() != null) {
            return Arrays.equals(id.getKeyHash(), CertificateIds.keyHash(candidate.getPublicKey().getEncoded()));
        }
        try {
            return new X500Principal(id.getName().getEncoded()).equals(candidate.getSubjectX500Principal());
        } catch (IOException | IllegalArgumentException e) {
            return false; // a name that is none
        }
    }

    private static boolean isSigned(BasicOCSPResponse response, PublicKey key) throws OcspException {
        AlgorithmIdentifier algorithm = response.getSignatureAlgorithm();
        String id = algorithm.getAlgorithm().getId();
        boolean plain = algorithm.getParameters() == null || DERNull.INSTANCE.equals(algorithm.getParameters());
        if (!plain || !Algorithms.isStrongSignature(id) || !Algorithms.isStrong(key)) {
            throw unauthorized("signed too weakly: " + id);
        }
        try {
            Signature signature = Signature.getInstance(id);
            signature.initVerify(key);
            signature.update(response.getTbsResponseData().getEncoded(ASN1Encoding.DER));
            return signature.verify(response.getSignature().getOctets());
        } catch (GeneralSecurityException | IOException e) {
            return false; // a key of another kind, or no signature at all
        }
    }

    private void checkDelegate(X509Certificate delegate) throws OcspException {
        if (!isIssued(delegate)) {
            throw unauthorized("the responder was not issued by the CA that it answers for");
        }
        if (moment.isBefore(delegate.getNotBefore().toInstant())
                || moment.isAfter(delegate.getNotAfter().toInstant())) {
            throw unauthorized("the responder's certificate is not within its validity");
        }
        if (!Algorithms.areStrong(delegate) || delegate.hasUnsupportedCriticalExtension()
                || !isForAnswering(delegate)) {
            throw unauthorized("the responder's certificate is not for answering");
        }
        if (delegate.getExtensionValue(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck.getId()) == null) {
            delegates.check(new Question(delegate, question.issuer()), moment);
        }
    }

    private boolean isIssued(X509Certificate delegate) {
        try {
            delegate.verify(question.issuer().getPublicKey());
            return delegate.getIssuerX500Principal().equals(question.issuer().getSubjectX500Principal());
        } catch (GeneralSecurityException e) {
            return false; // another key
        }
    }

    private static boolean isForAnswering(X509Certificate delegate) {
        try {
            boolean[] usage = delegate.getKeyUsage();
            List<String> purposes = delegate.getExtendedKeyUsage();
            return (usage == null || usage[DIGITAL_SIGNATURE]) && purposes != null
                    && purposes.contains(KeyPurposeId.id_kp_OCSPSigning.getId());
        } catch (CertificateParsingException e) {
            return false;
        }
    }

    private static OcspException unauthorized(String detail) {
        return new OcspException(TrustFailure.REVOCATION_UNAUTHORIZED, detail);
    }
}
