/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.tls;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import se.etjanstekort.certstore.keys.CardKeyException;
import se.etjanstekort.certstore.keys.CardKeyFailure;
import se.etjanstekort.certstore.keys.CardKeys;
import se.etjanstekort.certstore.keys.Requester;
import se.etjanstekort.certstore.keys.SigningKey;
import se.etjanstekort.pkcs15.SignatureAlgorithm;

/** Cards whose keys are in memory. */
final class MemoryCardKeys implements CardKeys {

    private final Map<SigningKey, PrivateKey> keys = new LinkedHashMap<>();
    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();
    private final AtomicInteger unlocked = new AtomicInteger();
    private final AtomicInteger signed = new AtomicInteger();

    synchronized void put(SigningKey key, PrivateKey privateKey) {
        keys.put(key, privateKey);
    }

    void remove(String card) {
        synchronized (this) {
            keys.keySet().removeIf(key -> key.card().equals(card));
        }
        listeners.forEach(listener -> listener.accept(card));
    }

    int unlocked() {
        return unlocked.get();
    }

    int signed() {
        return signed.get();
    }

    @Override
    public synchronized List<SigningKey> present() {
        return new ArrayList<>(keys.keySet());
    }

    @Override
    public void unlock(SigningKey key, Requester who) {
        unlocked.incrementAndGet();
    }

    @Override
    public synchronized byte[] sign(SigningKey key, SignatureAlgorithm algorithm, byte[] message, Requester who)
            throws CardKeyException {
        signed.incrementAndGet();
        try {
            Signature signature = Signature.getInstance(algorithm.jcaName());
            if (algorithm.parameters().isPresent()) {
                signature.setParameter(algorithm.parameters().get());
            }
            signature.initSign(keys.get(key));
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new CardKeyException(CardKeyFailure.NO_KEY, "no signature", e);
        }
    }

    @Override
    public Subscription onGone(Consumer<String> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }
}
