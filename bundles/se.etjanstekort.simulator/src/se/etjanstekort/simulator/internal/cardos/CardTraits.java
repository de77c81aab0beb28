/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.simulator.internal.cardos;

/**
 * How a card product behaves where the standard leaves room.
 *
 * @param family
 *            which commands of its own it knows
 * @param emptyVerify
 *            what a VERIFY without data does
 * @param shortRead
 *            what READ BINARY does when asked for more than there is
 * @param getResponse
 *            whether answers to commands with data wait for GET RESPONSE, as over T=0
 * @param extendedLength
 *            whether it takes extended commands (ISO/IEC 7816-3, 12.1)
 * @param dialect
 *            what the family wants to hear
 */
public record CardTraits(Family family, EmptyVerify emptyVerify, ShortRead shortRead, boolean getResponse,
        boolean extendedLength, Dialect dialect) {

    /** A card that speaks the standard. */
    public CardTraits(Family family, EmptyVerify emptyVerify, ShortRead shortRead, boolean getResponse) {
        this(family, emptyVerify, shortRead, getResponse, true, Dialect.STANDARD);
    }

    /** Which commands beyond ISO/IEC 7816-4 and 7816-8 a card knows. */
    public enum Family {
        /** None: what the issuer put on it stays. */
        GENERIC,
        /** A MyEID card, as OpenSC drives it: keys are files, GET DATA tells version and limits, its owner personalises it. */
        MYEID,
        /** A Java card with IsoApplet, as OpenSC drives it: one code, keys by number, its owner personalises it. */
        ISOAPPLET
    }

    /** What a VERIFY without data does. */
    public enum EmptyVerify {
        /** It asks for the tries left. */
        FREE,
        /** It counts as a wrong code. */
        SPENDS
    }

    /** What READ BINARY does when asked for more bytes than the file holds from there on. */
    public enum ShortRead {
        /** Gives what there is, with 6282. */
        WARNS,
        /** Gives nothing, and says with 6Cxx what it should have been asked for. */
        CORRECTS
    }
}
