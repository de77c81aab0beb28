/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.smartcard.transport;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.Test;

import se.etjanstekort.smartcard.CardException;
import se.etjanstekort.smartcard.CardTransport;
import se.etjanstekort.smartcard.CommandApdu;
import se.etjanstekort.smartcard.ResponseApdu;
import se.etjanstekort.smartcard.StatusWord;
import se.etjanstekort.testkit.ScriptedTransport;

/** Data that does not fit into a short command. */
public class CommandChainingTransportTest {

    private static byte[] filled(int length, int value) {
        byte[] data = new byte[length];
        Arrays.fill(data, (byte) value);
        return data;
    }

    @Test
    public void shortCommandsPass() throws Exception {
        ScriptedTransport script = new ScriptedTransport().on("002A9E9AFF" + "11".repeat(255) + "00", "AA 9000");
        CommandApdu command = new CommandApdu(0x00, 0x2A, 0x9E, 0x9A, filled(255, 0x11), 256);
        assertEquals("AA 9000", new CommandChainingTransport(script).transmit(command).toString());
    }

    @Test
    public void longDataGoesInLinksAndOnlyTheLastAsks() throws Exception {
        ScriptedTransport script = new ScriptedTransport().on("102A9E9AFF" + "11".repeat(255), "9000")
                .on("102A9E9AFF" + "11".repeat(255), "9000").on("002A9E9A02111100", "AA 9000");
        CommandApdu command = new CommandApdu(0x00, 0x2A, 0x9E, 0x9A, filled(512, 0x11), 384);
        assertEquals("AA 9000", new CommandChainingTransport(script).transmit(command).toString());
        script.assertDone();
        assertArrayEquals("the data is the caller's", filled(512, 0x11), command.data());
    }

    @Test
    public void askingForMoreThanFitsAsksForWhatFits() throws Exception {
        ScriptedTransport script = new ScriptedTransport().on("00B0000000", "AA 9000");
        new CommandChainingTransport(script).transmit(new CommandApdu(0x00, 0xB0, 0, 0, 4_096));
        script.assertDone();
    }

    @Test
    public void refusedLinkEndsTheChain() throws Exception {
        ScriptedTransport script = new ScriptedTransport().on("102A9E9AFF" + "11".repeat(255), "6884");
        CommandApdu command = new CommandApdu(0x00, 0x2A, 0x9E, 0x9A, filled(300, 0x11), 256);
        assertEquals("6884", new CommandChainingTransport(script).transmit(command).toString());
        script.assertDone();
    }

    @Test
    public void linksAreWipedOnEveryPath() throws Exception {
        List<CommandApdu> links = new ArrayList<>();
        CardTransport keeping = command -> {
            links.add(command);
            return new ResponseApdu(new byte[0], StatusWord.SUCCESS);
        };
        CommandApdu command = new CommandApdu(0x00, 0x20, 0x00, 0x81, filled(300, 0x31));
        new CommandChainingTransport(keeping).transmit(command);
        CardTransport broken = link -> {
            links.add(link);
            throw new CardException.TransportFailure("scripted");
        };
        assertThrows(CardException.class, () -> new CommandChainingTransport(broken).transmit(command));
        assertEquals(3, links.size());
        for (CommandApdu link : links) {
            assertArrayEquals(new byte[link.nc()], link.data());
        }
    }
}
