/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.login.internal;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;

import javax.net.ssl.X509ExtendedKeyManager;

/** A key manager that offers one entry of a key store, whatever it is for. */
final class OneEntry extends X509ExtendedKeyManager {

    private final PrivateKey key;
    private final X509Certificate[] chain;

    OneEntry(KeyStore store, String alias) throws GeneralSecurityException {
        key = (PrivateKey) store.getKey(alias, null);
        chain = chain(store, alias);
    }

    private static X509Certificate[] chain(KeyStore store, String alias) throws KeyStoreException {
        return Arrays.copyOf(store.getCertificateChain(alias), store.getCertificateChain(alias).length,
                X509Certificate[].class);
    }

    @Override
    public String chooseClientAlias(String[] types, Principal[] issuers, Socket socket) {
        return Arrays.asList(types).contains(key.getAlgorithm()) ? "one" : null;
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
        return chain.clone();
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
        return key;
    }

    @Override
    public String[] getClientAliases(String type, Principal[] issuers) {
        return new String[] { "one" };
    }

    @Override
    public String[] getServerAliases(String type, Principal[] issuers) {
        return null;
    }

    @Override
    public String chooseServerAlias(String type, Principal[] issuers, Socket socket) {
        return null;
    }
}
