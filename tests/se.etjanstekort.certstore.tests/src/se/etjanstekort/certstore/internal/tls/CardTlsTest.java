/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.tls;

import static org.hamcrest.CoreMatchers.is;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertThrows;

import java.io.IOException;
import java.security.KeyPair;
import java.security.Security;
import java.security.cert.X509Certificate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import javax.net.ssl.SSLSocket;

import org.junit.Rule;
import org.junit.Test;

import se.etjanstekort.certstore.internal.TestCertificates;
import se.etjanstekort.certstore.internal.TestCertificates.Issued;
import se.etjanstekort.certstore.keys.CardKeyException;
import se.etjanstekort.certstore.keys.CardKeyFailure;
import se.etjanstekort.certstore.keys.SigningKey;
import se.etjanstekort.certstore.tls.CardTls;
import se.etjanstekort.certstore.tls.CardTlsContext;
import se.etjanstekort.pkcs15.SignatureAlgorithm;

/** TLS of the platform on both ends; the card's keys are in memory, and opaque to the platform. */
public class CardTlsTest {

    private static final KeyPair RSA = TestCertificates.rsa(2048);
    private static final Set<SignatureAlgorithm> PKCS1 = EnumSet.of(SignatureAlgorithm.RSA_PKCS1_SHA256);
    private static final Set<SignatureAlgorithm> PSS = EnumSet.of(SignatureAlgorithm.RSA_PSS_SHA256,
            SignatureAlgorithm.RSA_PKCS1_SHA256);

    @Rule
    public final Loopback server = new Loopback();
    @Rule
    public final MemoryCardKeys cards = new MemoryCardKeys();

    private final CardTlsService tls = cards.tls();

    private SSLSocket connect(CardTlsContext card, String host) throws IOException {
        return (SSLSocket) card.context().getSocketFactory().createSocket(host, server.port());
    }

    /** Who came, and by which protocol: as the server saw it. */
    private String visit(CardTlsContext card) throws Exception {
        return visit(card, "localhost", accepted -> {
            X509Certificate came = Loopback.who(accepted);
            return accepted.getSession().getProtocol() + " " + came.getSerialNumber();
        });
    }

    private <T> T visit(CardTlsContext card, String host, Loopback.Serving<T> serving) throws Exception {
        CompletableFuture<T> seen = server.next(accepted -> {
            accepted.startHandshake();
            accepted.getOutputStream().write('!');
            return serving.with(accepted);
        });
        try (SSLSocket socket = connect(card, host)) {
            socket.startHandshake();
            assertThat(socket.getInputStream().read(), is((int) '!'));
        }
        return Loopback.await(seen);
    }

    private static Issued rsa() {
        return Loopback.issue(Loopback.CA.authentication(MemoryCardKeys.PERSON).keys(RSA));
    }

    private void comes(Issued who, Set<SignatureAlgorithm> algorithms, String protocol) throws Exception {
        cards.insert(who, algorithms);
        try (CardTlsContext card = tls.open(server.request())) {
            assertThat(cards.unlocked(), is(1));
            assertThat(visit(card), is(protocol + " " + who.certificate().getSerialNumber()));
        }
    }

    private static String serial(SigningKey key) {
        return key.certificate().certificate().getSerialNumber().toString();
    }

    @Test
    public void aKeyOnACurveOpensTls13() throws Exception {
        comes(Loopback.issue(Loopback.CA.authentication(MemoryCardKeys.PERSON)),
                EnumSet.of(SignatureAlgorithm.ECDSA_P256_SHA256), "TLSv1.3");
    }

    @Test
    public void aKeyOnACurveOpensTls12() throws Exception {
        server.speaks("TLSv1.2");
        comes(Loopback.issue(Loopback.CA.authentication(MemoryCardKeys.PERSON)),
                EnumSet.of(SignatureAlgorithm.ECDSA_P256_SHA256), "TLSv1.2");
    }

