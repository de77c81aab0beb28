/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.simulator.internal.cardos;

import java.util.HexFormat;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What a family of cards wants to hear and how it answers, as data.
 *
 * @param rsaRaw
 *            algorithm reference (tag 80) of the RSA operation alone; empty where the family cannot
 * @param rsaPkcs1
 *            that of PKCS#1 v1.5 around a given DigestInfo
 * @param ecdsa
 *            that of ECDSA over a given hash
 * @param keyNames
 *            how a control reference template names a key
 * @param derSignatures
 *            whether ECDSA signatures are DER; otherwise r and s side by side
 * @param signsBy
 *            the instruction bytes by which it signs: PERFORM SECURITY OPERATION 2A, INTERNAL AUTHENTICATE 88
 * @param resetForms
 *            the values of P1 that RESET RETRY COUNTER takes
 * @param mostBytes
 *            the most bytes that it gives at once
 * @param applet
 *            the name of the applet that has to be selected before anything else, in hexadecimal; empty where there is none
 */
public record Dialect(OptionalInt rsaRaw, OptionalInt rsaPkcs1, OptionalInt ecdsa, KeyNames keyNames,
        boolean derSignatures, Set<Integer> signsBy, Set<Integer> resetForms, int mostBytes, String applet) {

    /** ISO/IEC 7816 with all that this card's system can do. */
    public static final Dialect STANDARD = new Dialect(OptionalInt.of(0x00), OptionalInt.of(0x02), OptionalInt.of(0x04),
            KeyNames.REFERENCE, false, Set.of(0x2A, 0x88), Set.of(0, 1, 2, 3), 65_536, "");

    public Dialect {
        signsBy = Set.copyOf(signsBy);
        resetForms = Set.copyOf(resetForms);
    }

    /** How a control reference template names a key. */
    public enum KeyNames {
        /** By tag 84. */
        REFERENCE,
        /** By tag 81; tag 84 says nothing. */
        FILE
    }

    boolean isInApplet() {
        return !applet.isEmpty();
    }

    boolean isApplet(byte[] name) {
        return isInApplet() && HexFormat.of().withUpperCase().formatHex(name).equals(applet);
    }
}
