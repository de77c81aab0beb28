/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.jca;

import java.security.Provider;
import java.security.Security;

/**
 * Puts our provider behind all others, and takes it away again: JSSE finds engines only in registered providers. Behind all
 * others it is asked last, and its engines take only keys of cards: every other operation stays with the provider that it had.
 * Any thread.
 */
public final class ProviderRegistration implements AutoCloseable {

    private Provider registered;
    private boolean closed;

    /**
     * Registers it unless it is already.
     *
     * @throws IllegalStateException
     *             when this has been closed, or somebody else's provider has our name
     */
    public synchronized void ensure() {
        if (closed) {
            throw new IllegalStateException("the bundle has stopped");
        }
        if (registered == null) {
            Provider provider = new CardProvider();
            if (Security.addProvider(provider) < 0) {
                throw new IllegalStateException("a provider " + CardProvider.NAME + " is there already");
            }
            registered = provider;
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (registered != null && Security.getProvider(CardProvider.NAME) == registered) {
            Security.removeProvider(CardProvider.NAME);
        }
        registered = null;
    }
}
