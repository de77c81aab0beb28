/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pkcs15;

import java.util.Optional;

import se.etjanstekort.smartcard.PinPadFormat;
import se.etjanstekort.smartcard.PinPadFormat.Encoding;

/** What a reader with keys of its own must do to write a code as {@link PinEncoder} does. */
final class PinPadFormats {

    private static final int LONGEST = 0xFF;

    private PinPadFormats() {
    }

    /** Empty for a code that no reader can form: PC/SC part 10 has no word for it, or it leaves open what a reader does. */
    static Optional<PinPadFormat> of(AuthenticationObject code) {
        int least = Math.max(1, code.minLength());
        int most = Math.min(code.longestCode(), LONGEST);
        if (least > most) {
            return Optional.empty();
        }
        return switch (code.type()) {
        case ASCII_NUMERIC, UTF8 -> Optional.of(format(Encoding.ASCII, code, least, most));
        case BCD -> isWhole(code, least, most) ? Optional.of(format(Encoding.BCD, code, least, most))
                : Optional.empty();
        // a reader has no F for the high halves
        case HALF_NIBBLE_BCD -> Optional.empty();
        case ISO9564_1 -> most < 4 || least > 12 ? Optional.empty() : Optional.of(PinPadFormat.iso9564(least, most));
        };
    }

    /** Without filling, the half after an odd digit is whatever the reader thinks fit. */
    private static boolean isWhole(AuthenticationObject code, int least, int most) {
        return needsPadding(code) || least == most && most % 2 == 0;
    }

    private static PinPadFormat format(Encoding encoding, AuthenticationObject code, int least, int most) {
        return needsPadding(code) ? new PinPadFormat(encoding, least, most, code.storedLength(), code.padChar())
                : PinPadFormat.asTyped(encoding, least, most);
    }

    private static boolean needsPadding(AuthenticationObject code) {
        return code.flags().contains(PinFlag.NEEDS_PADDING);
    }
}
