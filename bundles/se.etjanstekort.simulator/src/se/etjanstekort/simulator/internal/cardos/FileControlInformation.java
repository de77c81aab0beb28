/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.simulator.internal.cardos;

import java.io.ByteArrayOutputStream;

import se.etjanstekort.simulator.internal.cardos.CardTraits.Family;

/** What SELECT tells of a file (ISO/IEC 7816-4, 7.4). */
final class FileControlInformation {

    static final int FCP = 0x62;
    static final int FCI = 0x6F;

    private static final int TAG_SIZE = 0x80;
    private static final int TAG_DESCRIPTOR = 0x82;
    private static final int TAG_IDENTIFIER = 0x83;
    private static final int TAG_NAME = 0x84;
    private static final int TAG_SECURITY = 0x86;
    private static final int TAG_SHORT_IDENTIFIER = 0x88;
    private static final int TAG_LIFE_CYCLE = 0x8A;

    private static final int DESCRIPTOR_DF = 0x38;
    private static final int DESCRIPTOR_TRANSPARENT = 0x01;
    private static final int DESCRIPTOR_KEY = 0x11;
    private static final int CREATION = 0x01;
    private static final int OPERATIONAL = 0x05;
    private static final int OPERATIONAL_MYEID = 0x07;

    private FileControlInformation() {
    }

    /** @param inUse whether the card has left its makers' hands */
    static byte[] encode(int template, CardFile file, Family family, boolean inUse) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        if (file instanceof ElementaryFile elementary) {
            int size = elementary.content().length;
            put(body, TAG_SIZE, size >> 8, size);
            put(body, TAG_DESCRIPTOR, elementary.isKey() ? DESCRIPTOR_KEY : DESCRIPTOR_TRANSPARENT);
        } else {
            put(body, TAG_DESCRIPTOR, DESCRIPTOR_DF);
        }
        put(body, TAG_IDENTIFIER, file.identifier() >> 8, file.identifier());
        if (file instanceof DedicatedFile directory && directory.name().length > 0) {
            put(body, TAG_NAME, directory.name());
        }
        if (file instanceof ElementaryFile elementary && elementary.shortIdentifier() != 0) {
            put(body, TAG_SHORT_IDENTIFIER, elementary.shortIdentifier() << 3);
        }
        if (file.security().length > 0) {
            put(body, TAG_SECURITY, file.security());
        } else if (family == Family.MYEID) {
            // One nibble an operation: read or use, write, delete, generate; 0 is always, F never.
            put(body, TAG_SECURITY, file instanceof ElementaryFile elementary && elementary.isKey() ? 0x1F : 0x0F, 0xFF,
                    0xFF);
        }
        put(body, TAG_LIFE_CYCLE, inUse ? operational(family) : CREATION);
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        put(whole, template, body.toByteArray());
        return whole.toByteArray();
    }

    private static int operational(Family family) {
        return family == Family.MYEID ? OPERATIONAL_MYEID : OPERATIONAL;
    }

    private static void put(ByteArrayOutputStream out, int tag, int... value) {
        byte[] bytes = new byte[value.length];
        for (int i = 0; i < value.length; i++) {
            bytes[i] = (byte) value[i];
        }
        put(out, tag, bytes);
    }

    /** All of these values are shorter than 128 bytes. */
    private static void put(ByteArrayOutputStream out, int tag, byte[] value) {
        out.write(tag);
        out.write(value.length);
        out.writeBytes(value);
    }
}
