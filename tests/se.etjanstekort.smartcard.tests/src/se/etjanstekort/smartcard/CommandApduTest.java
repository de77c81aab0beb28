/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.smartcard;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.HexFormat;

import org.junit.Test;

/** The four cases of ISO/IEC 7816-3, 12.1, short and extended, and what a command tells of a code. */
public class CommandApduTest {

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private static void assertEncoded(String expected, CommandApdu command) {
        assertEquals(expected, HEX.formatHex(command.encode()));
        assertEquals(expected.length() / 2, command.encodedLength());
    }

    @Test
    public void shortCases() {
        assertEncoded("00200081", new CommandApdu(0x00, 0x20, 0x00, 0x81));
        assertEncoded("00B0000000", new CommandApdu(0x00, 0xB0, 0, 0, 256));
        assertEncoded("00B00000FF", new CommandApdu(0x00, 0xB0, 0, 0, 255));
        assertEncoded("00A4000C023F00", new CommandApdu(0x00, 0xA4, 0x00, 0x0C, new byte[] { 0x3F, 0x00 }));
        assertEncoded("00A40000023F0000", new CommandApdu(0x00, 0xA4, 0x00, 0x00, new byte[] { 0x3F, 0x00 }, 256));
    }

    @Test
    public void extendedCases() {
        assertEncoded("00B00000000101", new CommandApdu(0x00, 0xB0, 0, 0, 257));
        assertEncoded("00B00000000000", new CommandApdu(0x00, 0xB0, 0, 0, 65_536));
        assertEncoded("002A9E9A000100" + "00".repeat(256), new CommandApdu(0x00, 0x2A, 0x9E, 0x9A, new byte[256]));
        assertEncoded("002A9E9A0000011F0180", new CommandApdu(0x00, 0x2A, 0x9E, 0x9A, new byte[] { 0x1F }, 384));
    }

    @Test
    public void whatDoesNotFitIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new CommandApdu(0x100, 0, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> new CommandApdu(0, 0, 0, -1));
        assertThrows(IllegalArgumentException.class, () -> new CommandApdu(0, 0, 0, 0, 65_537));
        assertThrows(IllegalArgumentException.class, () -> new CommandApdu(0, 0, 0, 0, new byte[65_536]));
    }

    @Test
    public void codesAreNotShown() {
        for (int ins : new int[] { 0x20, 0x21, 0x24, 0x25, 0x2C, 0x2D }) {
            CommandApdu command = new CommandApdu(0x00, ins, 0x00, 0x81, new byte[] { 0x31, 0x32, 0x33, 0x34 });
            assertTrue(command.carriesCode());
            assertFalse(command.isRepeatable());
            assertFalse(command.toString(), command.toString().contains("31323334"));
        }
        assertFalse(new CommandApdu(0x00, 0x20, 0x00, 0x81).carriesCode());
    }

    @Test
    public void signaturesAreNotRepeatable() {
        assertFalse(new CommandApdu(0x00, 0x2A, 0x9E, 0x9A, new byte[51], 256).isRepeatable());
        assertFalse(new CommandApdu(0x00, 0x88, 0x00, 0x00, new byte[51], 256).isRepeatable());
        assertTrue(new CommandApdu(0x00, 0xB0, 0x00, 0x00, 256).isRepeatable());
    }

    @Test
    public void wipingClearsTheOwnersArray() {
        byte[] code = { 0x31, 0x32 };
        new CommandApdu(0x00, 0x20, 0x00, 0x81, code).wipe();
        assertEquals("0000", HEX.formatHex(code));
    }
}
