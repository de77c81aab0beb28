/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.tls;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.security.KeyStore;
import java.util.Map;
import java.util.Set;

import org.junit.rules.ExternalResource;
import org.osgi.framework.Bundle;
import org.osgi.service.component.ComponentContext;

import se.etjanstekort.certstore.RevocationPolicy.UnknownRevocation;
import se.etjanstekort.certstore.internal.TestPolicy;
import se.etjanstekort.certstore.internal.jca.CardKeyStoresService;
import se.etjanstekort.certstore.internal.jca.ProviderRegistration;
import se.etjanstekort.certstore.keys.CardKeyException;
import se.etjanstekort.certstore.keys.CardKeyStores;
import se.etjanstekort.certstore.keys.Requester;

/**
 * Java's key store of cards in memory, which policy lets one bundle have, with one purpose or both; the provider is there as long
 * as a test lasts.
 */
final class KeyStoreOfCards extends ExternalResource {

    private static final String HOST = "org.example.host";

    private final MemoryCardKeys cards = new MemoryCardKeys();
    private final TestPolicy policy;
    private final ProviderRegistration registration;

    /** Of keys for legitimering. */
    KeyStoreOfCards() {
        this(Map.of("keystore.allowed", Set.of(HOST)));
    }

    private KeyStoreOfCards(Map<String, Object> policy) {
        this.policy = new TestPolicy(UnknownRevocation.REFUSE, policy);
        registration = new ProviderRegistration(cards, this.policy);
    }

    static KeyStoreOfCards ofBothPurposes() {
        return new KeyStoreOfCards(
                Map.of("keystore.allowed", Set.of(HOST), "keystore.signature.allowed", Set.of(HOST)));
    }

    MemoryCardKeys cards() {
        return cards;
    }

    /** That of the bundle that policy names. */
    KeyStore open() throws CardKeyException {
        return of(HOST).open(new Requester("Journalexporten"));
    }

    /** As a bundle gets the service. */
    CardKeyStores of(String bundle) {
        Bundle user = answering(Bundle.class, "getSymbolicName", bundle);
        return new CardKeyStoresService(answering(ComponentContext.class, "getUsingBundle", user), registration,
                policy);
    }

    /** As when the bundle stops. */
    void stop() {
        registration.close();
    }

    @Override
    protected void after() {
        stop();
    }

    private static <T> T answering(Class<T> type, String question, Object answer) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            if (method.getName().equals(question)) {
                return answer;
            }
            throw new UnsupportedOperationException(method.getName());
        };
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type }, handler));
    }
}
