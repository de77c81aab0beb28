/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.fuzz;

import java.util.List;

import se.etjanstekort.smartcard.CardException;
import se.etjanstekort.smartcard.tlv.TlvObject;
import se.etjanstekort.smartcard.tlv.TlvReader;

/** Data objects, to the bottom. */
public final class FuzzTlv {

    private FuzzTlv() {
    }

    /** Called by the fuzzer. */
    public static void fuzzerTestOneInput(byte[] input) {
        Bounds.keep(input, bytes -> {
            descend(TlvReader.read(bytes));
            TlvReader.readFirst(bytes);
        });
    }

    private static void descend(List<TlvObject> objects) throws CardException {
        for (TlvObject object : objects) {
            if (object.value().length != object.length() || object.encoded().length <= object.length()) {
                throw new AssertionError("not within its bytes: " + object);
            }
            if (object.isConstructed()) {
                descend(object.children());
            }
        }
    }
}
