/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pkcs15;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;

import se.etjanstekort.smartcard.Atr;
import se.etjanstekort.smartcard.CardException;
import se.etjanstekort.smartcard.CommandApdu;
import se.etjanstekort.smartcard.tlv.TlvObject;
import se.etjanstekort.smartcard.tlv.TlvReader;

/**
 * What a card announces of its commands, in the historical bytes of its answer to reset or in EF.ATR/INFO (ISO/IEC 7816-4, 12.1.1
 * and 12.2.2). A card that announces nothing can do what every card can. Untrusted: what it announces may still fail.
 *
 * @param extendedLength
 *            whether Lc and Le may be longer than a byte
 * @param chaining
 *            whether a command's data may come in parts
 * @param shortFileIds
 *            whether READ BINARY may name a file by its short identifier
 * @param limitsInFile
 *            whether EF.ATR/INFO has the limits of extended length
 * @param mostCommandBytes
 *            the longest command that it takes, where it says so
 * @param mostResponseBytes
 *            the longest answer that it gives, where it says so
 */
public record CardCapabilities(boolean extendedLength, boolean chaining, boolean shortFileIds,
        boolean limitsInFile, OptionalInt mostCommandBytes, OptionalInt mostResponseBytes) {

    /** Of a card that announces nothing. */
    public static final CardCapabilities NONE = new CardCapabilities(false, false, false, false, OptionalInt.empty(),
            OptionalInt.empty());

    private static final int CATEGORY_COMPACT_WITH_STATUS = 0x00;
    private static final int CATEGORY_COMPACT = 0x80;
    private static final int STATUS_INDICATOR = 3;
    private static final int COMPACT_TAG_CAPABILITIES = 7;
    private static final int TAG_CAPABILITIES = 0x47;
    private static final int TAG_EXTENDED_LENGTH = 0x7F66;
    private static final int TAG_INTEGER = 0x02;
    private static final int FIRST_TABLE_SHORT_FILE_IDS = 0x04;
    private static final int THIRD_TABLE_CHAINING = 0x80;
    private static final int THIRD_TABLE_EXTENDED_LENGTH = 0x40;
    private static final int THIRD_TABLE_LIMITS_IN_FILE = 0x20;
    private static final int STATUS_WORD = 2;

    /** What the answer to reset announces. */
    public static CardCapabilities of(Atr atr) {
        byte[] bytes = historicalBytes(atr.bytes());
        int category = bytes.length == 0 ? -1 : bytes[0] & 0xFF;
        if (category != CATEGORY_COMPACT && category != CATEGORY_COMPACT_WITH_STATUS) {
            return NONE;
        }
        int end = category == CATEGORY_COMPACT ? bytes.length : bytes.length - STATUS_INDICATOR;
        for (int at = 1; at < end; at += 1 + (bytes[at] & 0x0F)) {
            if ((bytes[at] & 0xF0) >> 4 == COMPACT_TAG_CAPABILITIES) {
                int length = bytes[at] & 0x0F;
                return NONE.with(Arrays.copyOfRange(bytes, at + 1, Math.min(end, at + 1 + length)));
            }
        }
        return NONE;
    }

    /** The same with what EF.ATR/INFO announces; a file that cannot be understood announces nothing. */
    public CardCapabilities with(Optional<byte[]> file) {
        CardCapabilities known = this;
        try {
            for (TlvObject object : TlvReader.read(file.orElse(new byte[0]))) {
                if (object.tag() == TAG_CAPABILITIES) {
                    known = known.with(object.value());
                } else if (object.tag() == TAG_EXTENDED_LENGTH) {
                    known = known.withLengths(object);
                }
            }
        } catch (CardException.MalformedData e) {
            return known;
        }
        return known;
    }

    /** The three software function tables; a card may give fewer. */
    private CardCapabilities with(byte[] tables) {
        int first = tables.length > 0 ? tables[0] : 0;
        int third = tables.length > 2 ? tables[2] : 0;
        return new CardCapabilities(extendedLength || (third & THIRD_TABLE_EXTENDED_LENGTH) != 0,
                chaining || (third & THIRD_TABLE_CHAINING) != 0,
                shortFileIds || (first & FIRST_TABLE_SHORT_FILE_IDS) != 0,
                limitsInFile || (third & THIRD_TABLE_LIMITS_IN_FILE) != 0, mostCommandBytes, mostResponseBytes);
    }

    /** Two numbers: the longest command and the longest answer, header and status included or not as the card counts. */
    private CardCapabilities withLengths(TlvObject template) throws CardException.MalformedData {
        OptionalInt[] lengths = { OptionalInt.empty(), OptionalInt.empty() };
        int at = 0;
        for (TlvObject object : template.children()) {
            if (object.tag() == TAG_INTEGER && at < lengths.length && object.length() > 0) {
                int length = new BigInteger(1, object.value()).min(BigInteger.valueOf(CommandApdu.MAX_EXTENDED_NE))
                        .intValue();
                lengths[at++] = OptionalInt.of(length);
            }
        }
        return new CardCapabilities(extendedLength, chaining, shortFileIds, limitsInFile, lengths[0], lengths[1]);
    }

    /** The most bytes to ask for in one command: 256 without extended length. Room is left for the status word. */
    public int mostBytesAtOnce() {
        return extendedLength
                ? Math.max(CommandApdu.MAX_SHORT_NE,
                        mostResponseBytes.orElse(CommandApdu.MAX_EXTENDED_NE + STATUS_WORD) - STATUS_WORD)
                : CommandApdu.MAX_SHORT_NE;
    }

    /** ISO/IEC 7816-3, 8.2: T0 tells how many there are and which interface bytes come before them. */
    private static byte[] historicalBytes(byte[] atr) {
        if (atr.length < 2) {
            return new byte[0];
        }
        int count = atr[1] & 0x0F;
        int at = 2;
        int follows = atr[1] & 0xF0;
        while (follows != 0 && at <= atr.length) {
            at += Integer.bitCount(follows);
            boolean more = (follows & 0x80) != 0 && at <= atr.length;
            follows = more ? atr[at - 1] & 0xF0 : 0;
        }
        return at + count <= atr.length ? Arrays.copyOfRange(atr, at, at + count) : new byte[0];
    }
}
