/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.tls;

import java.io.IOException;
import java.security.cert.CertificateException;

import se.etjanstekort.certstore.keys.CardKeyException;
import se.etjanstekort.certstore.keys.CardKeyFailure;
import se.etjanstekort.certstore.keys.CardKeys;
import se.etjanstekort.smartcard.FailureCode;

/** TLS connections of the host that a card's authentication key opens. A DS service; leaves defaults of the JVM alone. */
public interface CardTls {

    /**
     * Chooses an authentication certificate of a card that is in a reader and asks for its code, so that nobody types while a
     * server waits. Called from any thread but that of the user interface. To be called again when a card has left.
     *
     * @throws CardKeyException
     *             when no certificate fits, the user chose none of several that do, or the code was not given
     */
    CardTlsContext open(TlsRequest request) throws CardKeyException;

    /** The same with keys that the caller has opened, such as ones whose codes it asks for itself. */
    CardTls with(CardKeys keys);

    /**
     * Does nothing on a thread that may wait for persons and servers.
     *
     * @throws CardKeyException
     *             on the thread that draws the screen, which would wait for itself
     */
    void requireMayWait() throws CardKeyException;

    /** Under which code a connection's failure is told. */
    static FailureCode failure(IOException thrown) {
        FailureCode code = CardKeyFailure.NO_CONNECTION;
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof CardKeyException card) {
                return card.failure();
            }
            if (cause instanceof CertificateException) {
                code = CardKeyFailure.SERVER_NOT_TRUSTED;
            }
        }
        return code;
    }
}
