/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.login.internal;

import static org.hamcrest.CoreMatchers.is;
import static org.hamcrest.MatcherAssert.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

import se.etjanstekort.certstore.IdentityKind;
import se.etjanstekort.certstore.keys.SigningKey;
import se.etjanstekort.certstore.tls.CardHttp;
import se.etjanstekort.certstore.tls.CardTls;
import se.etjanstekort.certstore.tls.CardTlsContext;
import se.etjanstekort.certstore.tls.TlsRequest;
import se.etjanstekort.login.CardAccess.ReadOptions;
import se.etjanstekort.login.CardKeyAccess;
import se.etjanstekort.login.CardKeyAccess.OwnCardKeys;

/** How often the code is asked for when the software card opens connections: by sockets, and by clients of HTTP. */
public class ConnectionCodesTest {

    private static final byte[] REQUEST = "GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ANSWER = "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"
            .getBytes(StandardCharsets.US_ASCII);

    @Rule
    public final RunningSuite suite = new RunningSuite();

    private final AnsweringPrompt prompt = new AnsweringPrompt();
    /** The numbers of the certificates that came, one for each handshake. */
    private final List<String> came = new CopyOnWriteArrayList<>();
    private OwnCardKeys keys;
    private CardTls tls;
    private SSLServerSocket server;
    private TlsRequest request;

    @Before
    public void open() throws Exception {
        keys = suite.service(CardKeyAccess.class).open(ReadOptions.POLICY, prompt);
        tls = suite.service(CardTls.class).with(keys);
        LocalServer local = new LocalServer();
        server = local.open();
        request = TlsRequest.to(address(), "Kvalitetsregistret", List.of(IdentityKind.HSA_ID),
                List.of(local.certificate()));
        Thread serving = new Thread(this::serve);
        serving.setDaemon(true);
        serving.start();
    }

    @After
    public void close() throws IOException {
        RunningSuite.policy("pin.reuse", "never");
        keys.close();
        server.close();
    }

    private URI address() {
        return URI.create("https://localhost:" + server.getLocalPort() + "/");
    }

    /** One request on each connection, until the test has ended. */
    private void serve() {
        while (!server.isClosed()) {
            try (SSLSocket visitor = (SSLSocket) server.accept()) {
                readUpToEmptyLine(visitor.getInputStream());
                came.add(serial((X509Certificate) visitor.getSession().getPeerCertificates()[0]));
                visitor.getOutputStream().write(ANSWER);
            } catch (IOException e) {
                came.add(e.toString());
            }
        }
    }

    private static void readUpToEmptyLine(InputStream in) throws IOException {
        StringBuilder read = new StringBuilder();
        while (read.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("the request ends in its middle");
            }
            read.append((char) next);
        }
    }

    private void bySocket(CardTlsContext card) throws IOException {
        try (SSLSocket socket = (SSLSocket) card.context().getSocketFactory().createSocket("localhost",
                server.getLocalPort())) {
            socket.getOutputStream().write(REQUEST);
            assertThat(socket.getInputStream().readAllBytes().length, is(ANSWER.length));
        }
    }

    private void byHttp(HttpClient client) throws IOException, InterruptedException {
        assertThat(client.send(message(), HttpResponse.BodyHandlers.discarding()).statusCode(), is(200));
    }

    private HttpRequest message() {
        return HttpRequest.newBuilder(address()).build();
    }

    private void types(int times) {
        for (int i = 0; i < times; i++) {
            prompt.types("123456");
        }
    }

    /** Five handshakes: two of sockets, three of two clients. */
    private SigningKey fiveConnections() throws Exception {
        try (CardTlsContext card = tls.open(request)) {
            HttpClient client = card.http().build();
            bySocket(card);
            byHttp(client);
            bySocket(card);
            byHttp(client);
            byHttp(card.http().version(HttpClient.Version.HTTP_1_1).build());
            return card.key();
        }
    }

    private static String serial(X509Certificate certificate) {
        return certificate.getSerialNumber().toString();
    }

    private void assertCame(SigningKey key, int times) {
        assertThat(came, is(Collections.nCopies(times, serial(key.certificate().certificate()))));
    }

    @Test
    public void inASessionOneCodeOpensAnyNumberUntilTheCardLeaves() throws Exception {
        RunningSuite.policy("pin.reuse", "session");
        suite.insert("doctor");
        types(1);
        assertCame(fiveConnections(), 5);
        fiveConnections();
        assertThat(prompt.opened(), is(1));
        suite.insert("doctor");
        types(1);
        assertCame(fiveConnections(), 15);
        assertThat(prompt.opened(), is(2));
    }

    @Test
    public void otherwiseEachHandshakeTakesACode() throws Exception {
        RunningSuite.policy("pin.reuse", "never");
        suite.insert("doctor");
        types(5);
        assertCame(fiveConnections(), 5);
        assertThat(prompt.opened(), is(5));
    }

    @Test
    public void theClientThatAsksByItselfTakesOneForEachConnectionToo() throws Exception {
        RunningSuite.policy("pin.reuse", "never");
        suite.insert("doctor");
        types(2);
        try (CardHttp http = new CardHttp(tls, request)) {
            http.send(message(), HttpResponse.BodyHandlers.discarding());
            assertThat(prompt.opened(), is(1));
            http.send(message(), HttpResponse.BodyHandlers.discarding());
        }
        assertThat(came.size(), is(2));
        assertThat(prompt.opened(), is(2));
    }
}
