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
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

import se.etjanstekort.certstore.internal.TestCertificates.Issued;
import se.etjanstekort.certstore.internal.http.FetchAnswer;
import se.etjanstekort.certstore.internal.http.FetchException;
import se.etjanstekort.certstore.internal.http.FetchException.Reason;
import se.etjanstekort.certstore.internal.http.FetchRequest;
import se.etjanstekort.certstore.internal.http.HttpFetcher;

/** Issues CRLs, and is the web from which they come. */
final class TestCrls implements HttpFetcher {

    static final Instant NEXT = TestCertificates.NOW.plus(Duration.ofDays(1));

    /** What was asked for, in order. */
    final List<FetchRequest> asked = new ArrayList<>();
    private final Map<URI, byte[]> served = new HashMap<>();
    private final Map<URI, Reason> failing = new HashMap<>();

    void serve(String address, byte[] crl) {
        served.put(URI.create(address), crl);
        failing.remove(URI.create(address));
    }

    void fail(String address, Reason reason) {
        failing.put(URI.create(address), reason);
    }

    @Override
    public FetchAnswer fetch(FetchRequest request, OutputStream sink) throws IOException {
        asked.add(request);
        URI address = request.address();
        byte[] crl = served.get(address);
        if (failing.containsKey(address) || crl == null) {
            throw new FetchException(failing.getOrDefault(address, Reason.BAD_STATUS), address.toString());
        }
        if (crl.length > request.maximumSize()) {
            throw new FetchException(Reason.TOO_LARGE, address.toString());
        }
        String tag = Integer.toHexString(Arrays.hashCode(crl));
        if (tag.equals(request.headers().get("If-None-Match"))) {
            return new FetchAnswer(address, 304, Optional.of(tag), Optional.empty());
        }
        sink.write(crl);
        return new FetchAnswer(address, 200, Optional.of(tag), Optional.empty());
    }

    /** A CRL of now until {@link #NEXT}, with a number. */
    static byte[] crl(Issued authority, int number, Consumer<X509v2CRLBuilder> content) {
        return crl(authority, TestCertificates.NOW, number, content);
    }

    static byte[] crl(Issued authority, Instant thisUpdate, int number, Consumer<X509v2CRLBuilder> content) {
        return withoutNumber(authority, thisUpdate, builder -> {
            add(builder, Extension.cRLNumber, false, new CRLNumber(BigInteger.valueOf(number)));
            content.accept(builder);
        });
    }

    static byte[] withoutNumber(Issued authority, Instant thisUpdate, Consumer<X509v2CRLBuilder> content) {
        try {
            return signed(authority,
                    new JcaContentSignerBuilder("SHA256withECDSA").build(authority.keys().getPrivate()), thisUpdate,
                    content);
        } catch (OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] signed(Issued authority, ContentSigner signer, Instant thisUpdate,
            Consumer<X509v2CRLBuilder> content) {
        X509v2CRLBuilder builder = new X509v2CRLBuilder(
                X500Name.getInstance(authority.certificate().getSubjectX500Principal().getEncoded()),
                Date.from(thisUpdate));
        builder.setNextUpdate(Date.from(thisUpdate.plus(Duration.ofDays(1))));
        content.accept(builder);
        try {
            return builder.build(signer).getEncoded();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Nobody is on it. */
    static void empty(@SuppressWarnings("unused") X509v2CRLBuilder builder) {
        // as it is
    }

    static Consumer<X509v2CRLBuilder> revoking(X509Certificate certificate, int reason) {
        return builder -> builder.addCRLEntry(certificate.getSerialNumber(),
                Date.from(TestCertificates.NOW.minusSeconds(60)), reason);
    }

    static Consumer<X509v2CRLBuilder> with(ASN1ObjectIdentifier type, ASN1Encodable value) {
        return builder -> add(builder, type, true, value);
    }

    static Consumer<X509v2CRLBuilder> withUnheardOf() {
        return with(new ASN1ObjectIdentifier("1.2.3.4"), DERNull.INSTANCE);
    }

    /** One point for each address. */
    static CRLDistPoint points(String... addresses) {
        return new CRLDistPoint(
                Arrays.stream(addresses).map(address -> new DistributionPoint(name(address), null, null))
                        .toArray(DistributionPoint[]::new));
    }

    static DistributionPointName name(String address) {
        return new DistributionPointName(
                new GeneralNames(new GeneralName(GeneralName.uniformResourceIdentifier, address)));
    }

    private static void add(X509v2CRLBuilder builder, ASN1ObjectIdentifier type, boolean critical,
            ASN1Encodable value) {
        try {
            builder.addExtension(type, critical, value);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
