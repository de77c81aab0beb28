/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.jca;

import static org.hamcrest.CoreMatchers.is;
import static org.hamcrest.CoreMatchers.notNullValue;
import static org.hamcrest.CoreMatchers.nullValue;
import static org.hamcrest.CoreMatchers.sameInstance;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertThrows;

import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.Provider;
import java.security.Security;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import org.junit.After;
import org.junit.Test;

import se.etjanstekort.certstore.Purpose;
import se.etjanstekort.certstore.RevocationPolicy.UnknownRevocation;
import se.etjanstekort.certstore.internal.TestPolicy;
import se.etjanstekort.certstore.keys.CardKeyStores;
import se.etjanstekort.certstore.keys.CardKeys;
import se.etjanstekort.certstore.keys.Requester;
import se.etjanstekort.certstore.keys.SigningKey;
import se.etjanstekort.pkcs15.SignatureAlgorithm;

/** When our provider is among those of Java, and what it has. */
public class ProviderRegistrationTest {

    private static final String NAME = "ETJANSTEKORT";

    private final Map<String, Object> policy = new HashMap<>(Map.of("keystore.allowed", Set.of()));
    private final ProviderRegistration registration = new ProviderRegistration(new NoCards(),
            new TestPolicy(UnknownRevocation.WARN, policy));

    @After
    public void close() {
        registration.close();
    }

    @Test
    public void itIsTheLastAndStaysTheSame() {
        Provider provider = registration.ensure();
        assertThat(registration.ensure(), is(sameInstance(provider)));
        Provider[] all = Security.getProviders();
        assertThat(all[all.length - 1], is(sameInstance(provider)));
        registration.close();
        assertThat(Security.getProvider(NAME), is(nullValue()));
        assertThrows(IllegalStateException.class, registration::ensure);
    }

    @Test
    public void itIsPutBackWhereSomebodyHasTakenItAway() {
        Provider provider = registration.ensure();
        Security.removeProvider(NAME);
        assertThat(registration.ensure(), is(sameInstance(provider)));
        assertThat(Security.getProvider(NAME), is(sameInstance(provider)));
    }

    @Test
    public void itHasTheKeyStoreAsSoonAsPolicyNamesSomebody() throws Exception {
        Provider without = registration.ensure();
        assertThrows(KeyStoreException.class, () -> KeyStore.getInstance(CardKeyStores.TYPE, without));
        policy.put("keystore.allowed", Set.of("org.example.export"));
        assertThat(KeyStore.getInstance(CardKeyStores.TYPE, registration.ensure()), is(notNullValue()));
        assertThat(Security.getProvider(NAME), is(sameInstance(registration.ensure())));
    }

    private static final class NoCards implements CardKeys {

        @Override
        public List<SigningKey> present(Purpose purpose) {
            throw new AssertionError("nobody asks for cards");
        }

        @Override
        public void unlock(SigningKey key, Requester who) {
            throw new AssertionError("nobody asks for a code");
        }

        @Override
        public byte[] sign(SigningKey key, SignatureAlgorithm algorithm, byte[] message, Requester who) {
            throw new AssertionError("nobody signs");
        }

        @Override
        public Subscription onGone(Consumer<String> listener) {
            throw new AssertionError("nobody listens");
        }
    }
}