    @Test
    public void aKeyOnTheLargerCurveOpensTls13() throws Exception {
        comes(Loopback.issue(
                Loopback.CA.authentication(MemoryCardKeys.PERSON).keys(TestCertificates.ec("secp384r1"))),
                EnumSet.of(SignatureAlgorithm.ECDSA_P384_SHA384), "TLSv1.3");
    }

    @Test
    public void anRsaKeyWithPssOpensTls13() throws Exception {
        comes(rsa(), PSS, "TLSv1.3");
    }

    @Test
    public void anRsaKeyWithPssOpensTls12() throws Exception {
        server.speaks("TLSv1.2");
        comes(rsa(), PSS, "TLSv1.2");
    }

    @Test
    public void anRsaKeyWithoutPssOpensTls12AndSaysWhy() throws Exception {
        comes(rsa(), PKCS1, "TLSv1.2");
        try (CardTlsContext card = tls.open(server.request())) {
            assertThat(card.withoutTls13(), is(Optional.of(CardKeyFailure.ONLY_TLS_1_2)));
        }
    }

    @Test
    public void anRsaKeyWithoutPssOpensNothingWhereTls13IsAllThereIs() throws Exception {
        server.speaks("TLSv1.3");
        cards.insert(rsa(), PKCS1);
        try (CardTlsContext card = tls.open(server.request())) {
            assertThrows(IOException.class, () -> visit(card));
            assertThat(cards.signed(), is(0));
            assertThat(card.withoutTls13(), is(Optional.of(CardKeyFailure.ONLY_TLS_1_2)));
        }
    }

    @Test
    public void theSignatureCertificateIsNeverOffered() throws Exception {
        SigningKey key = cards.insert(Loopback.issue(Loopback.CA.authentication(MemoryCardKeys.PERSON)),
                EnumSet.of(SignatureAlgorithm.ECDSA_P256_SHA256),
                Optional.of(Loopback.issue(Loopback.CA.signature(MemoryCardKeys.PERSON))));
        try (CardTlsContext card = tls.open(server.request())) {
            assertThat(visit(card), is("TLSv1.3 " + serial(key)));
        }
    }

    @Test
    public void theChainIsOfferedUpToBelowTheAnchor() throws Exception {
        SigningKey key = cards.insert();
        try (CardTlsContext card = tls.open(server.request())) {
            assertThat(visit(card, "localhost", accepted -> List.of(accepted.getSession().getPeerCertificates())),
                    is(List.of(key.certificate().certificate(), Loopback.CA.certificate())));
        }
    }

    @Test
    public void aServerThatTheCertificateIsNotForIsNotToldWhoComes() throws Exception {
        server.wantsButNeedsNone();
        cards.insert();
        try (CardTlsContext card = tls.open(server.request())) {
            assertThat(visit(card, "127.0.0.1", accepted -> accepted.getSession().getLocalPrincipal() != null),
                    is(true));
            assertThrows(IOException.class, () -> visit(card, "127.0.0.1", Loopback::who));
            assertThat(cards.signed(), is(0));
        }
    }

    @Test
    public void eachConnectionIsSignedByTheCard() throws Exception {
        SigningKey key = cards.insert();
        try (CardTlsContext card = tls.open(server.request())) {
            for (int connections = 1; connections <= 3; connections++) {
                assertThat(visit(card), is("TLSv1.3 " + serial(key)));
                assertThat(cards.signed(), is(connections));
                assertThat("asked for ahead", cards.unlocked(), is(connections));
            }
        }
    }

