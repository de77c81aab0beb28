/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.smartcard.command;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.util.HexFormat;
import java.util.OptionalInt;

import org.junit.Test;

import se.etjanstekort.smartcard.CardException;
import se.etjanstekort.smartcard.CardTransport;
import se.etjanstekort.smartcard.ResponseApdu;
import se.etjanstekort.smartcard.StatusWord;
import se.etjanstekort.testkit.ScriptedTransport;

/** READ BINARY and the many ways in which a file ends. */
public class ReadBinaryTest {

    private static final OptionalInt UNKNOWN = OptionalInt.empty();

    private static void assertRead(String expected, OptionalInt size, ScriptedTransport script) throws CardException {
        assertEquals(expected, HexFormat.of().withUpperCase().formatHex(new ReadBinary(script, 4).wholeFile(size)));
        script.assertDone();
    }

    @Test
    public void sizeThatIsKnownSavesTheLastQuestion() throws Exception {
        assertRead("010203040506", OptionalInt.of(6),
                new ScriptedTransport().on("00B0000004", "01020304 9000").on("00B0000402", "0506 9000"));
        assertRead("", OptionalInt.of(0), new ScriptedTransport());
    }

    @Test
    public void theCardSaysWhereItEnds() throws Exception {
        assertRead("01020304", UNKNOWN, new ScriptedTransport().on("00B0000004", "01020304 6282"));
        for (String end : new String[] { "6B00", "6700", "9000", "6282" }) {
            assertRead("01020304", UNKNOWN,
                    new ScriptedTransport().on("00B0000004", "01020304 9000").on("00B0000404", end));
        }
        assertRead("", UNKNOWN, new ScriptedTransport().on("00B0000004", "6B00"));
    }

    @Test
    public void shortAnswersAreReadOn() throws Exception {
        assertRead("010203", UNKNOWN, new ScriptedTransport().on("00B0000004", "01 9000")
                .on("00B0000104", "0203 9000").on("00B0000304", "6B00"));
    }

    @Test
    public void aFileSmallerThanToldIsWhatItIs() throws Exception {
        assertRead("01", OptionalInt.of(9), new ScriptedTransport().on("00B0000004", "01 6282"));
    }

    @Test
    public void refusalsAreToldAndMoreThanAskedIsMalformed() {
        for (String status : new String[] { "6982", "6700", "6986", "6A82", "6F00", "6300" }) {
            assertThrows(status, CardException.UnexpectedStatus.class,
                    () -> assertRead("", UNKNOWN, new ScriptedTransport().on("00B0000004", status)));
        }
        assertThrows(CardException.MalformedData.class,
                () -> assertRead("", UNKNOWN, new ScriptedTransport().on("00B0000004", "0102030405 9000")));
    }

    @Test
    public void partOfAFile() throws Exception {
        ScriptedTransport script = new ScriptedTransport().on("00B0010004", "01020304 9000").on("00B0010401",
                "05 9000");
        assertEquals(5, new ReadBinary(script, 4).section(0x100, 5).length);
        script.assertDone();
    }

    @Test
    public void shortIdentifierGoesWithTheFirstBlock() throws Exception {
        ScriptedTransport script = new ScriptedTransport().on("00B0910004", "01020304 9000").on("00B0000404",
                "05 6282");
        assertArrayEquals(new byte[] { 1, 2, 3, 4, 5 }, new ReadBinary(script, 4).shortFile(0x11));
        script.assertDone();
        assertThrows(IllegalArgumentException.class, () -> new ReadBinary(script, 4).shortFile(31));
    }

    @Test
    public void endlessFileEnds() {
        CardTransport endless = command -> new ResponseApdu(new byte[command.ne()], StatusWord.SUCCESS);
        assertThrows(CardException.MalformedData.class, () -> new ReadBinary(endless, 256).wholeFile(UNKNOWN));
        assertThrows(CardException.MalformedData.class,
                () -> new ReadBinary(endless, 256).wholeFile(OptionalInt.of(0x10001)));
    }

    @Test
    public void blockFitsACommand() {
        assertThrows(IllegalArgumentException.class, () -> new ReadBinary(new ScriptedTransport(), 65_537));
        assertThrows(IllegalArgumentException.class, () -> new ReadBinary(new ScriptedTransport(), 0));
    }
}
