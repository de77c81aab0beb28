/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pkcs15.internal.asn1;

import java.util.EnumSet;
import java.util.Set;

import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1String;

import se.etjanstekort.pkcs15.Identifier;

/** The small values that PKCS#15 objects are made of. */
final class Values {

    private static final int MAX_TEXT = 255;
    private static final int MAX_IDENTIFIER = 255;

    private Values() {
    }

    /**
     * A label: without what fills it up, and without characters that steer instead of showing, since it ends up on screens and
     * in logs.
     */
    static String text(ASN1String string) {
        String text = string.getString();
        if (text.length() > MAX_TEXT) {
            throw new IllegalArgumentException("text of " + text.length() + " characters");
        }
        StringBuilder shown = new StringBuilder();
        text.codePoints().filter(Values::isShown).forEach(shown::appendCodePoint);
        return shown.toString().strip();
    }

    private static boolean isShown(int codePoint) {
        return switch (Character.getType(codePoint)) {
        case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED,
                Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
            false;
        default -> true;
        };
    }

    static Identifier identifier(byte[] octets) {
        if (octets.length > MAX_IDENTIFIER) {
            throw new IllegalArgumentException("identifier of " + octets.length + " bytes");
        }
        return new Identifier(octets);
    }

    /** The constants whose bits are set; the bits' order is that of the enum, unknown ones are left out. */
    static <E extends Enum<E>> Set<E> flags(Class<E> type, ASN1BitString bits) {
        Set<E> flags = EnumSet.noneOf(type);
        byte[] bytes = bits.getBytes();
        for (E flag : type.getEnumConstants()) {
            int at = flag.ordinal();
            if (at / 8 < bytes.length && (bytes[at / 8] & 0x80 >> at % 8) != 0) {
                flags.add(flag);
            }
        }
        return flags;
    }

    /** A reference of one byte. Some cards give 128 to 255 as a negative number. */
    static int reference(int value) {
        int reference = value < 0 ? value + 0x100 : value;
        if (reference < 0 || reference > 0xFF) {
            throw new IllegalArgumentException("reference " + value);
        }
        return reference;
    }
}
