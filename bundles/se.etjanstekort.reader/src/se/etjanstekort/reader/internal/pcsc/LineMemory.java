/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.reader.internal.pcsc;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;

/** The native memory of SCardTransmit: a protocol structure, a command, an answer and its length. One thread. */
final class LineMemory {

    /** The longest command: a header of 4 bytes, 65535 bytes of data, and lengths of 3 and 2 bytes. */
    private static final int COMMAND_SIZE = 4 + 3 + 65_535 + 2;
    /** The longest answer: 65536 bytes and the status word. */
    private static final int ANSWER_SIZE = 65_536 + 2;

    /** All of it; JNA frees it when its thread is gone. */
    private final Memory whole;
    private final int dwordSize;
    private final Pointer protocol;
    private final Pointer length;
    private final Pointer command;
    private final Pointer answer;

    LineMemory(PcscPlatform platform) {
        dwordSize = platform.dwordSize();
        int head = 3 * dwordSize;
        whole = new Memory((long) head + COMMAND_SIZE + ANSWER_SIZE);
        protocol = whole.share(0, 2L * dwordSize);
        length = whole.share(2L * dwordSize, dwordSize);
        command = whole.share(head, COMMAND_SIZE);
        answer = whole.share((long) head + COMMAND_SIZE, ANSWER_SIZE);
    }

    /** SCARD_IO_REQUEST. */
    Pointer protocol() {
        return protocol;
    }

    Pointer command() {
        return command;
    }

    Pointer answer() {
        return answer;
    }

    /** In, the room for an answer; out, its length. */
    Pointer length() {
        return length;
    }

    /** Makes ready for an exchange. */
    void put(int protocolNumber, byte[] bytes) {
        set(protocol, 0, protocolNumber);
        set(protocol, dwordSize, 2L * dwordSize);
        set(length, 0, ANSWER_SIZE);
        command.write(0, bytes, 0, bytes.length);
    }

    /** Leaves nothing of a command of so many bytes. */
    void wipe(int commandLength) {
        command.setMemory(0, commandLength, (byte) 0);
    }

    /** The answer. */
    byte[] take() {
        long used = dwordSize == Long.BYTES ? length.getLong(0) : Integer.toUnsignedLong(length.getInt(0));
        return answer.getByteArray(0, (int) Math.min(used, ANSWER_SIZE));
    }

    private void set(Pointer memory, long at, long value) {
        if (dwordSize == Long.BYTES) {
            memory.setLong(at, value);
        } else {
            memory.setInt(at, (int) value);
        }
    }
}
