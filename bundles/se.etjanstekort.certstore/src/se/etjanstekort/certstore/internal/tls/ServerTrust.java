/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.tls;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collection;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/** Trusts a server by PKIX over some anchors and by its name, and notes whether one that it trusts speaks TLS 1.3. */
final class ServerTrust extends X509ExtendedTrustManager {

    private final X509ExtendedTrustManager pkix;
    private volatile boolean metTls13;

    private ServerTrust(X509ExtendedTrustManager pkix) {
        this.pkix = pkix;
    }

    static ServerTrust over(Collection<X509Certificate> anchors) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        int number = 0;
        for (X509Certificate anchor : anchors) {
            store.setCertificateEntry("anchor" + number++, anchor);
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(store);
        return new ServerTrust(Arrays.stream(factory.getTrustManagers())
                .filter(X509ExtendedTrustManager.class::isInstance).map(X509ExtendedTrustManager.class::cast)
                .findFirst().orElseThrow(() -> new GeneralSecurityException("no PKIX that sees the connection")));
    }

    boolean metTls13() {
        return metTls13;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        if (!(socket instanceof SSLSocket tls)) {
            throw new CertificateException("not a connection of TLS");
        }
        requireNameCheck(tls.getSSLParameters());
        pkix.checkServerTrusted(chain, type, socket);
        note(tls.getHandshakeSession());
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
            throws CertificateException {
        requireNameCheck(engine.getSSLParameters());
        pkix.checkServerTrusted(chain, type, engine);
        note(engine.getHandshakeSession());
    }

    private static void requireNameCheck(SSLParameters parameters) throws CertificateException {
        if (!LiveConnections.checksName(parameters)) {
            throw new CertificateException("somebody has turned off that the server's name is checked");
        }
    }

    private void note(SSLSession session) {
        if ("TLSv1.3".equals(session.getProtocol())) {
            metTls13 = true;
        }
    }

    /** Without the connection its name is not known. */
    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
        throw new CertificateException("not without the connection");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
        throw new CertificateException("a card is no server");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        checkClientTrusted(chain, type);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
            throws CertificateException {
        checkClientTrusted(chain, type);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return pkix.getAcceptedIssuers();
    }
}
