/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.login.internal;

import static org.hamcrest.CoreMatchers.is;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertThrows;

import java.io.IOException;
import java.net.InetAddress;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.cert.Certificate;
import java.util.Collections;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

import se.etjanstekort.certstore.keys.CardKeyException;
import se.etjanstekort.certstore.keys.CardKeyFailure;
import se.etjanstekort.certstore.keys.CardKeyStores;
import se.etjanstekort.certstore.keys.Requester;

/** Java's own TLS with entries of the key store: one for legitimering opens a connection, one for underskrift never does. */
public class KeyStoreHandshakeTest {

    @Rule(order = 0)
    public final RunningSuite suite = new RunningSuite();
    @Rule(order = 1)
    public final KeyStoreUser user = new KeyStoreUser();

    private final AnsweringPrompt prompt = user.prompt();
    private KeyStore cards;

    @Before
    public void openKeyStoreOfBothPurposes() throws Exception {
        RunningSuite.policy("keystore.allowed", KeyStoreUser.BUNDLE);
        RunningSuite.policy("keystore.signature.allowed", KeyStoreUser.BUNDLE);
        cards = suite.service(CardKeyStores.class).open(new Requester("Journalexporten"));
        suite.insert("doctor");
    }

    @Test
    public void anEntryForLegitimeringOpensAConnection() throws Exception {
        for (String protocol : new String[] { "TLSv1.2", "TLSv1.3" }) {
            prompt.types("123456");
            assertThat(protocol, visit(protocol, "authentication"), is(certificate("authentication")));
        }
        assertThat(prompt.opened(), is(2));
    }

    @Test
    public void anEntryForUnderskriftOpensNoneAndNoCodeIsAskedFor() {
        for (String protocol : new String[] { "TLSv1.2", "TLSv1.3" }) {
            IOException refusal = assertThrows(protocol, IOException.class, () -> visit(protocol, "signature"));
            Optional<CardKeyException> why = Stream.iterate((Throwable) refusal, Throwable::getCause)
                    .takeWhile(cause -> cause != null).filter(CardKeyException.class::isInstance)
                    .map(CardKeyException.class::cast).findFirst();
            assertThat(protocol, why.map(CardKeyException::failure),
                    is(Optional.of(CardKeyFailure.NOT_FOR_CONNECTIONS)));
        }
        assertThat(prompt.opened(), is(0));
    }

    private String alias(String purpose) throws KeyStoreException {
        return Collections.list(cards.aliases()).stream().filter(alias -> alias.startsWith(purpose)).sorted()
                .findFirst().orElseThrow();
    }

    private Certificate certificate(String purpose) throws KeyStoreException {
        return cards.getCertificate(alias(purpose));
    }

    /** Whom a server on this computer, which wants a certificate, has seen. */
    private Certificate visit(String protocol, String purpose) throws Exception {
        InetAddress here = InetAddress.getLoopbackAddress();
        SSLContext client = LocalServer.context(new OneEntry(cards, alias(purpose)));
        try (SSLServerSocket server = new LocalServer().open()) {
            CompletableFuture<Certificate> seen = CompletableFuture.supplyAsync(() -> {
                try (SSLSocket visitor = (SSLSocket) server.accept()) {
                    Certificate who = visitor.getSession().getPeerCertificates()[0];
                    visitor.getOutputStream().write(1);
                    return who;
                } catch (IOException e) {
                    return null; // the visitor knows why
                }
            });
            try (SSLSocket visitor = (SSLSocket) client.getSocketFactory().createSocket(here, server.getLocalPort())) {
                visitor.setEnabledProtocols(new String[] { protocol });
                visitor.startHandshake();
                visitor.getInputStream().read();
            }
            return seen.join();
        }
    }
}
