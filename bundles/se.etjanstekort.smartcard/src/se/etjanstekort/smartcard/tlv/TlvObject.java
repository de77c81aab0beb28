/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.smartcard.tlv;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import se.etjanstekort.smartcard.CardException;

/**
 * A BER-TLV data object (ISO/IEC 7816-4, 6.3): a tag, and a value which may hold further objects. A view of the bytes that it
 * was read from; immutable as long as they are.
 */
public final class TlvObject {

    private static final int CONSTRUCTED = 0x20;

    private final int tag;
    private final byte[] source;
    private final int start;
    private final int valueStart;
    private final int end;
    private final TlvBudget budget;

    TlvObject(int tag, byte[] source, int start, int valueStart, int end, TlvBudget budget) {
        this.tag = tag;
        this.source = source;
        this.start = start;
        this.valueStart = valueStart;
        this.end = end;
        this.budget = budget;
    }

    /** The tag's bytes, one to four, as a number; four are negative where the first has its high bit set. */
    public int tag() {
        return tag;
    }

    /** The number of bytes of the value. */
    public int length() {
        return end - valueStart;
    }

    /** A copy of the value. */
    public byte[] value() {
        return Arrays.copyOfRange(source, valueStart, end);
    }

    /** A copy of the whole object, with tag and length. */
    public byte[] encoded() {
        return Arrays.copyOfRange(source, start, end);
    }

    /** Whether the value consists of further objects. */
    public boolean isConstructed() {
        return (source[start] & CONSTRUCTED) != 0;
    }

    /**
     * The objects that the value consists of.
     *
     * @throws CardException.MalformedData
     *             when this is a primitive object, its value is malformed, or a limit of {@link TlvReader} is passed
     */
    public List<TlvObject> children() throws CardException.MalformedData {
        if (!isConstructed()) {
            throw new CardException.MalformedData("primitive TLV object " + Integer.toHexString(tag) + " taken apart");
        }
        return TlvReader.read(source, valueStart, end, budget.deeper());
    }

    /** The first child with that tag. */
    public Optional<TlvObject> child(int wanted) throws CardException.MalformedData {
        return children().stream().filter(object -> object.tag == wanted).findFirst();
    }

    /** Tag and length, never the value. */
    @Override
    public String toString() {
        return Integer.toHexString(tag).toUpperCase(Locale.ROOT) + " (" + length() + " bytes)";
    }
}
