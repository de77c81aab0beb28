/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.simulator.internal.cardos;

import java.util.Arrays;
import java.util.HexFormat;

/** A command as the card sees it (ISO/IEC 7816-3, 12.1), short or extended. {@code ne} is 0 where Le is absent. */
final class Command {

    private static final int CHAINING = 0x10;

    private final int cla;
    private final int ins;
    private final int p1;
    private final int p2;
    private final byte[] data;
    private final int ne;

    Command(int cla, int ins, int p1, int p2, byte[] data, int ne) {
        this.cla = cla;
        this.ins = ins;
        this.p1 = p1;
        this.p2 = p2;
        this.data = data;
        this.ne = ne;
    }

    /** Whether the bytes are those of an extended command. */
    static boolean isExtended(byte[] apdu) {
        return apdu.length > 5 && apdu[4] == 0;
    }

    static Command parse(byte[] apdu) throws StatusException {
        if (apdu.length < 4) {
            throw new StatusException(Sw.WRONG_LENGTH);
        }
        int body = apdu.length - 4;
        if (body == 0) {
            return of(apdu, 0, 0, 0);
        }
        int first = apdu[4] & 0xFF;
        if (body == 1) {
            return of(apdu, 0, 0, first == 0 ? 256 : first);
        }
        return first != 0 ? parseShort(apdu, first) : parseExtended(apdu);
    }

    private static Command parseShort(byte[] apdu, int nc) throws StatusException {
        int rest = apdu.length - 5 - nc;
        return switch (rest) {
        case 0 -> of(apdu, 5, nc, 0);
        case 1 -> of(apdu, 5, nc, oneByteLe(apdu[apdu.length - 1]));
        default -> throw new StatusException(Sw.WRONG_LENGTH);
        };
    }

    private static Command parseExtended(byte[] apdu) throws StatusException {
        if (apdu.length < 7) {
            throw new StatusException(Sw.WRONG_LENGTH);
        }
        int length = twoBytes(apdu, 5);
        if (apdu.length == 7) {
            return of(apdu, 0, 0, length == 0 ? 65_536 : length);
        }
        int rest = apdu.length - 7 - length;
        if (length == 0 || rest != 0 && rest != 2) {
            throw new StatusException(Sw.WRONG_LENGTH);
        }
        int le = rest == 0 ? -1 : twoBytes(apdu, apdu.length - 2);
        return of(apdu, 7, length, switch (le) {
        case -1 -> 0;
        case 0 -> 65_536;
        default -> le;
        });
    }

    private static int oneByteLe(byte le) {
        return le == 0 ? 256 : le & 0xFF;
    }

    private static int twoBytes(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF;
    }

    private static Command of(byte[] apdu, int dataAt, int nc, int ne) {
        return new Command(apdu[0] & 0xFF, apdu[1] & 0xFF, apdu[2] & 0xFF, apdu[3] & 0xFF,
                Arrays.copyOfRange(apdu, dataAt, dataAt + nc), ne);
    }

    int cla() {
        return cla;
    }

    int ins() {
        return ins;
    }

    int p1() {
        return p1;
    }

    int p2() {
        return p2;
    }

    /** P1 and P2 as one number. */
    int p1p2() {
        return p1 << 8 | p2;
    }

    byte[] data() {
        return data;
    }

    int nc() {
        return data.length;
    }

    int ne() {
        return ne;
    }

    boolean isChained() {
        return (cla & CHAINING) != 0;
    }

    /** Whether the other command continues a chain that this one is part of. */
    boolean isContinuedBy(Command other) {
        return ins == other.ins && p1 == other.p1 && p2 == other.p2;
    }

    /** The last command of a chain with the data of all of it. */
    Command withDataBefore(byte[] before) {
        byte[] whole = Arrays.copyOf(before, before.length + data.length);
        System.arraycopy(data, 0, whole, before.length, data.length);
        return new Command(cla, ins, p1, p2, whole, ne);
    }

    void wipe() {
        Arrays.fill(data, (byte) 0);
    }

    /** Header and lengths; the data only of SELECT, which never carries a code. */
    @Override
    public String toString() {
        HexFormat hex = HexFormat.of().withUpperCase();
        String header = hex.formatHex(new byte[] { (byte) cla, (byte) ins, (byte) p1, (byte) p2 });
        String body = ins == 0xA4 ? hex.formatHex(data) : "[" + data.length + "]";
        return header + (data.length > 0 ? " " + body : "") + (ne > 0 ? " Ne=" + ne : "");
    }
}
