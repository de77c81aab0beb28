/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pkcs15;

/** Whether a key of a card can make a kind of signature, and where the padding is made; or why it cannot. */
public enum SignatureAbility {
    /** The card makes it of the hash. */
    ON_CARD(true),
    /** The host pads, the card does the RSA operation. */
    PADDED_ON_HOST(true),
    /** The key is of another kind, or on another curve. */
    OTHER_KEY(false),
    /** The card's profile knows no way to make it, so that none is tried. */
    UNKNOWN_TO_PROFILE(false),
    /** The card would have to say how it names the algorithm, and does not. */
    NOT_TOLD_BY_CARD(false);

    private final boolean able;

    SignatureAbility(boolean able) {
        this.able = able;
    }

    public boolean isAble() {
        return able;
    }
}
