/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.x509;

import static org.hamcrest.CoreMatchers.is;
import static org.hamcrest.MatcherAssert.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.DERUniversalString;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.junit.Test;

import se.etjanstekort.certstore.Subject;
import se.etjanstekort.certstore.internal.TestCertificates;
import se.etjanstekort.certstore.internal.TestCertificates.Issued;
import se.etjanstekort.certstore.internal.TestCertificates.Request;

/** What is read of a person from a certificate, well and badly made. */
public class SubjectTest {

    private static final String PERSON = "C=SE,O=Region Exempel,CN=Åsa Öhrn,SURNAME=Öhrn,GIVENNAME=Åsa,T=Läkare";
    private static final ASN1ObjectIdentifier CARD_NUMBER = new ASN1ObjectIdentifier("1.2.752.34.2.1");
    private static final ASN1ObjectIdentifier UPN = new ASN1ObjectIdentifier("1.3.6.1.4.1.311.20.2.3");

    private final Issued ca = TestCertificates.root("CA").issue();

    @Test
    public void allThatItCanSay() {
        Subject subject = subject(request(PERSON)
                .extension(CARD_NUMBER, false, new DERPrintableString("9752278900000010017"))
                .extension(Extension.subjectAlternativeName, false, new GeneralNames(new GeneralName[] {
                        new GeneralName(GeneralName.rfc822Name, "asa.ohrn@exempel.example"),
                        upn(new DERUTF8String("asa@exempel.example")) })));
        assertThat(subject, is(new Subject("Åsa Öhrn", "Åsa", "Öhrn", "Region Exempel", "Läkare",
                "asa.ohrn@exempel.example", "asa@exempel.example", "9752278900000010017")));
    }

    @Test
    public void whatItDoesNotSayIsEmpty() {
        assertThat(subject(request("C=SE")), is(new Subject("", "", "", "", "")));
    }

    @Test
    public void theFirstAddressThatCanBeOneIsTaken() {
        assertThat(subject(names(mail("Åsa"), mail("a@b.example"), mail("c@d.example"))).email(), is("a@b.example"));
        assertThat(subject(request("CN=Åsa,E=old@b.example")).email(), is("old@b.example"));
        for (String none : new String[] { "", "a", "a@", "@b", "a@b@c", "a b@c", "a@b\u0000c",
                "x".repeat(65) + "@b", "a@" + "x".repeat(190), "<a@b>", "a@b,c@d" }) {
            assertThat(none, subject(names(mail(none))).email(), is(""));
        }
    }

    @Test
    public void aPrincipalNameIsTakenIfItIsAloneAndIsWhatItLooksLike() {
        assertThat(subject(names(upn(new DERUTF8String("Åsa@exempel.example")))).userPrincipalName(),
                is("Åsa@exempel.example"));
        assertThat("two", subject(names(upn(new DERUTF8String("a@b")), upn(new DERUTF8String("c@d"))))
                .userPrincipalName(), is(""));
        for (String none : new String[] { "", "a", "a@", "a@b@c", "a @b", "\u0430s\u0430@b", "a\u200B@b",
                "a@" + "x".repeat(254) }) {
            assertThat(none, subject(names(upn(new DERUTF8String(none)))).userPrincipalName(), is(""));
        }
        assertThat("no text", subject(names(upn(new DERBitString(new byte[] { 'a', '@', 'b' })))).userPrincipalName(),
                is(""));
    }

    @Test
    public void aCardNumberHasDigitsAlone() {
        for (ASN1Encodable none : new ASN1Encodable[] { new DERPrintableString(""), new DERPrintableString("97A"),
                new DERPrintableString("9".repeat(33)), new DERUTF8String("9752"), DERNull.INSTANCE }) {
            assertThat(subject(request(PERSON).extension(CARD_NUMBER, false, none)).cardNumber(), is(""));
        }
    }

    @Test
    public void structuresThatAreNoneSayNothingAndTheOthersGoOn() {
        ASN1Encodable empty = new DERSequence();
        for (ASN1Encodable broken : new ASN1Encodable[] { DERNull.INSTANCE, empty, new DERSequence(empty),
                new DERSequence(new DERTaggedObject(false, 0, empty)), new DERSequence(new DERTaggedObject(false, 0,
                        new DERSequence(new ASN1Encodable[] { UPN, new DERUTF8String("a@b") }))),
                new DERSequence(new DERTaggedObject(false, 99, DERNull.INSTANCE)) }) {
            Subject subject = subject(request(PERSON).extension(Extension.subjectAlternativeName, false, broken)
                    .extension(Extension.subjectDirectoryAttributes, false, broken)
                    .extension(CARD_NUMBER, false, broken));
            assertThat(subject, is(new Subject("Åsa Öhrn", "Åsa", "Öhrn", "Region Exempel", "Läkare")));
        }
    }

    @Test
    public void aTitleWithoutAValueSaysNothing() {
        assertThat(subject(request("CN=Åsa").extension(Extension.subjectDirectoryAttributes, false,
                new DERSequence(new DERSequence(new ASN1Encodable[] { BCStyle.T, new DERSet() })))).title(), is(""));
    }

    @Test
    public void bytesForAnAttributeAreNoName() {
        assertThat(subject(request("CN=#" + hex(new DERUniversalString("Åsa".getBytes(StandardCharsets.UTF_16BE)))))
                .name(), is(""));
        assertThat(subject(request("CN=#" + hex(new DERBitString(new byte[] { 1 })))).name(), is(""));
    }

    @Test
    public void aNameIsShownAsVisibleText() {
        assertThat(subject(request("CN=\u0410nn\u0430\u202E Berg")).name(), is("[U+0410]nn[U+0430][U+202E] Berg"));
        assertThat(subject(request("O=" + "\u200B".repeat(300))).organisation().length(), is(200));
    }

    private Request request(String name) {
        return ca.request(name);
    }

    private Request names(GeneralName... names) {
        return request(PERSON).extension(Extension.subjectAlternativeName, false, new GeneralNames(names));
    }

    private static GeneralName mail(String address) {
        return new GeneralName(GeneralName.rfc822Name, new DERIA5String(address));
    }

    private static GeneralName upn(ASN1Encodable value) {
        return new GeneralName(GeneralName.otherName,
                new DERSequence(new ASN1Encodable[] { UPN, new DERTaggedObject(true, 0, value) }));
    }

    private static Subject subject(Request request) {
        return Names.subject(request.issue().certificate());
    }

    private static String hex(ASN1Encodable value) {
        try {
            return HexFormat.of().formatHex(value.toASN1Primitive().getEncoded());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
