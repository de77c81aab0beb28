/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pkcs15;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.BERTags;
import org.bouncycastle.asn1.DERTaggedObject;
import org.junit.Test;

import se.etjanstekort.smartcard.CardException;
import se.etjanstekort.testkit.ScriptedTransport;

/** Reading a card: what it shows, where it may lie, and what it may not do to us. */
public class CardContentsReaderTest {

    private static final int PIN1_NEGATIVE = CardFactory.PIN1 - 0x100;

    private final CardContentsReader reader = new CardContentsReader();

    private static FileCard card() {
        return CardFactory.card(new ScriptedTransport());
    }

    private void assertMalformed(FileCard card) {
        CardException thrown = assertThrows(CardException.MalformedData.class, () -> reader.read(card));
        assertEquals("C-06", thrown.failure().id());
        assertEquals("no code is sent", 0, card.count(0x20));
    }

    @Test
    public void tokenInfoIsRead() throws Exception {
        TokenInfo info = reader.read(card()).tokenInfo();
        assertEquals("e-tjanstekort SDK", info.manufacturerId());
        assertEquals("A card", info.label());
        assertEquals("0123456789ABCDEF", info.serialNumber());
        assertEquals(Set.of(TokenInfo.Flag.PRN_GENERATION, TokenInfo.Flag.EID_COMPLIANT), info.flags());
        assertEquals(Optional.of(Instant.parse("2026-11-23T12:00:00Z")), info.lastUpdate());
        assertEquals(Optional.of(0x04), info.supportedAlgorithms().get(1).cardReference());
    }

    @Test
    public void codesAreRead() throws Exception {
        List<AuthenticationObject> codes = reader.read(card()).authenticationObjects();
        assertEquals(3, codes.size());
        assertEquals(
                new AuthenticationObject("Code 1", new Identifier(new byte[] { 1 }),
                        Optional.of(new Identifier(new byte[] { 9 })),
                        Set.of(PinFlag.LOCAL, PinFlag.INITIALIZED, PinFlag.NEEDS_PADDING), PinType.ASCII_NUMERIC, 4, 8,
                        OptionalInt.of(8), new PinReference(0x81), 0, Optional.of(FilePath.of(0x3F00, 0x5015))),
                codes.get(0));
        assertEquals(List.of(true, true, false), codes.stream().map(AuthenticationObject::isUserPin).toList());
    }

    @Test
    public void keysAreReadWithTheirCodes() throws Exception {
        CardContents contents = reader.read(card());
        assertEquals(new PrivateKeyObject(new Identifier(new byte[] { 0x45 }), "Key 69", new PrivateKeyObject.Rsa(2048),
                Set.of(KeyUsage.SIGN),
                Set.of(KeyAccess.SENSITIVE, KeyAccess.ALWAYS_SENSITIVE, KeyAccess.NEVER_EXTRACTABLE, KeyAccess.LOCAL),
                Optional.of(new Identifier(new byte[] { 1 })), OptionalInt.of(1), List.of(),
                Optional.of(FilePath.of(0x3F00, 0x5015, 0x4B01))), contents.privateKeys().get(0));
        PrivateKeyObject ec = contents.privateKeys().get(1);
        assertEquals(new PrivateKeyObject.Ec(Optional.of(EcCurve.P_256)), ec.type());
        assertEquals(Set.of(KeyUsage.NON_REPUDIATION), ec.usage());
        assertEquals(new PinReference(0x82), contents.authenticationObject(ec).orElseThrow().reference());
        assertEquals(Optional.of(ec), contents.privateKey(contents.certificates().get(1)));
    }

    @Test
    public void certificatesAreReadWithoutPadding() throws Exception {
        FileCard card = card().with(CardFactory.CERTIFICATE, CardFactory.padded(CardFactory.certificate(1), 0x00))
                .with(CardFactory.SECOND_CERTIFICATE, CardFactory.padded(CardFactory.certificate(2), 0xFF));
        List<CertificateObject> certificates = reader.read(card).certificates();
        assertArrayEquals(CardFactory.certificate(1), certificates.get(0).encoded().orElseThrow());
        assertArrayEquals(CardFactory.certificate(2), certificates.get(1).encoded().orElseThrow());
    }

    @Test
    public void everyFileMayBePaddedAndOfUnknownSize() throws Exception {
        CardContents plain = reader.read(card());
        for (int padding : new int[] { 0x00, 0xFF }) {
            FileCard card = card().withoutSizes();
            for (String path : List.of(CardFactory.ODF, CardFactory.TOKEN_INFO, CardFactory.AODF, CardFactory.PRKDF,
                    CardFactory.CDF)) {
                card.with(path, CardFactory.padded(card.content(path), padding));
            }
            CardContents padded = reader.read(card);
            assertEquals(plain.tokenInfo(), padded.tokenInfo());
            assertEquals(plain.authenticationObjects(), padded.authenticationObjects());
            assertEquals(plain.privateKeys(), padded.privateKeys());
            assertEquals(2, padded.certificates().stream().filter(c -> c.encoded().isPresent()).count());
        }
    }

    @Test
    public void statisticsCountWhatWentOverTheLine() throws Exception {
        FileCard card = card();
        CardStatistics statistics = reader.read(card).statistics();
        assertEquals(card.sent().size(), statistics.apdus());
        assertEquals(card.sent().stream().mapToLong(command -> command.encode().length).sum(), statistics.bytesSent());
        assertTrue(statistics.bytesReceived() > 2 * CardFactory.certificate(1).length);
    }

