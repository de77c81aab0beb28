/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.login.internal;

import static org.hamcrest.CoreMatchers.instanceOf;
import static org.hamcrest.CoreMatchers.is;
import static org.hamcrest.CoreMatchers.nullValue;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.ProviderException;
import java.security.Security;
import java.security.Signature;
import java.security.SignatureException;
import java.security.UnrecoverableKeyException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.junit.Rule;
import org.junit.Test;

import se.etjanstekort.certstore.Purpose;
import se.etjanstekort.certstore.keys.CardKeyException;
import se.etjanstekort.certstore.keys.CardKeyFailure;
import se.etjanstekort.certstore.keys.CardKeyStores;
import se.etjanstekort.certstore.keys.Requester;
import se.etjanstekort.login.SessionFailure;
import se.etjanstekort.smartcard.FailureCode;
import se.etjanstekort.smartcard.PinFailure;

/** Java's key store over the software card, for this bundle: whoever policy names, and nobody else. */
public class CardKeyStoresTest {

    private static final Requester EXPORT = new Requester("Journalexporten");
    private static final byte[] MESSAGE = "a document".getBytes(StandardCharsets.UTF_8);
    private static final char[] PASSWORD = "000000".toCharArray();

    @Rule(order = 0)
    public final RunningSuite suite = new RunningSuite();
    @Rule(order = 1)
    public final KeyStoreUser user = new KeyStoreUser();

    private final AnsweringPrompt prompt = user.prompt();

    private CardKeyStores allowed() throws InterruptedException {
        RunningSuite.policy("keystore.allowed", "org.example.other, " + KeyStoreUser.BUNDLE);
        return suite.service(CardKeyStores.class);
    }

    /** The first entry's; the doctor's card has one that is trusted for each identity. */
    private static String alias(KeyStore store) throws KeyStoreException {
        return Collections.list(store.aliases()).get(0);
    }

