/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pkcs15;

import se.etjanstekort.smartcard.CardException;
import se.etjanstekort.smartcard.CardSession;
import se.etjanstekort.smartcard.Pin;
import se.etjanstekort.smartcard.RetryCounter;

/**
 * Makes a card sign, and asks it for the tries left, each within one session: the application is selected again, since
 * others may have used the card. The code goes to the object that the key's authId names, and to no other. No command that
 * carries a code, and no signature, is ever sent twice. Immutable; runs on the session's thread.
 */
public final class CardSigner {

    private final CardContents contents;

    /** For the card with these contents. */
    public CardSigner(CardContents contents) {
        this.contents = contents;
    }

    /**
     * Asks for the tries left, where the card's profile knows how to ask for free; otherwise they are unknown. Where the code
     * stands verified the card gives no number.
     */
    public RetryCounter triesLeft(CardSession session, AuthenticationObject object) throws CardException {
        throw new UnsupportedOperationException(contents.toString());
    }

    /**
     * Verifies the code that opens the key, and signs. Afterwards the session resets the card, so that no other program finds
     * the code verified. The caller has validated the certificate before, and checks the signature afterwards.
     *
     * @param key
     *            one of the card's own
     * @param message
     *            what is signed; hashed here
     * @param pin
     *            stays the caller's, who wipes it
     * @param allowLastTry
     *            whether the code may be sent though the counter is known to stand at one; unknown counters do not stop it
     * @throws CardException
     *             when the card cannot be spoken to or refuses what it should do. After the code was accepted this says nothing
     *             of the code; a signature whose answer was lost is not asked for again
     * @throws IllegalArgumentException
     *             when the key is not of this card, is not behind a code, or does not fit the algorithm
     */
    public SigningOutcome sign(CardSession session, PrivateKeyObject key, SignatureAlgorithm algorithm, byte[] message,
            Pin pin, boolean allowLastTry) throws CardException {
        throw new UnsupportedOperationException();
    }
}
