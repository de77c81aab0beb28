/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.tls;

import se.etjanstekort.certstore.keys.CardKeyException;

/** TLS connections of the host that a card's authentication key opens. A DS service; leaves defaults of the JVM alone. */
public interface CardTls {

    /**
     * Chooses an authentication certificate of a card that is in a reader and asks for its code, so that nobody types while a
     * server waits. Called from any thread but that of the user interface. To be called again when a card has left.
     *
     * @throws CardKeyException
     *             when no certificate fits, two identities fit equally, or the code was not given
     */
    CardTlsContext open(TlsRequest request) throws CardKeyException;
}
