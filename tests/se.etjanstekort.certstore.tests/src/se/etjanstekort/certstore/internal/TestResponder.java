/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.OCSPResponseStatus;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

import se.etjanstekort.certstore.internal.TestCertificates.Issued;
import se.etjanstekort.certstore.internal.http.FetchAnswer;
import se.etjanstekort.certstore.internal.http.FetchException;
import se.etjanstekort.certstore.internal.http.FetchRequest;
import se.etjanstekort.certstore.internal.http.HttpFetcher;

/** An OCSP responder without a network, as good or as bad as a test wants it. */
final class TestResponder implements HttpFetcher {

    private static final URI ADDRESS = URI.create("http://ocsp.exempel.example/");

    final List<URI> asked = new ArrayList<>();
    private final Issued signer;
    private CertificateStatus status = CertificateStatus.GOOD;
    private Instant thisUpdate = TestCertificates.NOW.minusSeconds(60);
    private Optional<Instant> producedAt = Optional.empty();
    private Instant nextUpdate = TestCertificates.NOW.plus(Duration.ofHours(1));
    private Optional<BigInteger> otherSerial = Optional.empty();
    private Optional<byte[]> otherNonce = Optional.empty();
    private boolean withNonce = true;
    private int responseStatus = OCSPResponseStatus.SUCCESSFUL;
    private boolean isDown;
    private Optional<CertificateID> otherId = Optional.empty();
    private Optional<Extension> extension = Optional.empty();
    private Optional<Extension> singleExtension = Optional.empty();
    private final Map<Instant, CertificateStatus> further = new LinkedHashMap<>();
    private String algorithm = "SHA256withECDSA";

    TestResponder(Issued signer) {
        this.signer = signer;
    }

    TestResponder revoked(int reason) {
        status = new RevokedStatus(Date.from(TestCertificates.NOW.minusSeconds(3600)), reason);
        return this;
    }

    TestResponder status(CertificateStatus other) {
        status = other;
        return this;
    }

    TestResponder updates(Instant from, Instant until) {
        thisUpdate = from;
        nextUpdate = until;
        return this;
    }

    TestResponder produced(Instant at) {
        producedAt = Optional.of(at);
        return this;
    }

    TestResponder serial(long other) {
        otherSerial = Optional.of(BigInteger.valueOf(other));
        return this;
    }

    TestResponder nonce(byte[] other) {
        otherNonce = Optional.of(other);
        return this;
    }

    TestResponder id(CertificateID other) {
        otherId = Optional.of(other);
        return this;
    }

    TestResponder extension(Extension added) {
        extension = Optional.of(added);
        return this;
    }

    TestResponder singleExtension(Extension added) {
        singleExtension = Optional.of(added);
        return this;
    }

    /** Also about the certificate asked for. */
    TestResponder further(CertificateStatus added, Instant from) {
        further.put(from, added);
        return this;
    }

    TestResponder algorithm(String name) {
        algorithm = name;
        return this;
    }

    TestResponder withoutNonce() {
        withNonce = false;
        return this;
    }

    TestResponder responseStatus(int code) {
        responseStatus = code;
        return this;
    }

    TestResponder down(boolean down) {
        isDown = down;
        return this;
    }

    @Override
    public FetchAnswer fetch(FetchRequest request, OutputStream sink) throws IOException {
        asked.add(request.address());
        if (isDown) {
            throw new FetchException(FetchException.Reason.UNREACHABLE, "nobody there");
        }
        sink.write(answer(request.body().orElseThrow()));
        return new FetchAnswer(ADDRESS, 200, Optional.empty(), Optional.empty());
    }

    private byte[] answer(byte[] request) throws IOException {
        try {
            OCSPRespBuilder response = new OCSPRespBuilder();
            if (responseStatus != OCSPResponseStatus.SUCCESSFUL) {
                return response.build(responseStatus, null).getEncoded();
            }
            OCSPReq query = new OCSPReq(request);
            X509Certificate certificate = signer.certificate();
            BasicOCSPRespBuilder basic = new BasicOCSPRespBuilder(new RespID(
                    X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded())));
            CertificateID asked = query.getRequestList()[0].getCertID();
            CertificateID id = otherId.orElse(asked);
            Date end = nextUpdate == null ? null : Date.from(nextUpdate);
            basic.addResponse(otherSerial.isEmpty() ? id : CertificateID.deriveCertificateID(id, otherSerial.get()),
                    status, Date.from(thisUpdate), end, singleExtension.map(Extensions::new).orElse(null));
            further.forEach((from, added) -> basic.addResponse(asked, added, Date.from(from), end, null));
            List<Extension> extensions = new ArrayList<>(extension.stream().toList());
            if (withNonce) {
                extensions.add(otherNonce
                        .map(other -> new Extension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce, false, other))
                        .orElse(query.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce)));
            }
            if (!extensions.isEmpty()) {
                basic.setResponseExtensions(new Extensions(extensions.toArray(Extension[]::new)));
            }
            OCSPResp signed = response.build(OCSPResponseStatus.SUCCESSFUL,
                    basic.build(new JcaContentSignerBuilder(algorithm).build(signer.keys().getPrivate()),
                            new X509CertificateHolder[] { new JcaX509CertificateHolder(certificate) },
                            Date.from(producedAt.orElse(thisUpdate))));
            return signed.getEncoded();
        } catch (OCSPException | OperatorCreationException | java.security.cert.CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
