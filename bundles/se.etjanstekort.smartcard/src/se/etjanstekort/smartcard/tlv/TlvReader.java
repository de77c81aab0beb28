/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.smartcard.tlv;

import java.util.ArrayList;
import java.util.List;

import se.etjanstekort.smartcard.CardException;

/**
 * Reads BER-TLV data objects (ISO/IEC 7816-4, 6.3) that a card gave: tags of up to four bytes, definite lengths of up to four
 * bytes after the first. Whatever the bytes are, it reads within them, makes views instead of copies, stops at its limits, and
 * throws nothing but {@link CardException.MalformedData}. 00 and FF where a tag should be are the unused rest of a file and
 * end the list.
 */
public final class TlvReader {

    /** Levels of nesting. */
    public static final int MAX_DEPTH = 16;
    /** Objects on all levels of one input, each reading of a level counted. */
    public static final int MAX_OBJECTS = 4_096;

    private static final int MULTI_BYTE_TAG = 0x1F;
    private static final int MAX_TAG_BYTES = 4;
    private static final int MAX_LENGTH_BYTES = 4;

    private final byte[] source;
    private final int end;
    private final TlvBudget budget;
    private int at;

    private TlvReader(byte[] source, int start, int end, TlvBudget budget) {
        this.source = source;
        this.at = start;
        this.end = end;
        this.budget = budget;
    }

    /**
     * The objects that follow each other in the data.
     *
     * @param data
     *            kept, not copied; not to be changed
     */
    public static List<TlvObject> read(byte[] data) throws CardException.MalformedData {
        return read(data, 0, data.length, TlvBudget.full());
    }

    /** The first object of the data; what follows it is not looked at. */
    public static TlvObject readFirst(byte[] data) throws CardException.MalformedData {
        TlvReader reader = new TlvReader(data, 0, data.length, TlvBudget.full());
        if (reader.atEnd()) {
            throw new CardException.MalformedData("no TLV object");
        }
        return reader.next();
    }

    static List<TlvObject> read(byte[] source, int start, int end, TlvBudget budget)
            throws CardException.MalformedData {
        TlvReader reader = new TlvReader(source, start, end, budget);
        List<TlvObject> objects = new ArrayList<>();
        while (!reader.atEnd()) {
            objects.add(reader.next());
        }
        return List.copyOf(objects);
    }

    private boolean atEnd() {
        return at == end || source[at] == 0x00 || source[at] == (byte) 0xFF;
    }

    private TlvObject next() throws CardException.MalformedData {
        budget.spendObject();
        int start = at;
        int tag = readTag();
        int length = readLength();
        if (length > end - at) {
            throw new CardException.MalformedData(
                    "TLV object of " + length + " bytes at " + start + " where " + (end - at) + " are left");
        }
        int valueStart = at;
        at += length;
        return new TlvObject(tag, source, start, valueStart, at, budget);
    }

    private int readTag() throws CardException.MalformedData {
        int tag = readByte();
        if ((tag & MULTI_BYTE_TAG) != MULTI_BYTE_TAG) {
            return tag;
        }
        int last;
        int count = 1;
        do {
            if (count++ == MAX_TAG_BYTES) {
                throw new CardException.MalformedData("TLV tag longer than " + MAX_TAG_BYTES + " bytes");
            }
            last = readByte();
            tag = tag << 8 | last;
        } while ((last & 0x80) != 0);
        return tag;
    }

    private int readLength() throws CardException.MalformedData {
        int first = readByte();
        if (first < 0x80) {
            return first;
        }
        int count = first & 0x7F;
        if (count == 0 || count > MAX_LENGTH_BYTES) {
            throw new CardException.MalformedData(
                    count == 0 ? "indefinite TLV length" : "TLV length of " + count + " bytes");
        }
        long length = 0;
        for (int i = 0; i < count; i++) {
            length = length << 8 | readByte();
        }
        if (length > Integer.MAX_VALUE) {
            throw new CardException.MalformedData("TLV length " + length);
        }
        return (int) length;
    }

    private int readByte() throws CardException.MalformedData {
        if (at == end) {
            throw new CardException.MalformedData("TLV object cut off");
        }
        return source[at++] & 0xFF;
    }
}
