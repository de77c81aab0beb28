/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.cli.internal;

import java.util.List;
import java.util.function.Consumer;

import se.etjanstekort.certstore.Purpose;
import se.etjanstekort.certstore.keys.CardKeyException;
import se.etjanstekort.certstore.keys.CardKeyFailure;
import se.etjanstekort.certstore.keys.CardKeys;
import se.etjanstekort.certstore.keys.Requester;
import se.etjanstekort.certstore.keys.SigningKey;
import se.etjanstekort.cli.UsageException;
import se.etjanstekort.pkcs15.SignatureAlgorithm;

/** Keys of which there is only the one whose certificate was named, so that no other can be chosen. */
record NamedKey(CardKeys keys, String sha256) implements CardKeys {

    /** Those keys, or only the one for legitimering that the arguments name. */
    static CardKeys of(CardKeys keys, IdentityChoice identity) throws UsageException, CardKeyException {
        if (!identity.isNamed()) {
            return keys;
        }
        SigningKey named = identity.named(keys.present(Purpose.AUTHENTICATION), SigningKey::certificate);
        return new NamedKey(keys, named.certificate().sha256());
    }

    @Override
    public List<SigningKey> present(Purpose purpose) throws CardKeyException {
        List<SigningKey> named = keys.present(purpose).stream()
                .filter(key -> key.certificate().sha256().equals(sha256)).toList();
        if (named.isEmpty()) {
            throw new CardKeyException(CardKeyFailure.CARD_GONE, "the card with the named identity has left");
        }
        return named;
    }

    @Override
    public void unlock(SigningKey key, Requester who) throws CardKeyException {
        keys.unlock(key, who);
    }

    @Override
    public byte[] sign(SigningKey key, SignatureAlgorithm algorithm, byte[] message, Requester who)
            throws CardKeyException {
        return keys.sign(key, algorithm, message, who);
    }

    @Override
    public Subscription onGone(Consumer<String> listener) {
        return keys.onGone(listener);
    }
}
