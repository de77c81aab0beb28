/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pkcs15;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Enumerated;
import org.junit.Test;

import se.etjanstekort.smartcard.CardException;
import se.etjanstekort.testkit.ScriptedTransport;

/** Cards that are broken, or made to break us: what may not be read is refused, and one bad certificate hides no other. */
public class BrokenCardTest {

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
    public void certificateThatIsNoneDoesNotHideTheOther() throws Exception {
        byte[] cut = HexFormat.of().parseHex("3082010030");
        for (byte[] content : List.of(cut, new byte[200], new byte[0], new byte[] { 0x30, 0x00 },
                "not a certificate".getBytes(StandardCharsets.US_ASCII))) {
            assertOnlySecondIsReadable(card().with(CardFactory.CERTIFICATE, content));
        }
        assertOnlySecondIsReadable(card().refusing(CardFactory.CERTIFICATE, 0x6982));
        assertOnlySecondIsReadable(card().with(CardFactory.CDF,
                CardFactory.file(CardFactory.certificateEntry(0x45, "3F0050154599"),
                        CardFactory.certificateEntry(0x46, CardFactory.SECOND_CERTIFICATE))));
    }

    private void assertOnlySecondIsReadable(FileCard card) throws CardException {
        List<CertificateObject> certificates = reader.read(card).certificates();
        assertEquals(List.of(false, true), certificates.stream().map(c -> c.encoded().isPresent()).toList());
    }

    @Test
    public void missingListIsMalformed() {
        assertMalformed(card().with(CardFactory.ODF, CardFactory.file(CardFactory.list(8, "3F0050157777"))));
    }

    @Test
    public void pathsThatLoopOrLeadNowhereAreMalformed() {
        for (String path : List.of("3F003F00", "3F0050153F004401", "3F", "3F0050", "3F00" + "5015".repeat(8))) {
            assertMalformed(card().with(CardFactory.ODF, CardFactory.file(CardFactory.list(8, path))));
        }
        assertMalformed(card().with(CardFactory.ODF,
                CardFactory.file(CardFactory.list(8, CardFactory.AODF), CardFactory.list(8, CardFactory.AODF))));
        assertMalformed(card().with(CardFactory.ODF, CardFactory.file(CardFactory.list(8, CardFactory.ODF))));
        assertMalformed(card().withAid("").with(CardFactory.ODF,
                CardFactory.file(CardFactory.list(8, "5015".repeat(8)))));
    }

    @Test
    public void bombsAreMalformed() {
        byte[] deep = new byte[0x4000];
        for (int i = 0; i < deep.length; i += 4) {
            System.arraycopy(
                    new byte[] { 0x30, (byte) 0x82, (byte) ((deep.length - i - 4) >> 8), (byte) (deep.length - i - 4) },
                    0, deep, i, 4);
        }
        byte[] many = new byte[0x4000];
        for (int i = 0; i < many.length; i += 2) {
            many[i] = 0x30;
        }
        byte[] huge = HexFormat.of().parseHex("30847FFFFFFF0400");
        byte[] endless = HexFormat.of().parseHex("30800400");
        for (byte[] bomb : List.of(deep, many, huge, endless)) {
            for (String path : List.of(CardFactory.ODF, CardFactory.TOKEN_INFO, CardFactory.AODF, CardFactory.PRKDF,
                    CardFactory.CDF)) {
                assertMalformed(card().with(path, bomb));
            }
        }
    }

    @Test
    public void tooManyFilesOrBytesAreMalformed() {
        ASN1Encodable[] entries = new ASN1Encodable[64];
        FileCard card = card();
        for (int i = 0; i < entries.length; i++) {
            String path = String.format("3F005015%04X", 0x6000 + i);
            entries[i] = CardFactory.certificateEntry(i, path);
            card.with(path, new byte[1]);
        }
        assertMalformed(card.with(CardFactory.CDF, CardFactory.file(entries)));
        FileCard heavy = card();
        ASN1Encodable[] few = new ASN1Encodable[20];
        for (int i = 0; i < few.length; i++) {
            String path = String.format("3F005015%04X", 0x6000 + i);
            few[i] = CardFactory.certificateEntry(i, path);
            heavy.with(path, new byte[0x7000]);
        }
        assertMalformed(heavy.with(CardFactory.CDF, CardFactory.file(few)));
        assertMalformed(card().with(CardFactory.CERTIFICATE, new byte[0x9000]));
    }

    @Test
    public void contradictoryLengthsOfACodeAreMalformed() {
        int[][] wrong = { { 9, 8, 8 }, { -1, 8, 8 }, { 4, 65, 8 }, { 4, 0, 0 }, { 0, 8, -1 } };
        for (int[] lengths : wrong) {
            ASN1Encodable code = CardFactory.code(1, 0,
                    CardFactory.sequence(CardFactory.bits(1), new ASN1Enumerated(1),
                            CardFactory.integer(lengths[0]), CardFactory.integer(lengths[1]),
                            CardFactory.integer(lengths[2]), CardFactory.implicit(0, CardFactory.integer(0x81))));
            assertMalformed(card().with(CardFactory.AODF, CardFactory.file(code)));
        }
    }

    /** Any bytes in any file: the card is read or refused, and nothing else happens. */
    @Test
    public void mutatedFilesAreReadOrRefused() {
        Random random = new Random(15);
        List<String> paths = List.of(CardFactory.ODF, CardFactory.TOKEN_INFO, CardFactory.AODF, CardFactory.PRKDF,
                CardFactory.CDF, CardFactory.CERTIFICATE);
        int read = 0;
        int refused = 0;
        for (int round = 0; round < 3_000; round++) {
            FileCard card = card();
            String path = paths.get(random.nextInt(paths.size()));
            byte[] content = card.content(path).clone();
            for (int i = random.nextInt(4); i >= 0; i--) {
                content[random.nextInt(content.length)] = (byte) random.nextInt(256);
            }
            try {
                reader.read(card.with(path, content));
                read++;
            } catch (CardException expected) {
                refused++;
            }
        }
        assertTrue(read + " read, " + refused + " refused", read > 100 && refused > 100);
    }
}
