/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.smartcard.command;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.OptionalInt;

import org.junit.Test;

import se.etjanstekort.smartcard.CardException;
import se.etjanstekort.testkit.ScriptedTransport;

/** SELECT and what is made of its answer. */
public class SelectTest {

    private static final byte[] PATH = { 0x50, 0x15, 0x50, 0x31 };
    private static final String SELECT_PATH = "00A40800 04 50155031 00";

    private static OptionalInt size(String fci) throws CardException {
        ScriptedTransport script = new ScriptedTransport().on(SELECT_PATH, fci + "9000");
        return Select.path(script, PATH).orElseThrow().size();
    }

    @Test
    public void sizeIsReadWhereItIsTold() throws Exception {
        assertEquals(OptionalInt.of(256), size("6F 07 80020100 820101"));
        assertEquals(OptionalInt.of(512), size("62 07 81020200 820101"));
        assertEquals(OptionalInt.of(65_537), size("6F 05 8003010001"));
        assertEquals(OptionalInt.empty(), size("6F 03 820101"));
    }

    @Test
    public void whatTellsNoSizeIsNoError() throws Exception {
        for (String fci : new String[] { "", "6F", "6F05 8002", "80020100", "6F06 800401020304", "FFFF" }) {
            assertEquals(fci, OptionalInt.empty(), size(fci));
        }
    }

    @Test
    public void missingFileIsAnAnswerAndARefusalIsNot() throws Exception {
        assertTrue(Select.path(new ScriptedTransport().on(SELECT_PATH, "6A82"), PATH).isEmpty());
        assertThrows(CardException.UnexpectedStatus.class,
                () -> Select.path(new ScriptedTransport().on(SELECT_PATH, "6982"), PATH));
        assertThrows(CardException.CardRemoved.class,
                () -> Select.path(new ScriptedTransport().removalOn(SELECT_PATH), PATH));
    }

    @Test
    public void cardWithoutFciIsAskedWithout() throws Exception {
        ScriptedTransport script = new ScriptedTransport().on(SELECT_PATH, "6A86").on("00A4080C 04 50155031", "9000");
        assertEquals(OptionalInt.empty(), Select.path(script, PATH).orElseThrow().size());
        script.assertDone();
    }

    @Test
    public void eachWayHasItsForm() throws Exception {
        ScriptedTransport script = new ScriptedTransport().on("00A40000 02 3F00 00", "9000")
                .on("00A40000 02 5031 00", "9000").on("00A40900 04 50155031 00", "9000")
                .on("00A40400 01 A0 00", "9000");
        Select.path(script, new byte[0]);
        Select.fileId(script, 0x5031);
        Select.pathFromCurrent(script, PATH);
        Select.application(script, new byte[] { (byte) 0xA0 });
        script.assertDone();
    }

    @Test
    public void anyRefusalOfAnApplicationMeansItIsNotThere() throws Exception {
        for (String status : new String[] { "6A82", "6A81", "6D00", "6E00", "6999", "6283" }) {
            ScriptedTransport script = new ScriptedTransport().on("00A40400 01 A0 00", status);
            assertTrue(Select.application(script, new byte[] { (byte) 0xA0 }).isEmpty());
        }
    }
}
