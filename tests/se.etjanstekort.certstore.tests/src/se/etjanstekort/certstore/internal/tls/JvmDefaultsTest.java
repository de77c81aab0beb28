/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.tls;

import static org.hamcrest.CoreMatchers.is;
import static org.hamcrest.MatcherAssert.assertThat;

import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Security;
import java.security.Signature;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;

import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

import org.junit.Rule;
import org.junit.Test;

import se.etjanstekort.certstore.internal.TestCertificates;
import se.etjanstekort.certstore.tls.CardTlsContext;

/** What the whole JVM shares is as it was before a connection, during one, and after. */
public class JvmDefaultsTest {

    private static final List<String> SECURITY = List.of("ssl.KeyManagerFactory.algorithm",
            "ssl.TrustManagerFactory.algorithm", "ssl.SocketFactory.provider", "keystore.type",
            "jdk.tls.disabledAlgorithms", "jdk.certpath.disabledAlgorithms", "jdk.security.provider.preferred");

    @Rule
    public final Loopback server = new Loopback();
    @Rule
    public final MemoryCardKeys cards = new MemoryCardKeys();

    private final CardTlsService tls = cards.tls();

    private static Map<String, Object> defaults() throws GeneralSecurityException {
        Map<String, Object> found = new HashMap<>();
        found.put("context", SSLContext.getDefault());
        found.put("sockets", SSLSocketFactory.getDefault().getClass()); // another each time
        found.put("sockets of URLs", HttpsURLConnection.getDefaultSSLSocketFactory());
        found.put("names of URLs", HttpsURLConnection.getDefaultHostnameVerifier());
        found.put("proxies", ProxySelector.getDefault());
        found.put("passwords", Authenticator.getDefault());
        found.put("cookies", CookieHandler.getDefault());
        found.put("key managers", KeyManagerFactory.getDefaultAlgorithm());
        found.put("trust managers", TrustManagerFactory.getDefaultAlgorithm());
        found.put("key store", KeyStore.getDefaultType());
        SECURITY.forEach(name -> found.put(name, String.valueOf(Security.getProperty(name))));
        System.getProperties().forEach((name, value) -> found.put("-D" + name, value));
        return found;
    }

    /** What differs from before. */
    private static Set<String> changed(Map<String, Object> before) throws GeneralSecurityException {
        Map<String, Object> now = defaults();
        Set<String> names = new TreeSet<>(before.keySet());
        names.addAll(now.keySet());
        names.removeIf(name -> Objects.equals(before.get(name), now.get(name)));
        return names;
    }

    @Test
    public void defaultsStayUntouched() throws Exception {
        Map<String, Object> before = defaults();
        cards.insert();
        CompletableFuture<Boolean> came = server.next(accepted -> {
            accepted.startHandshake();
            return Loopback.who(accepted) != null;
        });
        try (CardTlsContext card = tls.open(server.request());
                SSLSocket socket = (SSLSocket) card.context().getSocketFactory().createSocket("localhost",
                        server.port())) {
            socket.startHandshake();
            assertThat(Loopback.await(came), is(true));
            assertThat(changed(before), is(Set.of()));
        }
        cards.stop();
        assertThat(changed(before), is(Set.of()));
    }

    @Test
    public void allOtherOperationsKeepTheirProvider() throws Exception {
        Map<String, String> before = firstProviders();
        cards.insert();
        tls.open(server.request()).close();
        assertThat(Security.getProvider("ETJANSTEKORT") != null, is(true));
        assertThat(firstProviders(), is(before));
        PrivateKey software = TestCertificates.ec("secp256r1").getPrivate();
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(software);
        assertThat(signature.getProvider().getName(), is("SunEC"));
        cards.stop();
        assertThat(Security.getProvider("ETJANSTEKORT") == null, is(true));
    }

    /** For each kind of operation and algorithm the provider that is asked first. */
    private static Map<String, String> firstProviders() {
        Map<String, String> first = new HashMap<>();
        for (Provider provider : Security.getProviders()) {
            for (Provider.Service service : provider.getServices()) {
                first.putIfAbsent(service.getType() + " " + service.getAlgorithm(), provider.getName());
            }
        }
        return first;
    }
}
