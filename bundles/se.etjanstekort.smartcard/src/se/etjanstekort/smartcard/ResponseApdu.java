/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.smartcard;

import java.util.Arrays;
import java.util.HexFormat;

/** An answer from the card (ISO/IEC 7816-3, 12.1): data and a status word. Immutable. */
public final class ResponseApdu {

    private final byte[] data;
    private final StatusWord statusWord;

    /** An answer of the given data and status. */
    public ResponseApdu(byte[] data, StatusWord statusWord) {
        this.data = data.clone();
        this.statusWord = statusWord;
    }

    /**
     * Takes the bytes from the line apart.
     *
     * @throws CardException.TransportFailure
     *             when there are fewer than two: then there is no status, and the line is broken
     */
    public static ResponseApdu parse(byte[] bytes) throws CardException.TransportFailure {
        if (bytes.length < 2) {
            throw new CardException.TransportFailure("answer of " + bytes.length + " bytes");
        }
        int sw = (bytes[bytes.length - 2] & 0xFF) << 8 | bytes[bytes.length - 1] & 0xFF;
        return new ResponseApdu(Arrays.copyOf(bytes, bytes.length - 2), new StatusWord(sw));
    }

    public byte[] data() {
        return data.clone();
    }

    public int length() {
        return data.length;
    }

    public StatusWord statusWord() {
        return statusWord;
    }

    public boolean isSuccess() {
        return statusWord.isSuccess();
    }

    @Override
    public String toString() {
        return HexFormat.of().withUpperCase().formatHex(data) + (data.length > 0 ? " " : "") + statusWord;
    }
}
