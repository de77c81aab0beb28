/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.jca;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Provider;

import org.osgi.framework.Bundle;
import org.osgi.service.component.ComponentContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

import se.etjanstekort.certstore.keys.CardKeyException;
import se.etjanstekort.certstore.keys.CardKeyStores;
import se.etjanstekort.certstore.keys.Requester;
import se.etjanstekort.policy.Policy;

/** One for each bundle, so that the framework itself says who asks. */
@Component(scope = ServiceScope.BUNDLE)
public final class CardKeyStoresService implements CardKeyStores {

    private final Bundle user;
    private final KeyStoreUsers users;
    private final ProviderRegistration registration;

    /** Makes the type known for a bundle that may use it. */
    @Activate
    public CardKeyStoresService(ComponentContext context, @Reference ProviderRegistration registration,
            @Reference Policy policy) {
        user = context.getUsingBundle();
        users = new KeyStoreUsers(policy);
        this.registration = registration;
        if (users.isAllowed(user)) {
            registration.ensure();
        }
    }

    @Override
    public KeyStore open(Requester who) throws CardKeyException {
        CardKeyStore.User named = users.user(user, who);
        Provider provider = registration.ensure();
        try {
            KeyStore store = KeyStore.getInstance(TYPE, provider);
            store.load(new CardKeyStore.InNameOf(named));
            return store;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("our own provider has the type, and opening it reads nothing", e);
        }
    }
}
