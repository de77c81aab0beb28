/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.fuzz;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

import se.etjanstekort.smartcard.Atr;
import se.etjanstekort.smartcard.CardSession;
import se.etjanstekort.smartcard.CommandApdu;
import se.etjanstekort.smartcard.ResponseApdu;
import se.etjanstekort.smartcard.StatusWord;

/**
 * A card whose files are the fuzzer's; its commands are an honest card's. The first byte of the input says which applications
 * it has and whether it tells how long its files are.
 */
final class FuzzedCard implements CardSession {

    static final int HAS_PKCS15 = 1;
    static final int HAS_OTHERS = 2;
    static final int TELLS_NO_LENGTH = 4;
    static final int TELLS_WRONG_LENGTH = 8;

    private static final byte[] PKCS15 = HexFormat.of().parseHex("A000000063504B43532D3135");
    private static final StatusWord OK = new StatusWord(0x9000);
    private static final StatusWord NOT_FOUND = new StatusWord(0x6A82);
    private static final StatusWord UNKNOWN_INSTRUCTION = new StatusWord(0x6D00);
    private static final StatusWord THREE_TRIES = new StatusWord(0x63C3);
    private static final int SELECT = 0xA4;
    private static final int READ_BINARY = 0xB0;
    private static final int VERIFY = 0x20;
    private static final int SECURITY_ENVIRONMENT = 0x22;
    private static final int SECURITY_OPERATION = 0x2A;
    private static final int BY_NAME = 4;
    private static final int SIGNATURE = 256;

    private final int flags;
    private final Map<Integer, byte[]> files = new HashMap<>();
    private byte[] current = {};

    FuzzedCard(byte[] input) {
        flags = input.length == 0 ? 0 : input[0];
        Records.of(input, 1).forEach(file -> files.put(file.number(), file.bytes()));
    }

    @Override
    public Atr atr() {
        return new Atr(HexFormat.of().parseHex("3B7F96000080318065B0850300EF120FFF829000"));
    }

    @Override
    public ResponseApdu transmit(CommandApdu command) {
        return switch (command.ins()) {
        case SELECT -> command.p1() == BY_NAME ? selectByName(command.data()) : select(command.data());
        case READ_BINARY -> read(command);
        case VERIFY -> status(command.nc() == 0 ? THREE_TRIES : OK);
        case SECURITY_ENVIRONMENT -> status(OK);
        case SECURITY_OPERATION -> new ResponseApdu(new byte[SIGNATURE], OK);
        default -> status(UNKNOWN_INSTRUCTION);
        };
    }

    private static ResponseApdu status(StatusWord word) {
        return new ResponseApdu(new byte[0], word);
    }

    private ResponseApdu selectByName(byte[] name) {
        int wanted = Arrays.equals(name, PKCS15) ? HAS_PKCS15 : HAS_OTHERS;
        return status((flags & wanted) != 0 ? OK : NOT_FOUND);
    }

    private ResponseApdu select(byte[] path) {
        if (path.length < 2) {
            return status(OK);
        }
        int id = (path[path.length - 2] & 0xFF) << 8 | path[path.length - 1] & 0xFF;
        byte[] file = files.get(id);
        if (file == null) {
            return status(id == 0x3F00 || id == 0x5015 ? OK : NOT_FOUND);
        }
        current = file;
        if ((flags & TELLS_NO_LENGTH) != 0) {
            return status(OK);
        }
        int length = (flags & TELLS_WRONG_LENGTH) == 0 ? file.length : 2 * file.length + 1;
        return new ResponseApdu(new byte[] { 0x6F, 5, (byte) 0x80, 3, (byte) (length >> 16), (byte) (length >> 8),
                (byte) length }, OK);
    }

    private ResponseApdu read(CommandApdu command) {
        int from = command.p1() << 8 | command.p2();
        if (from >= 0x8000 || from > current.length) {
            return status(new StatusWord(0x6B00));
        }
        int to = Math.min(current.length, from + command.ne());
        return new ResponseApdu(Arrays.copyOfRange(current, from, to), OK);
    }

    @Override
    public void resetWhenDone() {
        current = new byte[0];
    }
}
