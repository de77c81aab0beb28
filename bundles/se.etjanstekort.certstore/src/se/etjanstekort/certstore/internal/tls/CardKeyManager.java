/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.tls;

import java.net.InetAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedKeyManager;

/** Offers one certificate with its chain, to one server where that takes its issuers, and nothing to anybody else. */
final class CardKeyManager extends X509ExtendedKeyManager {

    private static final String ALIAS = "card";
    /** In brackets as in an address of the web, with the name of an interface behind it or not. */
    private static final Pattern IPV6 = Pattern.compile("\\[?[0-9A-Fa-f:][0-9A-Fa-f:.]*(%[^\\]]*)?]?");

    private final PrivateKey key;
    private final List<X509Certificate> chain;

    private final String host;
    private volatile boolean asked;

    /**
     * @param host
     *            the one server that it is offered to
     */
    CardKeyManager(PrivateKey key, List<X509Certificate> chain, String host) {
        this.key = key;
        this.chain = List.copyOf(chain);
        this.host = plain(host);
    }

    /** Whether the server has asked for a certificate. */
    boolean wasAsked() {
        return asked;
    }

    /** RFC 4291, 2.2: an address of IPv6 is written in several ways, of these characters: no name is looked up. */
    private static String plain(String host) {
        if (host.indexOf(':') < 0 || !IPV6.matcher(host).matches()) {
            return host;
        }
        try {
            return InetAddress.getByName(host).getHostAddress();
        } catch (UnknownHostException e) {
            return host; // it is no address, and equals none
        }
    }

    private String alias(String[] keyTypes, Principal[] issuers, String peer) {
        if (peer == null || !host.equalsIgnoreCase(plain(peer))) {
            return null;
        }
        asked = true;
        return alias(keyTypes, issuers);
    }

    private String alias(String[] keyTypes, Principal[] issuers) {
        boolean fits = Arrays.asList(keyTypes).contains(key.getAlgorithm()) && (issuers == null || issuers.length == 0
                || chain.stream().anyMatch(one -> Arrays.asList(issuers).contains(one.getIssuerX500Principal())));
        return fits ? ALIAS : null;
    }

    @Override
    public String chooseClientAlias(String[] keyTypes, Principal[] issuers, Socket socket) {
        return socket instanceof SSLSocket tls && tls.getHandshakeSession() != null
                ? alias(keyTypes, issuers, tls.getHandshakeSession().getPeerHost())
                : null;
    }

    @Override
    public String chooseEngineClientAlias(String[] keyTypes, Principal[] issuers, SSLEngine engine) {
        return alias(keyTypes, issuers, engine.getPeerHost());
    }

    @Override
    public String[] getClientAliases(String keyType, Principal[] issuers) {
        return alias(new String[] { keyType }, issuers) == null ? null : new String[] { ALIAS };
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
        return ALIAS.equals(alias) ? chain.toArray(X509Certificate[]::new) : null;
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
        return ALIAS.equals(alias) ? key : null;
    }

    @Override
    public String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
        return null; // a card is no server
    }

    @Override
    public String[] getServerAliases(String keyType, Principal[] issuers) {
        return null;
    }
}