    @Test
    public void connectionsEndWithTheCardAndComeBackWithIt() throws Exception {
        SigningKey key = cards.insert();
        CardTlsContext first = tls.open(server.request());
        try (SSLSocket socket = connect(first, "localhost")) {
            CompletableFuture<Boolean> told = new CompletableFuture<>();
            first.onClose(() -> told.complete(true));
            cards.remove(key.card());
            assertThat(Loopback.await(told), is(true));
            assertThat(Loopback.hasEnded(socket), is(true));
            assertThat(first.isOpen(), is(false));
        }
        assertThrows(IOException.class, () -> connect(first, "localhost"));
        CardKeyException none = assertThrows(CardKeyException.class, () -> tls.open(server.request()));
        assertThat(none.failure(), is(CardKeyFailure.NO_KEY));
        assertThat("the server sees it too", Loopback.await(server.next(Loopback::hasEnded)), is(true));

        SigningKey again = cards.insert();
        try (CardTlsContext second = tls.open(server.request())) {
            assertThat(visit(second), is("TLSv1.3 " + serial(again)));
        }
    }

    @Test
    public void aCardThatLeavesWhileItsCodeIsTypedOpensNothing() throws Exception {
        SigningKey key = cards.insert();
        cards.whenAsked(() -> cards.remove(key.card()));
        CardTlsContext card = tls.open(server.request());
        assertThat(card.isOpen(), is(false));
        IOException gone = assertThrows(IOException.class, () -> connect(card, "localhost"));
        assertThat(CardTls.failure(gone), is(CardKeyFailure.CARD_GONE));
    }

    @Test
    public void whatHasClosedListensForNoCards() throws Exception {
        SigningKey key = cards.insert();
        tls.open(server.request()).close();
        CardTlsContext second = tls.open(server.request());
        CompletableFuture<Boolean> told = new CompletableFuture<>();
        second.onClose(() -> told.complete(true));
        cards.remove(key.card());
        Loopback.await(told);
        assertThat(cards.listeners(), is(0));
    }

    @Test
    public void connectionsEndWithTheService() throws Exception {
        cards.insert();
        CardTlsContext own = tls.open(server.request());
        CardTlsContext others = tls.with(cards).open(server.request());
        try (SSLSocket socket = connect(own, "localhost"); SSLSocket another = connect(others, "localhost")) {
            tls.stop();
            assertThat(Loopback.hasEnded(socket), is(true));
            assertThat(Loopback.hasEnded(another), is(true));
        }
        assertThat(own.isOpen() || others.isOpen(), is(false));
        assertThat(cards.listeners(), is(0));
    }

    @Test
    public void aServiceThatStopsWhileACodeIsTypedOpensNothing() throws Exception {
        cards.insert();
        cards.whenAsked(tls::stop);
        assertThat(tls.open(server.request()).isOpen(), is(false));
    }

    @Test
    public void whatIsBeingWrittenToAServerThatDoesNotReadEndsWithTheCard() throws Exception {
        SigningKey key = cards.insert();
        CompletableFuture<Void> theEnd = new CompletableFuture<>();
        CompletableFuture<Boolean> begun = new CompletableFuture<>();
        server.next(accepted -> {
            begun.complete(accepted.getInputStream().read() >= 0);
            return theEnd.join();
        });
        CompletableFuture<IOException> broken = new CompletableFuture<>();
        try (CardTlsContext card = tls.open(server.request()); SSLSocket socket = connect(card, "localhost")) {
            Thread writing = new Thread(() -> broken
                    .complete(
                            assertThrows(IOException.class, () -> socket.getOutputStream().write(new byte[1 << 26]))));
            writing.setDaemon(true);
            writing.start();
            Loopback.await(begun);
            cards.remove(key.card());
            Loopback.await(broken);
        } finally {
            theEnd.complete(null);
        }
    }

    @Test
    public void whereSomebodyHasTakenOurProviderAwayItIsPutBack() throws Exception {
        SigningKey key = cards.insert();
        tls.open(server.request()).close();
        Security.removeProvider("ETJANSTEKORT");
        try (CardTlsContext card = tls.open(server.request())) {
            assertThat(visit(card), is("TLSv1.3 " + serial(key)));
        }
        cards.stop();
        assertThat(Security.getProvider("ETJANSTEKORT") == null, is(true));
    }
}
