/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pkcs15;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERGeneralizedTime;
import org.junit.Test;

import se.etjanstekort.smartcard.CardException;
import se.etjanstekort.testkit.ScriptedTransport;

/** How few commands a card is read with, at its first visit and at later ones. */
public class CardMemoryTest {

    private static final int BLOCK = 256;

    private final Map<CardMark, CardCopy> kept = new HashMap<>();
    private final CardContentsReader reader = new CardContentsReader(CardProfiles.shipped(), new MemoryInMap());

    @Test
    public void firstVisitTakesOneCommandEachToSelectAndForEachBlock() throws Exception {
        FileCard card = card();
        CardContents contents = reader.read(card);
        int certificates = contents.certificates().stream()
                .mapToInt(certificate -> 1 + (certificate.encoded().orElseThrow().length + BLOCK - 1) / BLOCK).sum();
        assertEquals(11 + certificates, card.sent().size());
        assertEquals(card.sent().size(), contents.filesRead().leastCommands(BLOCK));
        assertEquals(0, contents.statistics().getResponses());
    }

    @Test
    public void planDecidesWhichCertificatesAreReadAndTheRestIsReadLater() throws Exception {
        FileCard card = card();
        CardContents some = reader.read(card, CardMemoryTest::secondCertificate);
        assertEquals(List.of(true, false), some.certificates().stream().map(CertificateObject::isUnread).toList());
        assertFalse(some.isComplete());
        int before = card.sent().size();

        CardContents all = reader.readOn(card, some);
        assertTrue(all.isComplete());
        assertArrayEquals(CardFactory.certificate(1), all.certificates().get(0).encoded().orElseThrow());
        assertArrayEquals(CardFactory.certificate(2), all.certificates().get(1).encoded().orElseThrow());
        int blocks = (CardFactory.certificate(1).length + BLOCK - 1) / BLOCK;
        assertEquals("application, file, blocks", 2 + blocks, card.sent().size() - before);
        assertEquals(card.sent().size(), all.statistics().apdus());
    }

    @Test
    public void cardThatSaysWhenItWasChangedIsKnownAgainByThreeCommands() throws Exception {
        visit(card());
        FileCard again = card();
        CardContents known = reader.read(again, ReadingPlan.EVERYTHING);
        assertEquals(3, again.sent().size());
        assertEquals(2, known.certificates().stream().filter(c -> c.encoded().isPresent()).count());
        assertFalse("codes and keys are not from the card yet", known.isComplete());

        CardContents complete = reader.readOn(again, known);
        assertTrue(complete.isComplete());
        assertEquals("application, EF(ODF), codes, keys", 3 + 7, again.sent().size());
    }

    @Test
    public void cardOfNoFamilyIsKnownAgainByThreeCommandsToo() throws Exception {
        ASN1Encodable info = CardFactory.sequence(new ASN1Integer(0), CardFactory.octets("0123456789ABCDEF"),
                CardFactory.text("Nobody"), CardFactory.bits(2),
                CardFactory.explicit(5, new DERGeneralizedTime("20261123120000Z")));
        visit(card().with(CardFactory.TOKEN_INFO, CardFactory.file(info)));
        FileCard again = card().with(CardFactory.TOKEN_INFO, CardFactory.file(info));
        assertEquals("generic", reader.read(again).profile().name());
        assertEquals(3, again.sent().size());
    }

    @Test
    public void changedCardIsReadAnew() throws Exception {
        visit(card());
        FileCard changed = card().with(CardFactory.TOKEN_INFO,
                CardFactory.file(CardFactory.tokenInfo("e-tjanstekort SDK", "Another label")));
        assertTrue(reader.read(changed).isComplete());
    }

    @Test
    public void cardThatDoesNotSayIsKnownByItsListsAndTheBeginningOfACertificate() throws Exception {
        visit(undated(card()));
        FileCard again = undated(card());
        CardContents known = reader.read(again, CardMemoryTest::secondCertificate);
        assertEquals("application, TokenInfo, ODF, CDF, one block", 9, again.sent().size());
        assertEquals(2, known.certificates().stream().filter(c -> c.encoded().isPresent()).count());

        byte[] renewed = CardFactory.certificate(77);
        FileCard other = undated(card()).with(CardFactory.CERTIFICATE, renewed);
        CardContents contents = reader.read(other, CardMemoryTest::secondCertificate);
        assertTrue("nothing is taken from the copy", contents.certificates().get(0).isUnread());
        assertArrayEquals(renewed, reader.readOn(other, contents).certificates().get(0).encoded().orElseThrow());
        assertTrue("and the copy is forgotten", kept.isEmpty());
    }

