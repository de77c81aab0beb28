/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.simulator.internal.cardos;

/** The status words that the card answers with (ISO/IEC 7816-4, 5.6). */
final class Sw {

    static final int SUCCESS = 0x9000;
    /** Low byte: how many bytes wait for GET RESPONSE; 00 means 256 or more. */
    static final int BYTES_AVAILABLE = 0x6100;
    static final int END_OF_FILE = 0x6282;
    /** Low nibble: tries left. */
    static final int TRIES_LEFT = 0x63C0;
    static final int WRONG_LENGTH = 0x6700;
    static final int LOGICAL_CHANNEL_NOT_SUPPORTED = 0x6881;
    static final int SECURE_MESSAGING_NOT_SUPPORTED = 0x6882;
    static final int LAST_OF_CHAIN_EXPECTED = 0x6883;
    static final int SECURITY_STATUS_NOT_SATISFIED = 0x6982;
    static final int CODE_BLOCKED = 0x6983;
    static final int CONDITIONS_NOT_SATISFIED = 0x6985;
    static final int NO_CURRENT_EF = 0x6986;
    static final int WRONG_DATA = 0x6A80;
    static final int FILE_NOT_FOUND = 0x6A82;
    static final int NOT_SUPPORTED = 0x6A81;
    static final int FILE_EXISTS = 0x6A89;
    static final int WRONG_P1_P2 = 0x6A86;
    static final int REFERENCED_DATA_NOT_FOUND = 0x6A88;
    static final int OFFSET_OUTSIDE_EF = 0x6B00;
    /** Low byte: the Le that would have been right. */
    static final int WRONG_LE = 0x6C00;
    static final int INS_NOT_SUPPORTED = 0x6D00;
    static final int CLA_NOT_SUPPORTED = 0x6E00;

    private Sw() {
    }
}