    private static byte[] sign(PrivateKey key, String algorithm) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(algorithm);
        signature.initSign(key);
        signature.update(MESSAGE);
        return signature.sign();
    }

    private static void fails(FailureCode wanted, Throwable thrown) {
        assertThat(thrown.getCause(), instanceOf(CardKeyException.class));
        assertThat(((CardKeyException) thrown.getCause()).failure(), is(wanted));
    }

    @Test
    public void asShippedThereIsNone() throws Exception {
        CardKeyStores stores = suite.service(CardKeyStores.class);
        assertThat(assertThrows(CardKeyException.class, () -> stores.open(EXPORT)).failure(),
                is(CardKeyFailure.NOT_ALLOWED));
        assertThrows(KeyStoreException.class, () -> KeyStore.getInstance(CardKeyStores.TYPE));
    }

    @Test
    public void aBundleThatIsNotNamedGetsNoneByEitherWay() throws Exception {
        CardKeyStores stores = allowed();
        KeyStore store = KeyStore.getInstance(CardKeyStores.TYPE);
        RunningSuite.policy("keystore.allowed", "org.example.other");
        assertThat(assertThrows(CardKeyException.class, () -> stores.open(EXPORT)).failure(),
                is(CardKeyFailure.NOT_ALLOWED));
        fails(CardKeyFailure.NOT_ALLOWED, assertThrows(IOException.class, () -> store.load(null, null)));
        assertThrows("it was not loaded", KeyStoreException.class, store::size);
    }

    @Test
    public void aNameThatIsNoneNamesNobody() throws Exception {
        allowed();
        KeyStore store = KeyStore.getInstance(CardKeyStores.TYPE);
        RunningSuite.policy("keystore.allowed", KeyStoreUser.BUNDLE + ", *");
        fails(CardKeyFailure.NOT_ALLOWED, assertThrows(IOException.class, () -> store.load(null, null)));
    }

    @Test
    public void everySignatureThatIsThereIsRightAndAskedForInTheNameOfWhoeverWantsIt() throws Exception {
        CardKeyStores stores = allowed();
        suite.insert("doctor");
        KeyStore store = stores.open(EXPORT);
        String alias = alias(store);
        PrivateKey key = (PrivateKey) store.getKey(alias, PASSWORD);
        assertThat(key.getEncoded(), nullValue());
        X509Certificate certificate = (X509Certificate) store.getCertificate(alias);
        List<String> algorithms = List.of("SHA256withRSA", "SHA384withRSA", "SHA512withRSA");
        for (String algorithm : algorithms) {
            prompt.types("123456");
            Signature check = Signature.getInstance(algorithm);
            check.initVerify(certificate);
            check.update(MESSAGE);
            assertThat(algorithm, check.verify(sign(key, algorithm)), is(true));
        }
        assertThat(prompt.opened(), is(algorithms.size()));
        assertThat(prompt.questions().get(0).requester(), is(Optional.of(EXPORT)));
        assertThat(prompt.questions().get(0).lastFailure(), is(Optional.empty()));
    }

    @Test
    public void byItsTypeTheCallersBundleAsksAndNoPasswordIsTakenForACode() throws Exception {
        allowed();
        suite.insert("doctor");
        KeyStore store = KeyStore.getInstance(CardKeyStores.TYPE);
        store.load(null, PASSWORD);
        PrivateKey key = (PrivateKey) store.getKey(alias(store), PASSWORD);
        assertThat(prompt.opened(), is(0));
        prompt.cancels();
        fails(PinFailure.CANCELLED, assertThrows(SignatureException.class, () -> sign(key, "SHA256withRSA")));
        assertThat(prompt.questions().get(0).requester(), is(Optional.of(new Requester("Sign-in and session"))));
    }

    /** Of the entries, sorted. */
    private static List<Purpose> purposes(KeyStore store) throws KeyStoreException {
        List<Purpose> purposes = new ArrayList<>();
        for (String alias : Collections.list(store.aliases())) {
            Purpose purpose = Purpose.of((X509Certificate) store.getCertificate(alias)).orElseThrow();
            assertThat(alias, alias.startsWith(purpose.name().toLowerCase(Locale.ROOT)), is(true));
            purposes.add(purpose);
        }
        return purposes.stream().sorted().toList();
    }

    @Test
    public void anEntryForUnderskriftIsThereOnlyForWhomPolicyNamesForThatToo() throws Exception {
        CardKeyStores stores = allowed();
        suite.insert("doctor");
        assertThat(purposes(stores.open(EXPORT)), is(List.of(Purpose.AUTHENTICATION, Purpose.AUTHENTICATION)));
        RunningSuite.policy("keystore.signature.allowed", "org.example.other");
        assertThat(purposes(stores.open(EXPORT)), is(List.of(Purpose.AUTHENTICATION, Purpose.AUTHENTICATION)));
        RunningSuite.policy("keystore.signature.allowed", KeyStoreUser.BUNDLE);
        assertThat(purposes(stores.open(EXPORT)), is(List.of(Purpose.AUTHENTICATION, Purpose.AUTHENTICATION,
                Purpose.SIGNATURE, Purpose.SIGNATURE)));
        RunningSuite.policy("keystore.allowed", "");
        assertThat("it adds to the other, and opens nothing itself",
                assertThrows(CardKeyException.class, () -> stores.open(EXPORT)).failure(),
                is(CardKeyFailure.NOT_ALLOWED));
    }

    @Test
    public void anUnderskriftIsAskedForByItsOwnCodeAndRight() throws Exception {
        CardKeyStores stores = allowed();
        RunningSuite.policy("keystore.signature.allowed", KeyStoreUser.BUNDLE);
        suite.insert("doctor");
        KeyStore store = stores.open(EXPORT);
        String alias = Collections.list(store.aliases()).stream().filter(one -> one.startsWith("signature"))
                .findFirst().orElseThrow();
        prompt.types("654321");
        byte[] signature = sign((PrivateKey) store.getKey(alias, PASSWORD), "SHA256withRSA");
        Signature check = Signature.getInstance("SHA256withRSA");
        check.initVerify(store.getCertificate(alias).getPublicKey());
        check.update(MESSAGE);
        assertThat(check.verify(signature), is(true));
        assertThat(prompt.questions().get(0).purpose(), is(Purpose.SIGNATURE));
        assertThat(prompt.questions().get(0).requester(), is(Optional.of(EXPORT)));
    }

    @Test
    public void aKeyFailsWhileItsCardIsAwayAndSignsWhenItIsBack() throws Exception {
        CardKeyStores stores = allowed();
        suite.insert("doctor");
        KeyStore store = stores.open(EXPORT);
        String alias = alias(store);
        PrivateKey key = (PrivateKey) store.getKey(alias, null);
        suite.remove();
        assertThat(store.size(), is(0));
        fails(SessionFailure.NO_CARD, assertThrows(SignatureException.class, () -> sign(key, "SHA256withRSA")));
        fails(SessionFailure.NO_CARD,
                assertThrows(UnrecoverableKeyException.class, () -> store.getKey(alias, null)));
        suite.insert("nurse");
        fails(CardKeyFailure.CARD_GONE, assertThrows(SignatureException.class, () -> sign(key, "SHA256withRSA")));
        suite.insert("doctor");
        assertThat(store.containsAlias(alias), is(true));
        prompt.types("123456");
        assertThat(sign(key, "SHA256withRSA").length > 0, is(true));
        assertThat(prompt.opened(), is(1));
    }

    @Test
    public void theThreadOfThePersonIsRefusedAndNotToldThatThereIsNothing() throws Exception {
        CardKeyStores stores = allowed();
        suite.insert("doctor");
        KeyStore store = stores.open(EXPORT);
        PrivateKey key = (PrivateKey) store.getKey(alias(store), null);
        prompt.isPersonsThread();
        fails(CardKeyFailure.WRONG_THREAD, assertThrows(ProviderException.class, store::size));
        fails(CardKeyFailure.WRONG_THREAD, assertThrows(SignatureException.class, () -> sign(key, "SHA256withRSA")));
        assertThat(prompt.opened(), is(0));
    }

    @Test
    public void theProviderStandsLast() throws Exception {
        allowed();
        Provider[] providers = Security.getProviders();
        assertThat(providers[providers.length - 1].getName(), is("ETJANSTEKORT"));
    }
}
