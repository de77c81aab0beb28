/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.smartcard.command;

import java.util.OptionalInt;

import se.etjanstekort.smartcard.CardException;
import se.etjanstekort.smartcard.tlv.TlvObject;
import se.etjanstekort.smartcard.tlv.TlvReader;

/**
 * What a card tells of the file that was selected (ISO/IEC 7816-4, 7.4.3).
 *
 * @param size
 *            the bytes of the file's content, where the card says so: a hint
 * @param fileId
 *            its identifier, where the card says so
 */
public record FileControlInformation(OptionalInt size, OptionalInt fileId) {

    private static final int TAG_SIZE_OF_CONTENT = 0x80;
    private static final int TAG_SIZE_WITH_STRUCTURE = 0x81;
    private static final int TAG_FILE_ID = 0x83;
    private static final int MAX_SIZE_BYTES = 3;
    private static final int FILE_ID_BYTES = 2;

    /** What can be made of an answer to SELECT; its form is the card's affair, so nothing in it is an error. */
    static FileControlInformation of(byte[] answer) {
        OptionalInt size = OptionalInt.empty();
        OptionalInt fileId = OptionalInt.empty();
        try {
            for (TlvObject object : TlvReader.readFirst(answer).children()) {
                boolean tellsSize = object.tag() == TAG_SIZE_OF_CONTENT || object.tag() == TAG_SIZE_WITH_STRUCTURE;
                if (tellsSize && size.isEmpty() && object.length() <= MAX_SIZE_BYTES) {
                    size = OptionalInt.of(number(object.value()));
                } else if (object.tag() == TAG_FILE_ID && object.length() == FILE_ID_BYTES) {
                    fileId = OptionalInt.of(number(object.value()));
                }
            }
        } catch (CardException.MalformedData e) {
            return new FileControlInformation(OptionalInt.empty(), OptionalInt.empty());
        }
        return new FileControlInformation(size, fileId);
    }

    private static int number(byte[] bytes) {
        int number = 0;
        for (byte b : bytes) {
            number = number << 8 | b & 0xFF;
        }
        return number;
    }
}
