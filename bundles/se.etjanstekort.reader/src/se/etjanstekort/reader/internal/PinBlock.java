/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.reader.internal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;

import se.etjanstekort.smartcard.PinPadFormat;
import se.etjanstekort.smartcard.PinPadFormat.Encoding;

/**
 * How a reader is told to form codes for a card: the structures of PC/SC part 10, v2.02.09, 2.5.2 and 2.5.3, packed and
 * little-endian. They hold commands without codes.
 *
 * @param format
 *            of each code in the command
 * @param minDigits
 *            the fewest digits that each may have
 * @param maxDigits
 *            the most
 * @param properties
 *            of the reader
 */
record PinBlock(PinPadFormat format, int minDigits, int maxDigits, PinPadProperties properties) {

    /** Before the first key, and between keys; longer than the code takes to find, shorter than the service's own patience. */
    static final int TIMEOUT_SECONDS = 30;

    private static final int VERIFY_HEADER = 19;
    private static final int MODIFY_HEADER = 24;
    private static final int COMMAND_HEADER = 4;
    /** bmPINBlockString has four bits for it. */
    private static final int MAX_BLOCK = 0x0F;

    private static final int UNITS_ARE_BYTES = 0x80;
    private static final int POSITION_1 = 1 << 3;
    private static final int BINARY = 0x00;
    private static final int BCD = 0x01;
    private static final int ASCII = 0x02;
    /** ISO 9564: four bits for the number of digits, at bit 4 of the data; seven bytes of digits after that byte. */
    private static final int ISO_9564_BLOCK_STRING = 0x47;
    private static final int ISO_9564_LENGTH_FORMAT = 0x04;
    private static final int ISO_9564_CONTROL = 0x20;

    private static final int CONFIRM_AND_CURRENT = 0x03;
    private static final int MESSAGES_OF_ITS_OWN = 0xFF;
    private static final int NO_MESSAGE = 0x00;
    private static final int MODIFY_MESSAGES = 0x03;
    /** English (United States): the one language that no firmware is known to refuse. */
    private static final int LANGUAGE = 0x0409;

    /** For a command with a code of one form; empty where this reader cannot form it. */
    static Optional<PinBlock> of(PinPadFormat format, PinPadProperties properties) {
        return of(format, format, properties);
    }

    /** For a command with two codes of the same form; empty where they are not, or where this reader cannot form them. */
    static Optional<PinBlock> of(PinPadFormat known, PinPadFormat fresh, PinPadProperties properties) {
        int min = Math.max(Math.max(known.minLength(), fresh.minLength()), properties.minDigits());
        int max = Math.min(Math.min(known.maxLength(), fresh.maxLength()), properties.maxDigits());
        boolean alike = known.encoding() == fresh.encoding() && known.blockLength() == fresh.blockLength()
                && known.padByte() == fresh.padByte();
        return alike && known.blockLength() <= MAX_BLOCK && min <= max
                ? Optional.of(new PinBlock(known, min, max, properties))
                : Optional.empty();
    }

    /** PIN_VERIFY_STRUCTURE around a command with one code. */
    byte[] verify(int ins, int reference) {
        byte[] command = command(ins, reference, 1);
        ByteBuffer structure = buffer(VERIFY_HEADER + command.length);
        putForm(structure);
        structure.putShort((short) (minDigits << 8 | maxDigits));
        structure.put((byte) properties.entryValidation());
        structure.put((byte) (properties.hasNoDisplay() ? NO_MESSAGE : MESSAGES_OF_ITS_OWN));
        structure.putShort((short) LANGUAGE);
        structure.put((byte) 0); // bMsgIndex
        return finish(structure, command);
    }

    /** PIN_MODIFY_STRUCTURE around a command with a known code and a new one, which is to be entered twice. */
    byte[] modify(int ins, int reference) {
        byte[] command = command(ins, reference, 2);
        ByteBuffer structure = buffer(MODIFY_HEADER + command.length);
        putForm(structure);
        structure.put((byte) 0).put((byte) format.blockLength()); // bInsertionOffsetOld, bInsertionOffsetNew
        structure.putShort((short) (minDigits << 8 | maxDigits));
        structure.put((byte) CONFIRM_AND_CURRENT);
        structure.put((byte) properties.entryValidation());
        structure.put((byte) (properties.hasNoDisplay() ? NO_MESSAGE : MODIFY_MESSAGES));
        structure.putShort((short) LANGUAGE);
        structure.put((byte) 0).put((byte) 1).put((byte) 2); // bMsgIndex1 to 3: current code, new code, the same again
        return finish(structure, command);
    }

    private static ByteBuffer buffer(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }

    private void putForm(ByteBuffer structure) {
        structure.put((byte) TIMEOUT_SECONDS).put((byte) TIMEOUT_SECONDS);
        if (format.encoding() == Encoding.ISO_9564) {
            structure.put((byte) (UNITS_ARE_BYTES | POSITION_1 | BCD));
            structure.put((byte) ISO_9564_BLOCK_STRING).put((byte) ISO_9564_LENGTH_FORMAT);
        } else {
            structure.put((byte) (UNITS_ARE_BYTES | formatType()));
            structure.put((byte) format.blockLength()).put((byte) 0);
        }
    }

    private int formatType() {
        return switch (format.encoding()) {
        case BINARY -> BINARY;
        case BCD, ISO_9564 -> BCD;
        case ASCII -> ASCII;
        };
    }

    private static byte[] finish(ByteBuffer structure, byte[] command) {
        structure.put(new byte[3]); // bTeoPrologue
        return structure.putInt(command.length).put(command).array();
    }

    /** The command with blocks that are filled up and hold no digits; without data where a code goes as it was typed. */
    private byte[] command(int ins, int reference, int codes) {
        int length = codes * format.blockLength();
        byte[] command = new byte[COMMAND_HEADER + (length == 0 ? 0 : 1 + length)];
        command[1] = (byte) ins;
        command[3] = (byte) reference;
        if (length > 0) {
            command[COMMAND_HEADER] = (byte) length;
            Arrays.fill(command, COMMAND_HEADER + 1, command.length, (byte) format.padByte());
        }
        if (format.encoding() == Encoding.ISO_9564) {
            for (int at = COMMAND_HEADER + 1; at < command.length; at += format.blockLength()) {
                command[at] = ISO_9564_CONTROL;
            }
        }
        return command;
    }
}