    @Test
    public void whatWasKeptOfCodesAndKeysIsComparedWithTheCard() throws Exception {
        visit(card());
        FileCard twisted = card().with(CardFactory.PRKDF,
                CardFactory.file(CardFactory.rsaKey(0x45, 2, 1), CardFactory.ecKey(0x46, 1, 2)));
        CardContents known = reader.read(twisted);
        CardContents fromCard = reader.readOn(twisted, known);
        assertTrue(fromCard.isComplete());
        assertEquals(new PinReference(CardFactory.PIN2),
                fromCard.authenticationObject(fromCard.privateKeys().get(0)).orElseThrow().reference());
        assertTrue(kept.isEmpty());
    }

    @Test
    public void copyThatCannotBeUnderstoodDoesNotMakeTheCardUnreadable() throws Exception {
        visit(card());
        kept.replaceAll((mark, copy) -> {
            Map<FilePath, byte[]> files = copy.files();
            files.replaceAll(
                    (path, content) -> path.equals(FilePath.of(0x5031)) ? content : new byte[] { 0x30, 0x7F, 1 });
            return new CardCopy(files);
        });
        assertTrue(reader.read(card()).isComplete());
        assertTrue(kept.isEmpty());
    }

    @Test
    public void onlyWhatMayBeKeptIsKeptAndNeverTheCardsNumber() throws Exception {
        CardContents contents = reader.read(card());
        reader.remember(contents, certificate -> certificate == contents.certificates().get(0));
        Map<FilePath, byte[]> files = kept.values().iterator().next().files();
        assertTrue(files.containsKey(contents.certificates().get(0).path()));
        assertFalse(files.containsKey(contents.certificates().get(1).path()));
        assertFalse(files.containsKey(FilePath.of(0x5032)));

        FileCard again = card();
        CardContents known = reader.read(again);
        assertEquals("only the other one is read", List.of(false, false),
                known.certificates().stream().map(CertificateObject::isUnread).toList());
        assertEquals(3 + 1 + (CardFactory.certificate(2).length + BLOCK - 1) / BLOCK, again.sent().size());
    }

    @Test
    public void listsWithWhatCouldBeAPersonnummerAreNotKept() throws Exception {
        ASN1Encodable label = CardFactory.sequence(
                CardFactory.sequence(CardFactory.text("191212121212")), CardFactory.sequence(CardFactory.id(0x45)),
                CardFactory.explicit(1, CardFactory.sequence(CardFactory.path(CardFactory.CERTIFICATE))));
        visit(card().with(CardFactory.CDF, CardFactory.file(label)));
        assertTrue(kept.isEmpty());
    }

    @Test
    public void cardWithoutANumberIsNotKept() throws Exception {
        ASN1Encodable info = CardFactory.sequence(new ASN1Integer(0), CardFactory.octets(""), CardFactory.bits(2));
        visit(card().with(CardFactory.TOKEN_INFO, CardFactory.file(info)));
        assertTrue(kept.isEmpty());
    }

    @Test
    public void planCannotHaveTheSameReadTwice() throws Exception {
        CardContents contents = reader.read(card());
        assertThrows(IllegalArgumentException.class,
                () -> reader.read(card(), soFar -> Optional.of(contents.certificates().get(0))));
    }

    @Test
    public void removalIsNoticedAtEveryCommandOfALaterVisit() throws Exception {
        visit(card());
        FileCard whole = card();
        reader.readOn(whole, reader.read(whole));
        for (int at = 0; at < whole.sent().size(); at++) {
            FileCard pulled = card().pulledAt(at);
            assertThrows(CardException.CardRemoved.class, () -> reader.readOn(pulled, reader.read(pulled)));
        }
    }

    private void visit(FileCard card) throws CardException {
        reader.remember(reader.read(card), certificate -> true);
    }

    private static Optional<CertificateObject> secondCertificate(CardContents soFar) {
        return Optional.of(soFar.certificates().get(1)).filter(CertificateObject::isUnread);
    }

    private static FileCard card() {
        return CardFactory.card(new ScriptedTransport());
    }

    /** TokenInfo without lastUpdate. */
    private static FileCard undated(FileCard card) {
        ASN1Encodable info = CardFactory.sequence(new ASN1Integer(0), CardFactory.octets("0123456789ABCDEF"),
                CardFactory.text("e-tjanstekort SDK"), CardFactory.bits(2));
        return card.with(CardFactory.TOKEN_INFO, CardFactory.file(info));
    }

    private final class MemoryInMap implements CardMemory {

        @Override
        public Optional<CardCopy> recall(CardMark mark) {
            return Optional.ofNullable(kept.get(mark));
        }

        @Override
        public void keep(CardMark mark, CardCopy copy) {
            kept.put(mark, copy);
        }

        @Override
        public void forget(CardMark mark) {
            kept.remove(mark);
        }
    }
}
