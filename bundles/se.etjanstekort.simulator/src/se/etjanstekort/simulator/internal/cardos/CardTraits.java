/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.simulator.internal.cardos;

/**
 * How a card product behaves where the standard leaves room.
 *
 * @param family
 *            whose dialect it speaks
 * @param emptyVerify
 *            what a VERIFY without data does
 * @param shortRead
 *            what READ BINARY does when asked for more than there is
 * @param getResponse
 *            whether answers to commands with data wait for GET RESPONSE, as over T=0
 */
public record CardTraits(Family family, EmptyVerify emptyVerify, ShortRead shortRead, boolean getResponse) {

    /** Whose dialect a card speaks. */
    public enum Family {
        /** ISO/IEC 7816-4, 7816-8 and 7816-15 and nothing else. Signatures by EC keys are r and s side by side. */
        GENERIC,
        /** A MyEID card, as OpenSC drives it: keys are files, EC signatures are DER, GET DATA tells version and limits. */
        MYEID
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
