/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.smartcard.tlv;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

import org.junit.Test;

import se.etjanstekort.smartcard.CardException;

/** BER-TLV as it should be, as it should not be, and as chance has it. */
public class TlvReaderTest {

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    private static List<TlvObject> read(String hex) throws CardException {
        return TlvReader.read(bytes(hex));
    }

    private static void assertMalformed(String hex) {
        assertThrows(hex, CardException.MalformedData.class, () -> walk(read(hex)));
    }

    /** Everything, to the last leaf; the number of bytes in the leaves. */
    private static int walk(List<TlvObject> objects) throws CardException.MalformedData {
        int leaves = 0;
        for (TlvObject object : objects) {
            leaves += object.isConstructed() ? walk(object.children()) : object.value().length;
        }
        return leaves;
    }

    @Test
    public void objectsFollowEachOther() throws Exception {
        List<TlvObject> objects = read("8001AA 8200 5F20 02 0102");
        assertEquals(List.of(0x80, 0x82, 0x5F20), objects.stream().map(TlvObject::tag).toList());
        assertArrayEquals(bytes("0102"), objects.get(2).value());
        assertArrayEquals(bytes("5F20020102"), objects.get(2).encoded());
        assertEquals(0, objects.get(1).length());
    }

    @Test
    public void templatesHoldObjects() throws Exception {
        TlvObject fci = TlvReader.readFirst(bytes("6F 07 80020100 820101 FF"));
        assertEquals(2, fci.children().size());
        assertArrayEquals(bytes("0100"), fci.child(0x80).orElseThrow().value());
        assertTrue(fci.child(0x83).isEmpty());
        assertThrows(CardException.MalformedData.class, () -> read("800100").get(0).children());
    }

    @Test
    public void lengthsOfUpToFourBytesMore() throws Exception {
        for (String length : List.of("03", "8103", "820003", "83000003", "8400000003")) {
            assertArrayEquals(bytes("AABBCC"), TlvReader.readFirst(bytes("04" + length + "AABBCC")).value());
        }
    }

    @Test
    public void tagsOfUpToFourBytes() throws Exception {
        assertEquals(0x5F8101, read("5F8101 00").get(0).tag());
        assertEquals(0x5F818101, read("5F818101 00").get(0).tag());
        assertMalformed("5F81818101 00");
    }

    @Test
    public void unusedRestEndsTheList() throws Exception {
        assertEquals(1, read("8001AA 0000000000").size());
        assertEquals(1, read("8001AA FFFFFFFFFF").size());
        assertEquals(0, read("0000").size());
        assertEquals(0, read("").size());
        assertThrows(CardException.MalformedData.class, () -> TlvReader.readFirst(bytes("FFFF")));
    }

    @Test
    public void cutOffIsMalformed() {
        for (String hex : List.of("80", "8002AA", "8081", "808201", "5F", "5F81", "6F058001", "30 03 0404AA")) {
            assertMalformed(hex);
        }
    }

    @Test
    public void indefiniteAndHugeLengthsAreMalformed() {
        for (String hex : List.of("3080 0000", "04847FFFFFFF AA", "0484FFFFFFFF AA", "04850000000001 AA", "04FF AA")) {
            assertMalformed(hex);
        }
    }

    @Test
    public void nestingHasAnEnd() throws Exception {
        byte[] bomb = { 0x04, 0x00 };
        for (int depth = 1; depth < TlvReader.MAX_DEPTH; depth++) {
            bomb = wrapped(bomb);
        }
        walk(TlvReader.read(bomb));
        byte[] deeper = wrapped(bomb);
        assertThrows(CardException.MalformedData.class, () -> walk(TlvReader.read(deeper)));
    }

    private static byte[] wrapped(byte[] content) {
        ByteArrayOutputStream object = new ByteArrayOutputStream();
        object.writeBytes(new byte[] { 0x30, (byte) content.length });
        object.writeBytes(content);
        return object.toByteArray();
    }

    @Test
    public void numberHasAnEnd() {
        byte[] bomb = bytes("0400".repeat(TlvReader.MAX_OBJECTS + 1));
        assertThrows(CardException.MalformedData.class, () -> TlvReader.read(bomb));
    }

    /** Whatever the bytes are: it ends, stays within them, and complains in one way only. */
    @Test
    public void garbageIsReadOrRefusedButNothingElse() {
        Random random = new Random(20_261_123);
        int read = 0;
        for (int round = 0; round < 200_000; round++) {
            byte[] garbage = garbage(random);
            try {
                assertTrue(walk(TlvReader.read(garbage)) <= garbage.length);
                read++;
            } catch (CardException.MalformedData expected) {
                assertEquals("C-06", expected.failure().id());
            }
        }
        assertTrue("the garbage is too wild to try the reader: " + read, read > 1_000);
    }

    /** Mostly bytes that mean something as tag or length. */
    private static byte[] garbage(Random random) {
        byte[] likely = bytes("30318081820405061F5F6FA0007F8384FF010203");
        byte[] garbage = new byte[random.nextInt(40)];
        for (int i = 0; i < garbage.length; i++) {
            garbage[i] = random.nextInt(4) == 0 ? (byte) random.nextInt(256) : likely[random.nextInt(likely.length)];
        }
        return garbage;
    }
}
