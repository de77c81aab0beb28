/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.simulator.internal.cardos;

import java.util.Arrays;
import java.util.List;

/** What CREATE FILE says of the file to be made: file control parameters (ISO/IEC 7816-4, 7.4.3). */
final class FileDescription {

    /** File descriptor byte of a directory. */
    private static final int DIRECTORY = 0x38;
    /** Those of the files that stand for RSA and EC keys. */
    private static final int RSA_KEY = 0x11;
    private static final int EC_KEY = 0x22;

    private int size;
    private int descriptor;
    private int identifier;
    private byte[] name = {};
    private byte[] security = {};

    private FileDescription() {
    }

    static CardFile file(byte[] template) throws StatusException {
        FileDescription description = new FileDescription();
        for (DataObject object : DataObject.all(DataObject.all(template).get(0).value())) {
            description.take(object.tag(), object.value());
        }
        return description.file();
    }

    private void take(int tag, byte[] value) {
        switch (tag) {
        case 0x80, 0x81 -> size = number(value);
        case 0x82 -> descriptor = value[0] & 0xFF;
        case 0x83 -> identifier = number(value);
        case 0x84 -> name = value;
        case 0x86 -> security = value;
        default -> {
            // life cycle and proprietary information mean nothing here
        }
        }
    }

    private static int number(byte[] value) {
        int number = 0;
        for (byte one : value) {
            number = number << 8 | one & 0xFF;
        }
        return number;
    }

    private CardFile file() throws StatusException {
        if (identifier == 0) {
            throw new StatusException(Sw.WRONG_DATA);
        }
        byte[] conditions = Arrays.copyOf(security, security.length);
        if (descriptor == DIRECTORY) {
            return new DedicatedFile(identifier, name, List.of(), conditions);
        }
        boolean isKey = descriptor == RSA_KEY || descriptor == EC_KEY;
        return isKey ? new ElementaryFile(identifier, 0, new byte[(size + 7) / 8], true, conditions)
                : new ElementaryFile(identifier, 0, new byte[size], false, conditions);
    }
}
