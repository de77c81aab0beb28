/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.tls;

import java.security.GeneralSecurityException;

import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/**
 * Contexts of the platform, one for each connection: a session that one remembered would open the next without a signature of
 * the card, and without its code.
 *
 * @param protocol
 *            the newest that is offered, by its name in JSSE
 */
record PlatformTls(String protocol, KeyManager keys, TrustManager trust) {

    /**
     * @throws IllegalStateException
     *             when the platform has no such TLS
     */
    SSLContext fresh() {
        try {
            SSLContext context = SSLContext.getInstance(protocol);
            context.init(new KeyManager[] { keys }, new TrustManager[] { trust }, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
