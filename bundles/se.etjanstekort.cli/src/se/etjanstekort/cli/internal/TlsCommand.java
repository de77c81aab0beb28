/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.cli.internal;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import se.etjanstekort.certstore.CertificateStore;
import se.etjanstekort.certstore.IdentityKind;
import se.etjanstekort.certstore.TrustAnchor;
import se.etjanstekort.certstore.keys.CardKeyException;
import se.etjanstekort.certstore.keys.CardKeyFailure;
import se.etjanstekort.certstore.selection.Selection;
import se.etjanstekort.certstore.tls.CardTls;
import se.etjanstekort.certstore.tls.CardTlsContext;
import se.etjanstekort.certstore.tls.TlsRequest;
import se.etjanstekort.cli.Arguments;
import se.etjanstekort.cli.Console;
import se.etjanstekort.cli.Subcommand;
import se.etjanstekort.cli.UsageException;
import se.etjanstekort.login.CardAccess.ReadOptions;
import se.etjanstekort.login.CardKeyAccess;
import se.etjanstekort.login.CardKeyAccess.OwnCardKeys;
import se.etjanstekort.smartcard.FailureCode;

/** {@code tls}: opens one connection with a card, as a host would, and tells what the server made of it. */
@Component
public final class TlsCommand implements Subcommand {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int MOST_OF_BODY = 1 << 16;

    /** What the server answered over which connection. */
    private record Answer(CardTlsContext card, SSLSession session, int status, String body) {
    }

    private final CertificateStore store;
    private final CardKeyAccess access;
    private final CardTls tls;

    @Activate
    public TlsCommand(@Reference CertificateStore store, @Reference CardKeyAccess access, @Reference CardTls tls) {
        this.store = store;
        this.access = access;
        this.tls = tls;
    }

    @Override
    public String name() {
        return "tls";
    }

    @Override
    public String usage() {
        return "tls URL [--stdin | --pin-pad] [--anchors DIR] [--server-anchors DIR] [--kind HSA_ID|PERSONNUMMER]"
                + IdentityChoice.USAGE + " [--asked-later] [--allow-last-try] [--json]";
    }

    @Override
    public int run(Arguments arguments, Console console) throws UsageException, IOException, InterruptedException {
        ReadOptions options = new ReadOptions(Paths.option(arguments, "--anchors"), List.of());
        Optional<Path> serverAnchors = Paths.option(arguments, "--server-anchors");
        List<IdentityKind> kinds = LoginCommand.kinds(arguments.option("--kind"));
        boolean isAskedLater = arguments.flag("--asked-later");
        boolean allowLastTry = arguments.flag("--allow-last-try");
        CodeSource source = CodeSource.of(arguments, "--stdin", console);
        IdentityChoice identity = IdentityChoice.of(arguments, source, console);
        KeyPromptOnConsole prompt = new KeyPromptOnConsole(source, identity, allowLastTry);
        String url = arguments.rest(1, 1).get(0);
        TlsRequest request = request(url, kinds, serverAnchors);
        try (OwnCardKeys keys = access.open(options, prompt);
                CardTlsContext card = tls.with(NamedKey.of(keys, identity))
                        .open(isAskedLater ? request.askedLater() : request)) {
            Answer answer = visit(card, URI.create(url));
            console.print(document(answer), () -> text(answer));
            return 0;
        } catch (CardKeyException e) {
            return failed(prompt.refusal().orElse(e.failure()), e.getMessage(), console);
        } catch (IOException e) {
            return failed(prompt.refusal().orElse(CardTls.failure(e)), e.toString(), console);
        }
    }

    private TlsRequest request(String url, List<IdentityKind> kinds, Optional<Path> folder) throws UsageException {
        List<X509Certificate> anchors = folder.map(store::trusting).orElse(store).trustAnchors().anchors().stream()
                .map(TrustAnchor::certificate).toList();
        try {
            return TlsRequest.to(URI.create(url), "run-cli tls",
                    kinds.isEmpty() ? List.of(IdentityKind.HSA_ID, IdentityKind.PERSONNUMMER) : kinds, anchors);
        } catch (IllegalArgumentException e) {
            throw new UsageException(url + ": " + e.getMessage());
        }
    }

    private static Answer visit(CardTlsContext card, URI address)
            throws IOException, InterruptedException, CardKeyException {
        HttpClient client = card.http().connectTimeout(PATIENCE).version(HttpClient.Version.HTTP_1_1).build();
        HttpRequest request = HttpRequest.newBuilder(address).timeout(PATIENCE).build();
        try {
            HttpResponse<InputStream> answer = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            return answered(card, answer);
        } catch (IOException e) {
            if (card.isOpen()) {
                throw e;
            }
            throw new CardKeyException(CardKeyFailure.CARD_GONE, "the card has left", e);
        }
    }

    private static Answer answered(CardTlsContext card, HttpResponse<InputStream> answer) throws IOException {
        try (InputStream body = answer.body()) {
            String text = new String(body.readNBytes(MOST_OF_BODY), StandardCharsets.UTF_8);
            return new Answer(card, answer.sslSession().orElseThrow(), answer.statusCode(), Masking.lines(text));
        }
    }

    private static int failed(FailureCode failure, String detail, Console console) {
        Map<String, Object> document = FailureLines.document(failure);
        document.put("detail", detail);
        console.print(document, () -> FailureLines.text(failure) + System.lineSeparator() + detail);
        return 1;
    }

    private static Map<String, Object> document(Answer answer) throws SSLPeerUnverifiedException {
        Selection.Chosen selection = answer.card().selection();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("failure", null);
        document.put("identity", Documents.identity(selection.identity().identity()));
        document.put("reason", selection.reason().name());
        document.put("rejected", selection.rejected().stream().map(TlsCommand::rejected).toList());
        document.put("protocol", answer.session().getProtocol());
        document.put("cipher", answer.session().getCipherSuite());
        document.put("server", Documents.certificate((X509Certificate) answer.session().getPeerCertificates()[0]));
        document.put("withoutTls13", answer.card().withoutTls13().map(FailureCode::id).orElse(null));
        document.put("withoutCertificate", answer.card().withoutCertificate().map(FailureCode::id).orElse(null));
        document.put("status", answer.status());
        document.put("body", answer.body());
        return document;
    }

    private static Map<String, Object> rejected(Selection.Rejected rejected) {
        Map<String, Object> document = Documents.identity(rejected.identity().identity());
        document.put("reason", rejected.reason().name());
        return document;
    }

    private static String text(Answer answer) {
        StringBuilder text = new StringBuilder();
        Selection.Chosen selection = answer.card().selection();
        text.append(selection.identity().identity().name()).append(", ")
                .append(selection.identity().identity().maskedId()).append(" (").append(selection.reason())
                .append(")\n");
        selection.rejected().forEach(rejected -> text.append("  not ")
                .append(rejected.identity().identity().maskedId()).append(": ").append(rejected.reason())
                .append('\n'));
        text.append(answer.session().getProtocol()).append(' ').append(answer.session().getCipherSuite()).append('\n');
        answer.card().withoutTls13().ifPresent(why -> text.append(FailureLines.text(why)).append('\n'));
        answer.card().withoutCertificate().ifPresent(why -> text.append(FailureLines.text(why)).append('\n'));
        text.append(answer.status()).append('\n').append(answer.body().replaceAll("[\\p{Cntrl}&&[^\n\t]]", "?"));
        return text.toString();
    }
}
