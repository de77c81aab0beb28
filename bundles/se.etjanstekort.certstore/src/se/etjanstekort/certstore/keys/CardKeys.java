/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.keys;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import se.etjanstekort.certstore.Purpose;
import se.etjanstekort.certstore.selection.RememberedChoices;
import se.etjanstekort.pkcs15.SignatureAlgorithm;

/**
 * The keys of the cards that are in readers, and signing with them. A DS service that whoever speaks to cards implements. The
 * methods wait for cards and persons: they are called from any thread but that of the user interface.
 */
public interface CardKeys {

    /**
     * Does nothing on a thread that may wait for persons.
     *
     * @throws CardKeyException
     *             on the thread that draws the screen, which would wait for itself
     */
    default void requireMayWait() throws CardKeyException {
        // where nobody is asked, every thread may
    }

    /**
     * The keys with trusted certificates for a purpose on the cards that are in readers now; read and validated for this call.
     *
     * @return at least one
     * @throws CardKeyException
     *             when there is none; the failure says why
     */
    List<SigningKey> present(Purpose purpose) throws CardKeyException;

    /** What the user has chosen for services before. */
    default RememberedChoices remembered() {
        return RememberedChoices.NONE;
    }

    /**
     * Has the user say which of several keys is to be used, whose identities are different and fit equally; and remembers it for
     * the service where she wants that.
     *
     * @param fitting
     *            at least two, the one to show first coming first
     * @param service
     *            what it may be remembered for; empty where it may not
     * @return one of them
     * @throws CardKeyException
     *             when the user does not want to, a card has left, or nobody can be asked
     */
    default SigningKey choose(List<SigningKey> fitting, Optional<String> service, Requester who)
            throws CardKeyException {
        throw new CardKeyException(CardKeyFailure.AMBIGUOUS, "several identities fit equally, and nobody can be asked");
    }

    /**
     * Asks for the key's code ahead of a signature and tries it on the card. The next signature with the key does not ask
     * again; those after it only where policy has the code asked for each time. Does nothing where the code is known already.
     *
     * @param key
     *            for authentication: the code for underskrift is asked for when there is something to sign, each time
     * @throws CardKeyException
     *             when the user does not want to, or the card or the code is not as it should be
     */
    void unlock(SigningKey key, Requester who) throws CardKeyException;

    /**
     * Signs, asking for the code where it is not known; for underskrift always.
     *
     * @param message
     *            what is signed; hashed by the signer. With a key for underskrift no handshake of TLS (T-51)
     * @return in the form of JCA, checked against the key's certificate
     * @throws CardKeyException
     *             when there is no signature; nothing is tried twice
     */
    byte[] sign(SigningKey key, SignatureAlgorithm algorithm, byte[] message, Requester who) throws CardKeyException;

    /**
     * Tells of each card that has left; of the one that {@link SigningKey#card()} names. Called one after the other on a thread
     * for that alone.
     *
     * @return ends it
     */
    Subscription onGone(Consumer<String> listener);

    /** What can be ended. */
    interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}
