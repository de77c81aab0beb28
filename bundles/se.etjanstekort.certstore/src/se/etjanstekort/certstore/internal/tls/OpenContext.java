/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.tls;

import java.io.IOException;
import java.net.http.HttpClient;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.Optional;

import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

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
    private final LiveConnections connections = new LiveConnections();
    private final SSLContext context;
    private final CardKeys.Subscription subscription;

    private OpenContext(ChosenKey chosen, TlsRequest request, CardKeyManager keys, SSLContext platform,
            CardKeys cards) {
        this.chosen = chosen;
        this.request = request;
        this.keys = keys;
        context = new TrackedContext(platform, connections);
        subscription = cards.onGone(card -> {
            if (card.equals(chosen.key().card())) {
                connections.close();
            }
        });
    }

    static OpenContext of(ChosenKey chosen, CardKeys cards, TlsRequest request) throws CardKeyException {
        SigningKey key = chosen.key();
        CardKeyManager keys = new CardKeyManager(
                CardPrivateKey.of(key,
                        (algorithm, message) -> cards.sign(key, algorithm, message, request.requester())),
                key.chain(), request.host());
        try {
            SSLContext platform = SSLContext
                    .getInstance(canTls13(key) && !request.isAskedLater() ? "TLS" : TLS_1_2);
            platform.init(new KeyManager[] { keys }, trust(request.serverAnchors()), null);
            return new OpenContext(chosen, request, keys, platform, cards);
        } catch (GeneralSecurityException | IOException e) {
            throw new CardKeyException(CardKeyFailure.NO_CONNECTION, "TLS is not to be had", e);
        }
    }

    /** PKIX over these anchors alone. */
    private static TrustManager[] trust(Collection<X509Certificate> anchors)
            throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        int number = 0;
        for (X509Certificate anchor : anchors) {
            store.setCertificateEntry("anchor" + number++, anchor);
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(store);
        return factory.getTrustManagers();
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
        return HttpClient.newBuilder().sslContext(context);
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
        boolean may = keys.wasAsked() || request.isAskedLater() || !canTls13(chosen.key());
        return may ? Optional.empty() : Optional.of(CardKeyFailure.NOT_ASKED);
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
        subscription.close();
        connections.close();
    }
}