    @Test
    public void emptyReserveCardIsACardWithoutKeys() throws Exception {
        FileCard card = card().with(CardFactory.PRKDF, new byte[100]).with(CardFactory.CDF, new byte[0]);
        CardContents contents = reader.read(card);
        assertEquals(List.of(), contents.privateKeys());
        assertEquals(List.of(), contents.certificates());
        assertEquals(3, contents.authenticationObjects().size());
    }

    @Test
    public void profileIsFoundByManufacturerAtrOrNothing() throws Exception {
        assertEquals("software-card", reader.read(card()).profile().name());
        FileCard other = card().with(CardFactory.TOKEN_INFO,
                CardFactory.file(CardFactory.tokenInfo("Other", "A card")));
        assertEquals("generic", reader.read(other).profile().name());
        assertEquals("myeid", reader.read(other.withAtr("3BF51800008131FE454D79454944FF")).profile().name());
        CardContentsReader knowsNone = new CardContentsReader(List.of());
        assertThrows(CardException.NotRecognised.class, () -> knowsNone.read(card()));
    }

    @Test
    public void applicationIsFoundByEveryName() throws Exception {
        for (String aid : List.of(FileCard.PKCS15_AID, "A0000000180C000001634200", "A000000167455349474E")) {
            assertEquals(2, reader.read(card().withAid(aid)).privateKeys().size());
        }
    }

    @Test
    public void applicationIsFoundByItsPath() throws Exception {
        assertEquals("where it usually lies", 2, reader.read(card().withAid("")).privateKeys().size());
        ASN1Encodable template = new DERTaggedObject(false, BERTags.APPLICATION, 1,
                CardFactory.sequence(
                        new DERTaggedObject(false, BERTags.APPLICATION, 15, CardFactory.octets(FileCard.PKCS15_AID)),
                        new DERTaggedObject(false, BERTags.APPLICATION, 17, CardFactory.octets("3F006666"))));
        FileCard elsewhere = card().withAid("").with("3F002F00", CardFactory.der(template));
        for (String path : List.of("5031", "5032")) {
            elsewhere.with("3F006666" + path, elsewhere.content("3F005015" + path)).with("3F005015" + path,
                    new byte[0]);
        }
        assertEquals("where EF.DIR says", 2, reader.read(elsewhere).privateKeys().size());
    }

    @Test
    public void directoriesMayBeNamedRelativeToTheApplication() throws Exception {
        FileCard card = card().with(CardFactory.ODF, CardFactory.file(CardFactory.list(8, "4401"),
                CardFactory.list(0, "4402"), CardFactory.list(4, "4403")));
        assertEquals(2, reader.read(card).certificates().size());
        assertEquals(2, reader.read(card.withAid("")).certificates().size());
    }

    @Test
    public void cardWithoutTheApplicationIsNotRecognised() {
        FileCard doorsOnly = new FileCard(new ScriptedTransport()).withAtr("3B8F8001").with("3F002F00",
                new byte[] { 7 });
        CardException thrown = assertThrows(CardException.NotRecognised.class, () -> reader.read(doorsOnly));
        assertTrue("support wants the ATR: " + thrown.getMessage(), thrown.getMessage().contains("3B8F8001"));
        FileCard noDirectory = new FileCard(new ScriptedTransport()).with("3F0050155032", new byte[1]);
        assertThrows(CardException.NotRecognised.class, () -> reader.read(noDirectory));
    }

    @Test
    public void certificateMayBeAPartOfAFileOrInTheListItself() throws Exception {
        byte[] certificate = CardFactory.certificate(7);
        byte[] file = new byte[certificate.length + 30];
        System.arraycopy(certificate, 0, file, 10, certificate.length);
        ASN1Encodable part = CardFactory.sequence(CardFactory.octets(CardFactory.CERTIFICATE), CardFactory.integer(10),
                CardFactory.implicit(0, CardFactory.integer(certificate.length)));
        ASN1Encodable direct = CardFactory.explicit(0, ASN1Primitive.fromByteArray(certificate));
        FileCard card = card().with(CardFactory.CERTIFICATE, file).with(CardFactory.CDF, CardFactory
                .file(CardFactory.certificateEntry(0x45, part), CardFactory.certificateEntry(0x46, direct)));
        for (CertificateObject read : reader.read(card).certificates()) {
            assertArrayEquals(certificate, read.encoded().orElseThrow());
        }
    }

    @Test
    public void referencesGivenAsNegativeNumbersAreUnderstood() throws Exception {
        FileCard card = card().with(CardFactory.AODF, CardFactory.file(CardFactory.code(1, PIN1_NEGATIVE, 0, 1),
                CardFactory.code(2, CardFactory.PIN2, 0, 1)));
        assertEquals(new PinReference(0x81), reader.read(card).authenticationObjects().get(0).reference());
        assertMalformed(card().with(CardFactory.AODF, CardFactory.file(CardFactory.code(1, 0x181, 0, 1))));
    }

    @Test
    public void textThatSteersIsNotShown() throws Exception {
        String steering = "A\u202E card\u0000\n\uFEFF ";
        FileCard card = card().with(CardFactory.TOKEN_INFO, CardFactory.file(CardFactory.tokenInfo("M", steering)));
        assertEquals("A card", reader.read(card).tokenInfo().label());
    }

    @Test
    public void removalIsNoticedAtEveryCommand() throws Exception {
        FileCard whole = card();
        reader.read(whole);
        for (int at = 0; at < whole.sent().size(); at++) {
            FileCard pulled = card().pulledAt(at);
            assertThrows(CardException.CardRemoved.class, () -> reader.read(pulled));
        }
    }
}
