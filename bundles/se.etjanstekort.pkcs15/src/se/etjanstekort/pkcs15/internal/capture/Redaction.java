/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pkcs15.internal.capture;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * Overwrites what may be personal in a directory file (ISO/IEC 7816-15), byte for byte, so that its structure stays: texts that
 * may name somebody, serial numbers, times, and all values too long to be a number, a flag or a path. Long identifiers, which
 * may be hashes of keys, become numbers, the same ones wherever they stand.
 */
final class Redaction {

    private static final int CONSTRUCTED = 0x20;
    private static final int MULTI_BYTE_TAG = 0x1F;
    private static final int TAG_BOOLEAN = 0x01;
    private static final int TAG_OCTETS = 0x04;
    private static final int TAG_NULL = 0x05;
    private static final int TAG_OBJECT_ID = 0x06;
    private static final int TAG_ENUMERATED = 0x0A;
    private static final int TAG_UTF8 = 0x0C;
    private static final int TAG_PRINTABLE = 0x13;
    private static final int TAG_TIME = 0x18;
    private static final int TAG_LABEL_OF_TOKEN = 0x80;

    private static final int LONGEST_NUMBER = 4;
    private static final int LONGEST_PATH = 16;
    private static final int MAX_DEPTH = 12;
    /** Where an object's label stands: in its first sequence. */
    private static final int LABEL_DEPTH = 2;
    private static final byte[] NO_TIME = "20000101000000Z".getBytes(StandardCharsets.US_ASCII);

    private final PublicWords words;
    private final Map<String, byte[]> identifiers = new HashMap<>();

    Redaction(PublicWords words) {
        this.words = words;
    }

    /**
     * A directory file without what is personal.
     *
     * @param tokenInfo
     *            whether it is EF(TokenInfo), whose label and serial number stand elsewhere
     * @return empty where it is not of the form that such files have
     */
    Optional<byte[]> redacted(byte[] file, boolean tokenInfo) {
        byte[] copy = file.clone();
        try {
            int end = walk(copy, 0, copy.length, 0, tokenInfo);
            for (int i = end; i < copy.length; i++) {
                if (!isFiller(copy[i])) {
                    return Optional.empty();
                }
            }
            return Optional.of(copy);
        } catch (IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    private static boolean isFiller(byte value) {
        return value == 0x00 || value == (byte) 0xFF;
    }

    /** @return where the objects end and what fills the file up begins */
    private int walk(byte[] bytes, int from, int to, int depth, boolean tokenInfo) {
        int at = from;
        while (at < to && (depth > 0 || !isFiller(bytes[at]))) {
            int tag = bytes[at] & 0xFF;
            int lengthBytes = bytes[at + 1] >= 0 ? 0 : bytes[at + 1] & 0x7F;
            int length = lengthBytes == 0 ? bytes[at + 1] : number(bytes, at + 2, lengthBytes);
            int value = at + 2 + lengthBytes;
            if (length < 0 || length > to - value || depth > MAX_DEPTH || (tag & MULTI_BYTE_TAG) == MULTI_BYTE_TAG) {
                throw new IndexOutOfBoundsException(at);
            }
            if ((tag & CONSTRUCTED) != 0) {
                walk(bytes, value, value + length, depth + 1, tokenInfo);
            } else {
                overwrite(bytes, tag, value, length, depth, tokenInfo);
            }
            at = value + length;
        }
        return at;
    }

    private static int number(byte[] bytes, int at, int count) {
        if (count > 2) {
            throw new IndexOutOfBoundsException(at);
        }
        int number = 0;
        for (int i = 0; i < count; i++) {
            number = number << 8 | bytes[at + i] & 0xFF;
        }
        return number;
    }

    private void overwrite(byte[] bytes, int tag, int at, int length, int depth, boolean tokenInfo) {
        switch (tag) {
        case TAG_BOOLEAN, TAG_NULL, TAG_OBJECT_ID, TAG_ENUMERATED -> {
            // say nothing of a person
        }
        case TAG_TIME -> put(bytes, at, length, NO_TIME);
        case TAG_OCTETS -> octets(bytes, at, length, tokenInfo);
        case TAG_UTF8, TAG_PRINTABLE -> text(bytes, at, length, depth == (tokenInfo ? 1 : LABEL_DEPTH));
        case TAG_LABEL_OF_TOKEN -> {
            if (tokenInfo && depth == 1) {
                text(bytes, at, length, true);
            } else {
                blank(bytes, at, length);
            }
        }
        default -> blank(bytes, at, length);
        }
    }

    /** Numbers and flags are short; what is longer is somebody's. */
    private static void blank(byte[] bytes, int at, int length) {
        if (length > LONGEST_NUMBER) {
            Arrays.fill(bytes, at, at + length, (byte) 0);
        }
    }

    private static void put(byte[] bytes, int at, int length, byte[] value) {
        for (int i = 0; i < length; i++) {
            bytes[at + i] = i < value.length ? value[i] : (byte) '0';
        }
    }

    private void text(byte[] bytes, int at, int length, boolean isLabel) {
        String text = new String(bytes, at, length, StandardCharsets.UTF_8);
        if (!isLabel || !words.arePublic(text)) {
            Arrays.fill(bytes, at, at + length, (byte) 'X');
        }
    }

    /** A serial number goes; a short identifier and a path stay; a long identifier is replaced. */
    private void octets(byte[] bytes, int at, int length, boolean tokenInfo) {
        boolean isPath = length <= LONGEST_PATH && length >= 2 && bytes[at] == 0x3F && bytes[at + 1] == 0x00;
        if (tokenInfo) {
            Arrays.fill(bytes, at, at + length, (byte) 0);
        } else if (!isPath && length > LONGEST_NUMBER) {
            String key = HexFormat.of().formatHex(bytes, at, at + length);
            byte[] other = identifiers.computeIfAbsent(key, unknown -> numbered(length));
            System.arraycopy(other, 0, bytes, at, length);
        }
    }

    private byte[] numbered(int length) {
        byte[] identifier = new byte[length];
        identifier[length - 1] = (byte) (identifiers.size() + 1);
        return identifier;
    }

    /** What stands in the place of an identifier. */
    String identifier(byte[] identifier) {
        byte[] copy = identifier.clone();
        octets(copy, 0, copy.length, false);
        return HexFormat.of().withUpperCase().formatHex(copy);
    }

    /** The text, or how long it is. */
    String text(String text) {
        return words.arePublic(text) ? text : "X".repeat(text.getBytes(StandardCharsets.UTF_8).length);
    }
}
