/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.smartcard;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.List;

import org.junit.Test;

/** Names as the documentation of Remote Desktop, Citrix and pcsc-lite gives them; not recorded from a running session. */
public class ReaderModelTest {

    private static final String SERIAL = "9752268012345678";

    @Test
    public void sameReaderUnderTheNamesOfASession() {
        for (String name : List.of("Gemalto USB Smart Card Reader 0", "Gemalto USB Smart Card Reader 1",
                "Gemalto USB Smart Card Reader 0 (redirected)", "Gemalto USB Smart Card Reader (redirected 2) 0",
                "Citrix: Gemalto USB Smart Card Reader 0", "GEMALTO USB Smart Card Reader")) {
            assertEquals(name, new ReaderModel("gemalto usb smart card reader"), ReaderModel.of(name));
            assertTrue(name, ReaderModel.isSame("Gemalto USB Smart Card Reader 0", SERIAL, name, SERIAL));
        }
    }

    @Test
    public void pcscLiteTellsSerialNumberAndPlace() {
        assertEquals(ReaderModel.of("HID Global OMNIKEY 3x21 Smart Card Reader (0123456789AB) 00 00"),
                ReaderModel.of("HID Global OMNIKEY 3x21 Smart Card Reader 01 00"));
    }

    @Test
    public void anotherModelOrAnotherCardIsAnother() {
        assertFalse(ReaderModel.isSame("ACS ACR39U 0", SERIAL, "ACS ACR38U 0", SERIAL));
        assertFalse(ReaderModel.isSame("ACS ACR39U 0", SERIAL, "ACS ACR39U 1", "9752268012345679"));
        assertFalse("a card without a number is nobody's", ReaderModel.isSame("ACS ACR39U 0", "", "ACS ACR39U 0", ""));
    }
}
