/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal;

import static org.hamcrest.CoreMatchers.is;
import static org.hamcrest.MatcherAssert.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;

import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import com.sun.net.httpserver.HttpServer;

import se.etjanstekort.certstore.RevocationPolicy.UnknownRevocation;
import se.etjanstekort.certstore.RevocationStatus;
import se.etjanstekort.certstore.TrustFailure;
import se.etjanstekort.certstore.internal.TestCertificates.Issued;
import se.etjanstekort.certstore.internal.http.BoundedHttpFetcher;
import se.etjanstekort.certstore.internal.revocation.RevocationSource.Question;
import se.etjanstekort.certstore.internal.revocation.ocsp.OcspSource;

/** A responder behind a real web server. */
public final class OcspOverHttpTest {

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void ofTwentyMegabytesNoMoreThanTheBoundIsTaken() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 20L * 1024 * 1024);
            try (OutputStream body = exchange.getResponseBody()) {
                for (int i = 0; i < 20; i++) {
                    body.write(new byte[1024 * 1024]);
                }
            }
        });
        server.start();
        try {
            Issued ca = TestCertificates.root("Rot").issue();
            Issued card = OcspAttacksTest.withResponder(ca.authentication("CN=Anna"),
                    "http://127.0.0.1:" + server.getAddress().getPort() + "/").issue();
            OcspSource source = new OcspSource(new BoundedHttpFetcher(ProxySelector.of(null)),
                    folder.getRoot().toPath(), new TestPolicy(UnknownRevocation.REFUSE),
                    Clock.fixed(TestCertificates.NOW, ZoneOffset.UTC), delegate -> false);
            RevocationStatus status = source.ask(new Question(card.certificate(), ca.certificate()),
                    Duration.ofSeconds(30));
            assertThat(((RevocationStatus.Unknown) status).causes().get(0).failure(),
                    is(TrustFailure.REVOCATION_WRONG_ANSWER));
        } finally {
            server.stop(0);
        }
    }
}
