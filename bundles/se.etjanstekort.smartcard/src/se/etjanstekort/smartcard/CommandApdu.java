/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.smartcard;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * A command to the card (ISO/IEC 7816-3, 12.1): header, data, and the number of bytes expected back. Encoded short where it
 * fits and extended where it does not. Not a record, because its data may be a code: {@link #toString()} never shows the
 * data of a command that carries one, and {@link #wipe()} clears it.
 */
public final class CommandApdu {

    /** The most bytes that a short command may ask for; encoded as 00. */
    public static final int MAX_SHORT_NE = 256;
    /** The most bytes that an extended command may ask for; encoded as 0000. */
    public static final int MAX_EXTENDED_NE = 65_536;
    private static final int MAX_SHORT_NC = 255;
    private static final int MAX_EXTENDED_NC = 65_535;

    private static final byte[] NO_DATA = {};

    private final int cla;
    private final int ins;
    private final int p1;
    private final int p2;
    private final byte[] data;
    private final int ne;

    /** A command without data that expects no data back. */
    public CommandApdu(int cla, int ins, int p1, int p2) {
        this(cla, ins, p1, p2, NO_DATA, 0);
    }

    /** A command without data that expects up to {@code ne} bytes back. */
    public CommandApdu(int cla, int ins, int p1, int p2, int ne) {
        this(cla, ins, p1, p2, NO_DATA, ne);
    }

    /** A command with data that expects no data back. */
    public CommandApdu(int cla, int ins, int p1, int p2, byte[] data) {
        this(cla, ins, p1, p2, data, 0);
    }

    /**
     * A command with data that expects up to {@code ne} bytes back.
     *
     * @param data
     *            kept, not copied, so that a code has one owner; the caller hands it over
     * @param ne
     *            0 to 65536
     */
    public CommandApdu(int cla, int ins, int p1, int p2, byte[] data, int ne) {
        if (data.length > MAX_EXTENDED_NC || ne < 0 || ne > MAX_EXTENDED_NE) {
            throw new IllegalArgumentException("Nc or Ne out of range");
        }
        this.cla = requireByte(cla);
        this.ins = requireByte(ins);
        this.p1 = requireByte(p1);
        this.p2 = requireByte(p2);
        this.data = data;
        this.ne = ne;
    }

    private static int requireByte(int value) {
        if (value < 0 || value > 0xFF) {
            throw new IllegalArgumentException("not a byte: " + value);
        }
        return value;
    }

    public int cla() {
        return cla;
    }

    public int ins() {
        return ins;
    }

    public int p1() {
        return p1;
    }

    public int p2() {
        return p2;
    }

    public int ne() {
        return ne;
    }

    /** A copy of the command data; whoever asks for that of a code owns one more secret to wipe. */
    public byte[] data() {
        return data.clone();
    }

    public int nc() {
        return data.length;
    }

    /** Whether the data is a code: VERIFY, CHANGE REFERENCE DATA, RESET RETRY COUNTER (ISO/IEC 7816-4, 11.5). */
    public boolean carriesCode() {
        return data.length > 0
                && (ins == 0x20 || ins == 0x21 || ins == 0x24 || ins == 0x25 || ins == 0x2C || ins == 0x2D);
    }

    /**
     * Whether the command may be sent once more when the card asks for another length. Codes and signatures may not: a
     * second VERIFY spends a second try, a second PSO or INTERNAL AUTHENTICATE makes a second signature.
     */
    public boolean isRepeatable() {
        return switch (ins) {
        case 0x20, 0x21, 0x24, 0x25, 0x2C, 0x2D, 0x2A, 0x88 -> false;
        default -> true;
        };
    }

    public boolean isExtended() {
        return data.length > MAX_SHORT_NC || ne > MAX_SHORT_NE;
    }

    /** The same command asking for another number of bytes; shares the data. */
    public CommandApdu withNe(int otherNe) {
        return new CommandApdu(cla, ins, p1, p2, data, otherNe);
    }

    /** The bytes for the line. The array belongs to the caller, who wipes it where {@link #carriesCode()}. */
    public byte[] encode() {
        return isExtended() ? encodeExtended() : encodeShort();
    }

    /** The number of bytes on the line. */
    public int encodedLength() {
        int fieldLength = isExtended() ? 2 : 1;
        return (isExtended() ? 5 : 4) + (data.length > 0 ? fieldLength + data.length : 0) + (ne > 0 ? fieldLength : 0);
    }

    private byte[] encodeShort() {
        byte[] apdu = header(encodedLength());
        int at = 4;
        if (data.length > 0) {
            apdu[at++] = (byte) data.length;
            System.arraycopy(data, 0, apdu, at, data.length);
            at += data.length;
        }
        if (ne > 0) {
            apdu[at] = (byte) ne;
        }
        return apdu;
    }

    private byte[] encodeExtended() {
        byte[] apdu = header(encodedLength());
        int at = 5;
        if (data.length > 0) {
            apdu[at++] = (byte) (data.length >> 8);
            apdu[at++] = (byte) data.length;
            System.arraycopy(data, 0, apdu, at, data.length);
            at += data.length;
        }
        if (ne > 0) {
            apdu[at++] = (byte) (ne >> 8);
            apdu[at] = (byte) ne;
        }
        return apdu;
    }

    private byte[] header(int length) {
        byte[] apdu = new byte[length];
        apdu[0] = (byte) cla;
        apdu[1] = (byte) ins;
        apdu[2] = (byte) p1;
        apdu[3] = (byte) p2;
        return apdu;
    }

    /** Clears the data. To be called by whoever made a command that carries a code, on every path. */
    public void wipe() {
        Arrays.fill(data, (byte) 0);
    }

    /** Header, data and Ne in hexadecimal; of a command that carries a code only the header and the length. */
    @Override
    public String toString() {
        HexFormat hex = HexFormat.of().withUpperCase();
        String header = hex.formatHex(header(4));
        String body = carriesCode() ? "(" + data.length + " bytes hidden)" : hex.formatHex(data);
        return header + (data.length > 0 ? " " + body : "") + (ne > 0 ? " Ne=" + ne : "");
    }
}
