/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.smartcard.transport;

import se.etjanstekort.smartcard.CardException;
import se.etjanstekort.smartcard.CardTransport;
import se.etjanstekort.smartcard.CommandApdu;
import se.etjanstekort.smartcard.ResponseApdu;

/**
 * Asks for more than 256 bytes at once by extended commands (ISO/IEC 7816-3, 12.1.3), until card or reader refuses one: from then
 * on, and that one again, by short commands. Only what carries no data and may be repeated is sent so; all else goes the short
 * way. One thread.
 */
final class ExtendedReadTransport implements CardTransport {

    private static final int WRONG_LENGTH = 0x67;
    private static final int CLA_FUNCTION_NOT_SUPPORTED = 0x68;
    private static final int INS_NOT_SUPPORTED = 0x6D;
    private static final int CLA_NOT_SUPPORTED = 0x6E;
    private static final int NO_DIAGNOSIS = 0x6F;

    private final CardTransport extended;
    private final CardTransport shortOnly;
    private boolean isRefused;

    ExtendedReadTransport(CardTransport extended, CardTransport shortOnly) {
        this.extended = extended;
        this.shortOnly = shortOnly;
    }

    @Override
    public ResponseApdu transmit(CommandApdu command) throws CardException {
        if (isRefused || !command.isExtended() || command.nc() > 0 || !command.isRepeatable()) {
            return shortOnly.transmit(command);
        }
        try {
            ResponseApdu response = extended.transmit(command);
            isRefused = isRefusal(response.statusWord().sw1());
            if (!isRefused) {
                return response;
            }
        } catch (CardException.TransportFailure e) {
            isRefused = true; // readers for short commands only do not let it through
        }
        return shortOnly.transmit(command);
    }

    private static boolean isRefusal(int sw1) {
        return switch (sw1) {
        case WRONG_LENGTH, CLA_FUNCTION_NOT_SUPPORTED, INS_NOT_SUPPORTED, CLA_NOT_SUPPORTED, NO_DIAGNOSIS -> true;
        default -> false;
        };
    }
}
