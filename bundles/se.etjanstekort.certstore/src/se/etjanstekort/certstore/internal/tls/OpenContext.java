/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.tls;

import java.io.IOException;
import java.net.http.HttpClient;
import java.security.GeneralSecurityException;
import java.util.Optional;

import javax.net.ssl.SSLContext;

import se.etjanstekort.certstore.internal.jca.CardPrivateKey;
import se.etjanstekort.certstore.keys.CardKeyException;
import se.etjanstekort.certstore.keys.CardKeyFailure;
import se.etjanstekort.certstore.keys.CardKeys;
import se.etjanstekort.certstore.keys.SigningKey;
import se.etjanstekort.certstore.selection.Selection;
import se.etjanstekort.certstore.tls.CardTlsContext;
import se.etjanstekort.certstore.tls.TlsRequest;
import se.etjanstekort.smartcard.FailureCode;

/** A context that ends when its card leaves. */
final class OpenContext implements CardTlsContext {

    private static final String TLS_1_2 = "TLSv1.2";

    private final ChosenKey chosen;
    private final TlsRequest request;
    private final CardKeyManager keys;
    private final ServerTrust trust;
    private final LiveConnections connections;
    private final SSLContext context;

    private OpenContext(ChosenKey chosen, TlsRequest request, PlatformTls platform, CardKeyManager keys,
            ServerTrust trust, LiveConnections connections, CodeAhead code) {
        this.chosen = chosen;
        this.request = request;
        this.keys = keys;
        this.trust = trust;
        this.connections = connections;
        context = TrackedContext.of(platform, connections, code);
    }

    /**
     * @param connections
     *            they end with the card
     */
    static OpenContext of(ChosenKey chosen, CardKeys cards, TlsRequest request, LiveConnections connections)
            throws CardKeyException {
        SigningKey key = chosen.key();
        CardKeyManager keys = new CardKeyManager(
                CardPrivateKey.of(key,
                        (algorithm, message) -> cards.sign(key, algorithm, message, request.requester())),
                key.chain(), request.host());
        try {
            ServerTrust trust = ServerTrust.over(request.serverAnchors());
            String protocol = canTls13(key) && !request.isAskedLater() ? "TLS" : TLS_1_2;
            CodeAhead code = new CodeAhead(() -> cards.unlock(key, request.requester()), keys, connections);
            return new OpenContext(chosen, request, new PlatformTls(protocol, keys, trust), keys, trust, connections,
                    code);
        } catch (GeneralSecurityException | IOException e) {
            throw new CardKeyException(CardKeyFailure.NO_CONNECTION, "TLS is not to be had", e);
        }
    }

    /** RFC 8446, 4.2.3: signatures with RSASSA-PKCS1-v1_5 are not for handshakes. */
    private static boolean canTls13(SigningKey key) {
        return key.algorithms().stream().anyMatch(algorithm -> !algorithm.isPkcs1());
    }

    @Override
    public SSLContext context() {
        return context;
    }

    @Override
    public HttpClient.Builder http() {
        HttpClient.Builder builder = new TrackedHttpBuilder(context, connections);
        return request.isAskedLater() ? builder.version(HttpClient.Version.HTTP_1_1) : builder;
    }

    @Override
    public SigningKey key() {
        return chosen.key();
    }

    @Override
    public Selection.Chosen selection() {
        return chosen.selection();
    }

    @Override
    public Optional<FailureCode> withoutTls13() {
        return canTls13(chosen.key()) ? Optional.empty() : Optional.of(CardKeyFailure.ONLY_TLS_1_2);
    }

    @Override
    public Optional<FailureCode> withoutCertificate() {
        return trust.metTls13() && !keys.wasAsked() ? Optional.of(CardKeyFailure.NOT_ASKED) : Optional.empty();
    }

    @Override
    public void onClose(Runnable action) {
        connections.onClose(action);
    }

    @Override
    public boolean isOpen() {
        return connections.isOpen();
    }

    @Override
    public void close() {
        connections.close();
    }
}
