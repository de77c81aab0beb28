/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.simulator.internal.cardos;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** What a MyEID card tells of itself by GET DATA: version and serial number, limits, the files of the current DF. */
final class MyEidData {

    private static final int APPLET_INFORMATION = 0x01A0;
    private static final int FILE_LIST = 0x01A1;
    private static final int CAPABILITIES = 0x01AA;

    private static final int RSA = 0x01;
    private static final int EC = 0x08;

    private final byte[] serialNumber;

    MyEidData(byte[] serialNumber) {
        this.serialNumber = serialNumber;
    }

    Reply get(int object, DedicatedFile directory) throws StatusException {
        return switch (object) {
        case APPLET_INFORMATION -> Reply.success(appletInformation());
        case FILE_LIST -> Reply.success(fileList(directory));
        case CAPABILITIES -> Reply.success(capabilities());
        default -> throw new StatusException(Sw.REFERENCED_DATA_NOT_FOUND);
        };
    }

    /** Name, version 4.0.1, serial number, counter of changes. */
    private byte[] appletInformation() {
        return ByteBuffer.allocate(20).put("MyEID".getBytes(StandardCharsets.US_ASCII)).put(new byte[] { 4, 0, 1 })
                .put(serialNumber, 0, 10).putShort((short) 1).array();
    }

    /** Version of the structure, features, longest RSA, DES, AES and EC key. */
    private static byte[] capabilities() {
        return ByteBuffer.allocate(11).put((byte) 1).putShort((short) (RSA | EC)).putShort((short) 2048)
                .putShort((short) 0).putShort((short) 0).putShort((short) 384).array();
    }

    private static byte[] fileList(DedicatedFile directory) {
        ByteBuffer list = ByteBuffer.allocate(2 * directory.children().size());
        directory.children().forEach(file -> list.putShort((short) file.identifier()));
        return list.array();
    }
}
