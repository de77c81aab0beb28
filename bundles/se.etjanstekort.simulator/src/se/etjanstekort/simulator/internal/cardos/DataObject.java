/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.simulator.internal.cardos;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A BER-TLV data object in a command (ISO/IEC 7816-4, 6.3), with a tag of one or two bytes. */
record DataObject(int tag, byte[] value) {

    /** The objects that follow each other. */
    static List<DataObject> all(byte[] data) throws StatusException {
        List<DataObject> objects = new ArrayList<>();
        int at = 0;
        try {
            while (at < data.length) {
                int tag = data[at++] & 0xFF;
                if ((tag & 0x1F) == 0x1F) {
                    tag = tag << 8 | data[at++] & 0xFF;
                }
                int length = data[at++] & 0xFF;
                int more = length > 0x80 ? length & 0x7F : 0;
                length = more > 0 ? 0 : length;
                for (; more > 0; more--) {
                    length = length << 8 | data[at++] & 0xFF;
                }
                objects.add(new DataObject(tag, Arrays.copyOfRange(data, at, checked(at + length, data))));
                at += length;
            }
        } catch (ArrayIndexOutOfBoundsException e) {
            throw new StatusException(Sw.WRONG_DATA);
        }
        if (objects.isEmpty()) {
            throw new StatusException(Sw.WRONG_DATA);
        }
        return objects;
    }

    /** Writes one, with its length in as few bytes as will do. */
    static void write(ByteArrayOutputStream out, int tag, byte[] value) {
        if (tag > 0xFF) {
            out.write(tag >> 8);
        }
        out.write(tag);
        if (value.length > 0xFF) {
            out.write(0x82);
            out.write(value.length >> 8);
        } else if (value.length > 0x7F) {
            out.write(0x81);
        }
        out.write(value.length);
        out.writeBytes(value);
    }

    private static int checked(int end, byte[] data) throws StatusException {
        if (end > data.length) {
            throw new StatusException(Sw.WRONG_DATA);
        }
        return end;
    }

    /** The value of the first object with that tag. */
    static byte[] value(List<DataObject> objects, int tag) throws StatusException {
        return objects.stream().filter(object -> object.tag() == tag).findFirst()
                .orElseThrow(() -> new StatusException(Sw.WRONG_DATA)).value();
    }
}
