/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.jca;

import java.security.Provider;
import java.security.Security;
import java.util.Optional;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

import se.etjanstekort.certstore.keys.CardKeyStores;
import se.etjanstekort.certstore.keys.CardKeys;
import se.etjanstekort.policy.Policy;

/**
 * Puts our provider behind all others, and takes it away again: JSSE finds engines only in registered providers. Behind all
 * others it is asked last, and its engines take only keys of cards: every other operation stays with the provider that it had.
 * Any thread.
 */
@Component(service = ProviderRegistration.class)
public final class ProviderRegistration implements AutoCloseable {

    private final CardKeys cards;
    private final KeyStoreUsers keyStoreUsers;
    private Provider registered;
    private boolean closed;

    @Activate
    public ProviderRegistration(@Reference CardKeys cards, @Reference Policy policy) {
        this.cards = cards;
        keyStoreUsers = new KeyStoreUsers(policy);
    }

    /**
     * Registers it unless it is already; anew where somebody has taken it away.
     *
     * @return it
     * @throws IllegalStateException
     *             when this has been closed, or somebody else's provider has our name
     */
    public synchronized Provider ensure() {
        if (closed) {
            throw new IllegalStateException("the bundle has stopped");
        }
        if (registered != null && !hasKeyStore(registered) && !keyStoreUsers.areNone()) {
            unregister(); // policy names somebody now
        }
        Provider provider = registered == null ? provider() : registered;
        if (Security.getProvider(CardProvider.NAME) != provider && Security.addProvider(provider) < 0) {
            throw new IllegalStateException("a provider " + CardProvider.NAME + " is there already");
        }
        registered = provider;
        return provider;
    }

    private static boolean hasKeyStore(Provider provider) {
        return provider.getService("KeyStore", CardKeyStores.TYPE) != null;
    }

    private void unregister() {
        if (registered != null && Security.getProvider(CardProvider.NAME) == registered) {
            Security.removeProvider(CardProvider.NAME);
        }
        registered = null;
    }

    private Provider provider() {
        return new CardProvider(keyStoreUsers.areNone() ? Optional.empty()
                : Optional.of(() -> new CardKeyStore(cards, keyStoreUsers::caller)));
    }

    @Override
    @Deactivate
    public synchronized void close() {
        closed = true;
        unregister();
    }
}
