/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.tls;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.CoreMatchers.is;
import static org.hamcrest.CoreMatchers.not;
import static org.hamcrest.CoreMatchers.nullValue;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.security.KeyStore;
import java.security.KeyStore.PasswordProtection;
import java.security.KeyStoreException;
import java.security.Provider;
import java.security.Security;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import se.etjanstekort.certstore.internal.TestCertificates;
import se.etjanstekort.certstore.internal.TestCertificates.Issued;
import se.etjanstekort.certstore.keys.CardKeyException;
import se.etjanstekort.certstore.keys.CardKeyFailure;
import se.etjanstekort.certstore.keys.CardKeyStores;
import se.etjanstekort.certstore.keys.Requester;
import se.etjanstekort.certstore.keys.SigningKey;
import se.etjanstekort.pkcs15.SignatureAlgorithm;

/** Java's own key managers, and whatever else knows of key stores and nothing of cards, with the keys of cards in memory. */
public class KeyStoreTlsTest {

    private static final char[] PASSWORD = "changeit".toCharArray();
    private static final Set<SignatureAlgorithm> ECDSA = EnumSet.of(SignatureAlgorithm.ECDSA_P256_SHA256);
    private static final Set<SignatureAlgorithm> RSA = EnumSet.of(SignatureAlgorithm.RSA_PKCS1_SHA256,
            SignatureAlgorithm.RSA_PKCS1_SHA384, SignatureAlgorithm.RSA_PKCS1_SHA512,
            SignatureAlgorithm.RSA_PSS_SHA256);

    @Rule
    public final Loopback server = new Loopback();
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();
    @Rule
    public final KeyStoreOfCards stores = new KeyStoreOfCards();

    private final MemoryCardKeys cards = stores.cards();

    private static Issued rsa() {
        return Loopback.issue(Loopback.CA.authentication(MemoryCardKeys.PERSON).keys(TestCertificates.rsa(2048)));
    }

    private static Issued ec() {
        return Loopback.issue(Loopback.CA.authentication(MemoryCardKeys.PERSON));
    }

    private static SSLContext context(KeyStore store, String keyManagers) throws Exception {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(keyManagers);
        keys.init(store, PASSWORD);
        KeyStore anchors = KeyStore.getInstance("PKCS12");
        anchors.load(null, null);
        anchors.setCertificateEntry("root", Loopback.ROOT.certificate());
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(anchors);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    /** Who came, as the server saw it. */
    private X509Certificate visit(SSLContext context) throws Exception {
        CompletableFuture<X509Certificate> seen = server.next(accepted -> {
            accepted.startHandshake();
            accepted.getOutputStream().write('!');
            return Loopback.who(accepted);
        });
        try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket("localhost", server.port())) {
            socket.startHandshake();
            assertThat(socket.getInputStream().read(), is((int) '!'));
        }
        return Loopback.await(seen);
    }

    private void comes(Issued who, Set<SignatureAlgorithm> algorithms) throws Exception {
        cards.insert(who, algorithms,
                Optional.of(Loopback.issue(Loopback.CA.signature(MemoryCardKeys.PERSON))));
        for (String keyManagers : List.of("PKIX", "SunX509")) {
            assertThat(keyManagers, visit(context(stores.open(), keyManagers)), is(who.certificate()));
        }
    }

    @Test
    public void javasKeyManagersOpenTls13AndLeaveTheSignatureCertificateAlone() throws Exception {
        comes(ec(), ECDSA);
    }

    @Test
    public void javasKeyManagersOpenTls12WithRsa() throws Exception {
        server.speaks("TLSv1.2");
        comes(rsa(), RSA);
    }

    @Test
    public void whatAKeyManagerHasCopiedGoesOnWhenTheCardIsBack() throws Exception {
        Issued who = ec();
        SigningKey key = cards.insert(who, ECDSA);
        SSLContext context = context(stores.open(), "SunX509");
        cards.remove(key.card());
        assertThrows(IOException.class, () -> visit(context));
        cards.insert(who, ECDSA);
        assertThat(visit(context), is(who.certificate()));
    }

