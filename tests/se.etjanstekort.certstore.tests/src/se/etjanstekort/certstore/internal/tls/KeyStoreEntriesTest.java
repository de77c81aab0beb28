/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.tls;

import static org.hamcrest.CoreMatchers.is;
import static org.hamcrest.CoreMatchers.notNullValue;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertThrows;

import java.security.KeyStore;
import java.security.UnrecoverableKeyException;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

import se.etjanstekort.certstore.Purpose;
import se.etjanstekort.certstore.TrustFailure;
import se.etjanstekort.certstore.keys.CardKeyException;
import se.etjanstekort.pkcs15.SignatureAlgorithm;

/** Entries for both purposes: each is asked about by itself. */
public class KeyStoreEntriesTest {

    @Rule
    public final KeyStoreOfCards stores = KeyStoreOfCards.ofBothPurposes();

    private KeyStore store;
    private List<String> aliases;

    @Before
    public void insert() throws Exception {
        stores.cards().insert(Loopback.issue(Loopback.CA.authentication(MemoryCardKeys.PERSON)),
                EnumSet.of(SignatureAlgorithm.ECDSA_P256_SHA256),
                Optional.of(Loopback.issue(Loopback.CA.signature(MemoryCardKeys.PERSON))));
        store = stores.open();
        aliases = Collections.list(store.aliases()).stream().sorted().toList();
        assertThat(aliases.size(), is(2));
        stores.cards().asked();
    }

    @Test
    public void oneThatCannotBeUsedSaysWhyThoughTheOtherCan() throws Exception {
        stores.cards().refuse(Purpose.AUTHENTICATION, TrustFailure.REVOKED);
        Throwable why = assertThrows(UnrecoverableKeyException.class, () -> store.getKey(aliases.get(0), null))
                .getCause();
        assertThat(((CardKeyException) why).failure(), is(TrustFailure.REVOKED));
        assertThat(store.getKey(aliases.get(1), null), notNullValue());
        assertThat(Collections.list(store.aliases()), is(aliases.subList(1, 2)));
    }

    @Test
    public void aQuestionAboutOneLooksForNoKeysOfTheOtherPurpose() throws Exception {
        assertThat(store.isKeyEntry(aliases.get(1)), is(true));
        assertThat(stores.cards().asked(), is(List.of(Purpose.SIGNATURE)));
        assertThat(store.containsAlias("somebody"), is(false));
        assertThat(store.getKey(null, null) == null, is(true));
        assertThat(stores.cards().asked(), is(List.of()));
    }
}
