/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.tls;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.junit.rules.ExternalResource;

import se.etjanstekort.certstore.IdentityKind;
import se.etjanstekort.certstore.internal.TestCertificates;
import se.etjanstekort.certstore.internal.TestCertificates.Issued;
import se.etjanstekort.certstore.tls.TlsRequest;

/** A server of the platform on the loopback, which wants a certificate unless it is told otherwise. */
final class Loopback extends ExternalResource {

    /** What the server does with one connection. */
    interface Serving<T> {
        T with(SSLSocket accepted) throws IOException;
    }

    static final Issued ROOT = issue(TestCertificates.root("Test Root"));
    static final Issued CA = issue(ROOT.ca("Test CA"));

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private SSLServerSocket server;

    static Issued issue(TestCertificates.Request request) {
        Instant now = Instant.now();
        return request.valid(now.minus(Duration.ofHours(1)), now.plus(Duration.ofDays(1))).issue();
    }

    /** A certificate of a server, to be issued. */
    static TestCertificates.Request server(Issued issuer, GeneralName... names) {
        return issuer.request("CN=server").extension(Extension.subjectAlternativeName, false, new GeneralNames(names));
    }

    static GeneralName name(String host) {
        return new GeneralName(GeneralName.dNSName, host);
    }

    static <T> T await(CompletableFuture<T> future) throws IOException, InterruptedException {
        try {
            return future.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("it waits for ever", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException broken) {
                throw broken;
            }
            throw new AssertionError(e.getCause());
        }
    }

    @Override
    protected void before() throws GeneralSecurityException, IOException {
        start(issue(server(CA, name("localhost"), new GeneralName(GeneralName.iPAddress, "127.0.0.1"))));
    }

    @Override
    protected void after() {
        try {
            server.close();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Serves with another certificate from now on, on another port. */
    void start(Issued issued) throws GeneralSecurityException, IOException {
        if (server != null) {
            server.close();
        }
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        boolean isOfCa = issued.certificate().getIssuerX500Principal()
                .equals(CA.certificate().getSubjectX500Principal());
        store.setKeyEntry("server", issued.keys().getPrivate(), new char[0],
                isOfCa ? new X509Certificate[] { issued.certificate(), CA.certificate() }
                        : new X509Certificate[] { issued.certificate() });
        KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(store, new char[0]);
        KeyStore anchors = KeyStore.getInstance("PKCS12");
        anchors.load(null, null);
        anchors.setCertificateEntry("root", ROOT.certificate());
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(anchors);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        server = (SSLServerSocket) context.getServerSocketFactory().createServerSocket(0, 5,
                InetAddress.getByName("127.0.0.1"));
        server.setNeedClientAuth(true);
    }

    void asksNobody() {
        server.setNeedClientAuth(false);
    }

    void wantsButNeedsNone() {
        server.setWantClientAuth(true);
    }

    void speaks(String protocol) {
        server.setEnabledProtocols(new String[] { protocol });
    }

    int port() {
        return server.getLocalPort();
    }

    URI address() {
        return URI.create("https://localhost:" + port() + "/");
    }

    TlsRequest request() {
        return request(ROOT.certificate());
    }

    TlsRequest request(X509Certificate anchor) {
        return TlsRequest.to(address(), "Kvalitetsregistret", List.of(IdentityKind.HSA_ID), List.of(anchor));
    }

    /** Takes the connection that was made first, and does this with it. */
    <T> CompletableFuture<T> next(Serving<T> serving) {
        CompletableFuture<T> done = new CompletableFuture<>();
        inBackground(() -> {
            try (SSLSocket accepted = (SSLSocket) server.accept()) {
                return done.complete(serving.with(accepted));
            }
        }, done);
        return done;
    }

    private interface Work {
        Object run() throws IOException;
    }

    private static void inBackground(Work work, CompletableFuture<?> whoFailsWithIt) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException e) {
                whoFailsWithIt.completeExceptionally(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    /** Whose certificate the server has seen. */
    static X509Certificate who(SSLSocket accepted) throws IOException {
        return (X509Certificate) accepted.getSession().getPeerCertificates()[0];
    }

    /** Reads one request of HTTP up to the empty line. */
    static void readRequest(SSLSocket accepted) throws IOException {
        InputStream in = accepted.getInputStream();
        StringBuilder read = new StringBuilder();
        while (read.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("the request ends in its middle");
            }
            read.append((char) next);
        }
    }

    /** RFC 5246, 7.4.1.1: asks for another handshake, now with a certificate, and waits for its end. */
    static void renegotiate(SSLSocket accepted) throws IOException {
        CompletableFuture<Void> shaken = new CompletableFuture<>();
        accepted.setNeedClientAuth(true);
        accepted.addHandshakeCompletedListener(event -> shaken.complete(null));
        accepted.startHandshake();
        inBackground(() -> accepted.getInputStream().read(), shaken); // a handshake is read where data are
        try {
            await(shaken);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    /** Whether it carries nothing any more, however it ended; waits for that. */
    static boolean hasEnded(SSLSocket socket) {
        try {
            return socket.getInputStream().read() < 0;
        } catch (IOException e) {
            return true;
        }
    }

    static void answer(SSLSocket accepted, String body) throws IOException {
        answer(accepted, body.length(), body);
    }

    /** Begins an answer of some length. */
    static void answer(SSLSocket accepted, int length, String begin) throws IOException {
        accepted.getOutputStream().write(("HTTP/1.1 200 OK\r\nContent-Length: " + length + "\r\n\r\n" + begin)
                .getBytes(StandardCharsets.ISO_8859_1));
    }
}
