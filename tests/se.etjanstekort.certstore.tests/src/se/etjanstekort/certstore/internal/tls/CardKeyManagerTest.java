/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.tls;

import static org.hamcrest.CoreMatchers.is;
import static org.hamcrest.CoreMatchers.nullValue;
import static org.hamcrest.MatcherAssert.assertThat;

import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.security.auth.x500.X500Principal;

import org.junit.Test;

import se.etjanstekort.certstore.internal.TestCertificates.Issued;

/** What is offered to whom, by the CAs that a server says it takes (RFC 8446, 4.2.4). */
public class CardKeyManagerTest {

    private static final String HOST = "register.example.se";
    private static final String[] EC = { "RSA", "EC" };
    private static final Principal STRANGER = new X500Principal("C=SE,CN=Somebody else");

    private final Issued own = Loopback.issue(Loopback.CA.authentication(MemoryCardKeys.PERSON));
    private final List<X509Certificate> chain = List.of(own.certificate(), Loopback.CA.certificate());
    private final PrivateKey key = own.keys().getPrivate();
    private final CardKeyManager keys = new CardKeyManager(key, chain, HOST);

    private String offered(String host, String[] types, Principal... issuers) throws Exception {
        return offered(keys, host, types, issuers);
    }

    private static String offered(CardKeyManager keys, String host, String[] types, Principal... issuers)
            throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, null, null);
        SSLEngine engine = host == null ? context.createSSLEngine() : context.createSSLEngine(host, 443);
        return keys.chooseEngineClientAlias(types, issuers, engine);
    }

    private void isOffered(String alias) {
        assertThat(keys.getCertificateChain(alias), is(chain.toArray(X509Certificate[]::new)));
        assertThat(keys.getPrivateKey(alias), is(key));
    }

    @Test
    public void whereTheServerNamesTheIssuer() throws Exception {
        isOffered(offered(HOST, EC, STRANGER, own.certificate().getIssuerX500Principal()));
    }

    @Test
    public void whereTheServerNamesTheRootAlone() throws Exception {
        isOffered(offered(HOST, EC, Loopback.ROOT.certificate().getSubjectX500Principal()));
    }

    @Test
    public void whereTheServerNamesTheIssuerInAnotherEncoding() throws Exception {
        String name = own.certificate().getIssuerX500Principal().getName().toUpperCase(Locale.ROOT);
        isOffered(offered(HOST, EC, new X500Principal(name)));
    }

    @Test
    public void whereTheServerNamesNone() throws Exception {
        isOffered(offered(HOST, EC));
        isOffered(offered(HOST.toUpperCase(Locale.ROOT), EC));
        assertThat(keys.wasAsked(), is(true));
    }

    @Test
    public void whereTheAddressIsWrittenInAnotherWay() throws Exception {
        CardKeyManager byAddress = new CardKeyManager(key, chain, "[2001:db8::1]"); // as an address of the web has it
        isOffered(offered(byAddress, "2001:db8:0:0:0:0:0:1", EC)); // as Java's client of HTTP has it
        isOffered(offered(byAddress, "2001:DB8::1", EC));
        assertThat(offered(byAddress, "2001:db8::2", EC), is(nullValue()));
        assertThat(offered(byAddress, "2001:db8::1:register.example.se", EC), is(nullValue()));
    }

    @Test
    public void notWhereTheServerTakesOthersAlone() throws Exception {
        assertThat(offered(HOST, EC, STRANGER), is(nullValue()));
        assertThat(keys.wasAsked(), is(true));
    }

    @Test
    public void notWhereTheServerTakesOtherKeysAlone() throws Exception {
        assertThat(offered(HOST, new String[] { "RSA" }), is(nullValue()));
    }

    @Test
    public void notToAnotherServerNorToOneWithoutAName() throws Exception {
        assertThat(offered("register.example.se.evil.example", EC), is(nullValue()));
        assertThat(offered(null, EC), is(nullValue()));
        assertThat(keys.wasAsked(), is(false));
    }

    @Test
    public void nothingElseIsThere() {
        assertThat(keys.getCertificateChain("another"), is(nullValue()));
        assertThat(keys.getPrivateKey("another"), is(nullValue()));
        assertThat(keys.getServerAliases("EC", null), is(nullValue()));
        assertThat(keys.chooseServerAlias("EC", null, null), is(nullValue()));
        assertThat(keys.getClientAliases("EC", null).length, is(1));
    }
}