    @Test
    public void anEntryHasTheWholeChainAndAnAliasThatNamesNobody() throws Exception {
        Issued who = ec();
        SigningKey key = cards.insert(who, ECDSA, Optional.of(Loopback.issue(Loopback.CA.signature("CN=x"))));
        KeyStore store = stores.open();
        List<String> aliases = Collections.list(store.aliases());
        assertThat(aliases.size(), is(1));
        String alias = aliases.get(0);
        assertThat(alias.matches("authentication-hsa-id-[0-9a-f]{32}"), is(true));
        assertThat(alias, not(containsString("10b7")));
        assertThat(List.of(store.getCertificateChain(alias)), is(key.chain()));
        assertThat(store.isKeyEntry(alias), is(true));
        assertThat("no anchor of trust", store.isCertificateEntry(alias), is(false));
        assertThat(store.getCertificateAlias(who.certificate()), is(alias));
        KeyStore.PrivateKeyEntry entry = (KeyStore.PrivateKeyEntry) store.getEntry(alias,
                new PasswordProtection(PASSWORD));
        assertThat(entry.getPrivateKey().getEncoded(), nullValue());
        assertThat(entry.getCertificate(), is(who.certificate()));
        cards.remove(key.card());
        assertThat(store.getKey(alias, null), nullValue());
        cards.insert(who, ECDSA);
        assertThat(Collections.list(store.aliases()), is(aliases));
    }

    @Test
    public void nothingIsWrittenNothingComesOutAndNoFileIsLoaded() throws Exception {
        cards.insert(ec(), ECDSA);
        KeyStore store = stores.open();
        String alias = store.aliases().nextElement();
        Certificate certificate = store.getCertificate(alias);
        assertThrows(KeyStoreException.class, () -> store.deleteEntry(alias));
        assertThrows(KeyStoreException.class, () -> store.setCertificateEntry("a", certificate));
        assertThrows(KeyStoreException.class, () -> store.setKeyEntry("a", store.getKey(alias, null), PASSWORD,
                new Certificate[] { certificate }));
        assertThrows(KeyStoreException.class,
                () -> store.setEntry("a", new KeyStore.TrustedCertificateEntry(certificate), null));
        assertThrows(UnsupportedOperationException.class, () -> store.store(new ByteArrayOutputStream(), PASSWORD));
        assertThrows(IOException.class, () -> store.load(new ByteArrayInputStream(new byte[1]), PASSWORD));
    }

    @Test
    public void whoeverIsNotNamedGetsNone() throws Exception {
        assertThat(assertThrows(CardKeyException.class,
                () -> stores.of("org.example.other").open(new Requester("a"))).failure(),
                is(CardKeyFailure.NOT_ALLOWED));
        assertThat("not even the provider", Security.getProvider("ETJANSTEKORT"), nullValue());
        stores.open();
        KeyStore byType = KeyStore.getInstance(CardKeyStores.TYPE);
        IOException refused = assertThrows("the code of no bundle", IOException.class, () -> byType.load(null, null));
        assertThat(((CardKeyException) refused.getCause()).failure(), is(CardKeyFailure.NOT_ALLOWED));
    }

    @Test
    public void allOtherKeyStoresKeepTheirProvider() throws Exception {
        File file = folder.newFile("software.p12");
        KeyStore software = KeyStore.getInstance("PKCS12");
        software.load(null, null);
        try (OutputStream out = Files.newOutputStream(file.toPath())) {
            software.store(out, PASSWORD);
        }
        Map<String, String> before = providers(file);
        stores.open();
        assertThat(providers(file), is(before));
        stores.stop();
        assertThat(Security.getProvider("ETJANSTEKORT"), nullValue());
    }

    private static Map<String, String> providers(File file) throws Exception {
        Map<String, String> providers = new HashMap<>();
        for (String type : List.of("PKCS12", "JKS", "JCEKS", KeyStore.getDefaultType())) {
            providers.put(type, KeyStore.getInstance(type).getProvider().getName());
        }
        providers.put("of a file", KeyStore.getInstance(file, PASSWORD).getProvider().getName());
        Arrays.stream(Security.getProviders()).flatMap(provider -> provider.getServices().stream())
                .filter(service -> !service.getAlgorithm().equals(CardKeyStores.TYPE))
                .forEach(service -> providers.putIfAbsent(service.getType() + " " + service.getAlgorithm(),
                        name(service)));
        return providers;
    }

    private static String name(Provider.Service service) {
        return service.getProvider().getName();
    }
}
