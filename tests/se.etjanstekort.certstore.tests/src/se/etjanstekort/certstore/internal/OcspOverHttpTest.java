/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal;

import static org.hamcrest.CoreMatchers.is;
import static org.hamcrest.MatcherAssert.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.ProxySelector;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;

import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import com.sun.net.httpserver.HttpExchange;

import se.etjanstekort.certstore.RevocationPolicy.UnknownRevocation;
import se.etjanstekort.certstore.RevocationStatus;
import se.etjanstekort.certstore.RevocationStatus.Cause;
import se.etjanstekort.certstore.RevocationStatus.Source;
import se.etjanstekort.certstore.TrustFailure;
import se.etjanstekort.certstore.internal.TestCertificates.Issued;
import se.etjanstekort.certstore.internal.http.BoundedHttpFetcher;
import se.etjanstekort.certstore.internal.http.LoopbackHttp;
import se.etjanstekort.certstore.internal.revocation.RevocationSource.Question;
import se.etjanstekort.certstore.internal.revocation.ocsp.OcspSource;

/** Responders behind a real web server, each with the exact refusal. */
public final class OcspOverHttpTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(200);

    @Rule
    public final LoopbackHttp server = new LoopbackHttp();
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final Issued ca = TestCertificates.root("Rot").issue();

    @Test
    public void ofTwentyMegabytesNoMoreThanTheBoundIsTaken() {
        server.answer("/", exchange -> {
            exchange.sendResponseHeaders(200, 20L * 1024 * 1024);
            try (OutputStream body = exchange.getResponseBody()) {
                for (int i = 0; i < 20; i++) {
                    body.write(new byte[1024 * 1024]);
                }
            }
        });
        assertRefused(TrustFailure.REVOCATION_WRONG_ANSWER, LONG);
    }

    @Test
    public void whoSendsRoundAndRoundIsNotFollowed() {
        server.answer("/", exchange -> {
            exchange.getResponseHeaders().set("Location", "/ocsp");
            exchange.sendResponseHeaders(307, -1);
            exchange.close();
        });
        assertRefused(TrustFailure.REVOCATION_UNREACHABLE, LONG);
    }

    @Test
    public void whoSendsAByteNowAndThenIsNotWaitedFor() {
        server.answer("/", this::drip);
        assertRefused(TrustFailure.REVOCATION_UNREACHABLE, SHORT);
    }

    @Test
    public void anErrorOfTheServerIsNoAnswer() {
        server.answer("/", exchange -> {
            exchange.sendResponseHeaders(503, -1);
            exchange.close();
        });
        assertRefused(TrustFailure.REVOCATION_TRY_LATER, LONG);
    }

    private void assertRefused(TrustFailure failure, Duration within) {
        RevocationStatus status = ask(within);
        assertThat(((RevocationStatus.Unknown) status).causes().stream().map(Cause::failure).toList(),
                is(List.of(failure)));
    }

    private RevocationStatus ask(Duration within) {
        Issued card = OcspAttacksTest.withResponder(ca.authentication("CN=Anna"),
                server.at("/ocsp").toString()).issue();
        return new OcspSource(new BoundedHttpFetcher(ProxySelector.of(null)), folder.getRoot().toPath(),
                new TestPolicy(UnknownRevocation.REFUSE), Clock.fixed(TestCertificates.NOW, ZoneOffset.UTC),
                TestSource.silent(Source.CRL)).ask(new Question(card.certificate(), ca.certificate()), within);
    }

    private void drip(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().write(0x30);
        exchange.getResponseBody().flush();
        server.untilTestEnds();
    }
}
