/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.simulator.internal.cardos;

import se.etjanstekort.simulator.internal.cardos.CardTraits.Family;

/** Who may do what with a file, once the card is in use: everybody, the holder of a code, nobody. */
final class AccessConditions {

    private static final int ALWAYS = 0;
    private static final int NEVER = -1;

    /** IsoApplet: a byte FF and seven security condition bytes (ISO/IEC 7816-4, tables 16 to 20). */
    private static final int ISOAPPLET_LENGTH = 8;
    private static final int ISOAPPLET_CODE = 0x90;
    private static final int ISOAPPLET_NEVER = 0xFF;

    private final Family family;
    private final CodeCommands codes;
    private boolean inUse;

    /** @param inUse whether the conditions hold already; on a card that its owner is yet to personalise they do not */
    AccessConditions(Family family, CodeCommands codes, boolean inUse) {
        this.family = family;
        this.codes = codes;
        this.inUse = inUse;
    }

    /** What is done with a file. */
    enum Operation {
        READ, UPDATE, DELETE, CREATE, USE, GENERATE
    }

    boolean isInUse() {
        return inUse;
    }

    void putIntoUse() {
        inUse = true;
    }

    void takeOutOfUse() {
        inUse = false;
    }

    void require(CardFile file, Operation operation) throws StatusException {
        int condition = inUse && file.security().length > 0 ? condition(file, operation) : ALWAYS;
        if (condition == NEVER || condition != ALWAYS && !codes.isVerified(condition)) {
            throw new StatusException(Sw.SECURITY_STATUS_NOT_SATISFIED);
        }
    }

    private int condition(CardFile file, Operation operation) {
        return switch (family) {
        case GENERIC -> ALWAYS;
        case MYEID -> ofMyEid(file.security(), operation);
        case ISOAPPLET -> ofIsoApplet(file.security(), operation);
        };
    }

    /** The reference of the code that opens a key in that file; 0 for none. */
    int codeOfKey(CardFile file) {
        return Math.max(0, ofMyEid(file.security(), Operation.USE));
    }

    /** A nibble an operation: 0 is always, F never, all others are codes. */
    private static int ofMyEid(byte[] security, Operation operation) {
        int nibble = switch (operation) {
        case READ, USE -> security[0] >> 4;
        case UPDATE, CREATE -> security[0];
        case DELETE -> security[1] >> 4;
        case GENERATE -> security[1];
        } & 0x0F;
        return nibble == 0x0F ? NEVER : nibble;
    }

    private static int ofIsoApplet(byte[] security, Operation operation) {
        if (security.length != ISOAPPLET_LENGTH) {
            return NEVER;
        }
        int condition = security[switch (operation) {
        case DELETE -> 1;
        case UPDATE, CREATE -> 6;
        case READ, USE, GENERATE -> 7;
        }] & 0xFF;
        return switch (condition) {
        case ALWAYS -> ALWAYS;
        case ISOAPPLET_CODE -> IsoAppletCommands.PIN;
        case ISOAPPLET_NEVER -> NEVER;
        default -> NEVER;
        };
    }
}
