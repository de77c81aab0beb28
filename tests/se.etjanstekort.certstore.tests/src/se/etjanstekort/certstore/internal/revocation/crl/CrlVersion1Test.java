/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.revocation.crl;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;

import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.Time;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import se.etjanstekort.certstore.internal.TestCertificates;
import se.etjanstekort.certstore.internal.TestCertificates.Issued;
import se.etjanstekort.certstore.internal.revocation.crl.CrlException.Problem;

/** CRLs of version 1 (RFC 5280, 5.1.2.1): without a version, and so without any extension. */
public class CrlVersion1Test {

    private static final Instant NOW = Instant.parse("2026-03-14T12:00:00Z");
    private static final ASN1ObjectIdentifier ECDSA_WITH_SHA256 = new ASN1ObjectIdentifier("1.2.840.10045.4.3.2");
    private static final ASN1Integer SERIAL = new ASN1Integer(7);

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final Issued authority = TestCertificates.root("Exempel CA").issue();
    private Path crl;

    @Before
    public void prepare() {
        crl = folder.getRoot().toPath().resolve("a.crl");
    }

    @Test
    public void itAnswers() throws Exception {
        write(crl(new DERSequence(entry())));
        IndexedCrl built = build();
        assertEquals(Optional.of(new CrlEntry(SERIAL.getValue(), CrlReason.UNSPECIFIED, NOW)),
                built.find(SERIAL.getValue()));
        assertEquals(Optional.empty(), built.find(BigInteger.TEN));
        assertEquals(Optional.empty(), built.header().number());
        assertEquals(Optional.empty(), built.header().nextUpdate());
    }

    @Test
    public void withoutEntriesItAnswersToo() throws Exception {
        write(crl());
        assertEquals(Optional.empty(), build().find(SERIAL.getValue()));
    }

    @Test
    public void withExtensionsItIsNone() throws Exception {
        ASN1EncodableVector withEntry = entry();
        withEntry.add(new Extensions(Extension.create(Extension.reasonCode, false, CRLReason.lookup(1))));
        write(crl(new DERSequence(withEntry)));
        refused();
        ASN1EncodableVector own = crl(new DERSequence(entry()));
        own.add(new DERTaggedObject(true, 0,
                new Extensions(Extension.create(Extension.cRLNumber, false, new CRLNumber(BigInteger.ONE)))));
        write(own);
        refused();
    }

    @Test
    public void aVersionThatIsWrittenIsTheSecond() throws Exception {
        for (int version : new int[] { 0, 2 }) {
            ASN1EncodableVector numbered = new ASN1EncodableVector();
            numbered.add(new ASN1Integer(version));
            ASN1EncodableVector rest = crl(new DERSequence(entry()));
            for (int i = 0; i < rest.size(); i++) {
                numbered.add(rest.get(i));
            }
            write(numbered);
            refused();
        }
    }

    private void refused() {
        assertEquals(Problem.MALFORMED, assertThrows(CrlException.class, this::build).problem());
    }

    private IndexedCrl build() throws CrlException {
        return IndexedCrl.build(crl, folder.getRoot().toPath().resolve("a.index"), authority.certificate());
    }

    private static ASN1EncodableVector entry() {
        ASN1EncodableVector entry = new ASN1EncodableVector();
        entry.add(SERIAL);
        entry.add(new Time(Date.from(NOW)));
        return entry;
    }

    private ASN1EncodableVector crl(DERSequence... entries) {
        ASN1EncodableVector list = new ASN1EncodableVector();
        list.add(algorithm());
        list.add(X500Name.getInstance(authority.certificate().getSubjectX500Principal().getEncoded()));
        list.add(new Time(Date.from(NOW)));
        if (entries.length > 0) {
            list.add(new DERSequence(entries));
        }
        return list;
    }

    private static AlgorithmIdentifier algorithm() {
        return new AlgorithmIdentifier(ECDSA_WITH_SHA256);
    }

    private void write(ASN1EncodableVector list) throws IOException, GeneralSecurityException {
        DERSequence signed = new DERSequence(list);
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(authority.keys().getPrivate());
        signature.update(signed.getEncoded());
        ASN1EncodableVector whole = new ASN1EncodableVector();
        whole.add(signed);
        whole.add(algorithm());
        whole.add(new DERBitString(signature.sign()));
        Files.write(crl, new DERSequence(whole).getEncoded());
    }
}
