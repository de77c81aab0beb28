/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.smartcard.command;

import java.io.ByteArrayOutputStream;
import java.util.OptionalInt;

import se.etjanstekort.smartcard.CardException;
import se.etjanstekort.smartcard.CardTransport;
import se.etjanstekort.smartcard.CommandApdu;
import se.etjanstekort.smartcard.ResponseApdu;
import se.etjanstekort.smartcard.StatusWord;

/**
 * READ BINARY (ISO/IEC 7816-4, 11.3.3), in blocks, until the card says that the file ends: by 6282, by nothing more, or by
 * refusing the next offset. Bounded by {@link #MAX_FILE}.
 */
public final class ReadBinary {

    /** The most bytes of a file that are read, 64 KiB. Offsets beyond 32 KiB - 1 do not fit into the command. */
    public static final int MAX_FILE = 0x10000;

    private static final int INS = 0xB0;
    private static final int MAX_OFFSET = 0x7FFF;
    private static final int SHORT_FILE_ID_GIVEN = 0x80;
    private static final int MAX_SHORT_FILE_ID = 30;

    private final CardTransport transport;
    private final int blockSize;

    /**
     * @param blockSize
     *            the most bytes to ask for at once, 1 to 65536; more than 256 of a card that knows extended commands
     */
    public ReadBinary(CardTransport transport, int blockSize) {
        if (blockSize < 1 || blockSize > CommandApdu.MAX_EXTENDED_NE) {
            throw new IllegalArgumentException("block of " + blockSize + " bytes");
        }
        this.transport = transport;
        this.blockSize = blockSize;
    }

    /**
     * Reads the whole current file.
     *
     * @param size
     *            what the card says of its size, which saves the command that finds the end
     * @throws CardException.MalformedData
     *             when it is larger than we read
     * @throws CardException.UnexpectedStatus
     *             when the card refuses
     */
    public byte[] wholeFile(OptionalInt size) throws CardException {
        return section(0, size.orElse(MAX_FILE));
    }

    /**
     * Reads a part of the current file; less where the file ends before.
     *
     * @param length
     *            in bytes
     */
    public byte[] section(int offset, int length) throws CardException {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        readOn(read, offset, length);
        return read.toByteArray();
    }

    /**
     * Reads the file with that short identifier in the current directory, which becomes the current file.
     *
     * @param shortFileId
     *            1 to 30
     */
    public byte[] shortFile(int shortFileId) throws CardException {
        if (shortFileId < 1 || shortFileId > MAX_SHORT_FILE_ID) {
            throw new IllegalArgumentException("not a short file identifier: " + shortFileId);
        }
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        CommandApdu first = new CommandApdu(0x00, INS, SHORT_FILE_ID_GIVEN | shortFileId, 0, blockSize);
        if (readBlock(read, first)) {
            readOn(read, 0, MAX_FILE);
        }
        return read.toByteArray();
    }

    private void readOn(ByteArrayOutputStream read, int start, int length) throws CardException {
        boolean more = true;
        while (more && read.size() < length) {
            int offset = start + read.size();
            if (offset > MAX_OFFSET || length > MAX_FILE) {
                throw new CardException.MalformedData("file larger than can be read");
            }
            int ne = Math.min(blockSize, length - read.size());
            more = readBlock(read, new CommandApdu(0x00, INS, offset >> 8, offset & 0xFF, ne));
        }
    }

    /** Whether there may be more. */
    private boolean readBlock(ByteArrayOutputStream read, CommandApdu command) throws CardException {
        ResponseApdu response = transport.transmit(command);
        StatusWord status = response.statusWord();
        if (response.length() > command.ne()) {
            throw new CardException.MalformedData(
                    "READ BINARY of " + command.ne() + " bytes gave " + response.length());
        }
        boolean pastTheEnd = status.equals(StatusWord.WRONG_OFFSET)
                || status.equals(StatusWord.WRONG_LENGTH) && read.size() > 0;
        if (pastTheEnd) {
            return false;
        }
        boolean ended = status.equals(StatusWord.END_OF_FILE);
        if (!status.isSuccess() && !ended) {
            throw new CardException.UnexpectedStatus("READ BINARY", status);
        }
        read.writeBytes(response.data());
        return !ended && response.length() > 0;
    }
}
