/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.tls;

import se.etjanstekort.certstore.keys.CardKeyException;

/**
 * Has the code asked for before each connection that will want it, where it is not known: so nobody types while a server waits,
 * unless another connection that is opened at the same time has used that code up. Before the first one it was asked for when
 * the context was opened; a server that did not ask who comes will not the next time.
 */
record CodeAhead(Asking asking, CardKeyManager keys, LiveConnections connections) {

    /** Does nothing where the code is known. */
    interface Asking {
        void ask() throws CardKeyException;
    }

    /** Before a connection; on the thread of whoever opens it. */
    void ask() throws CardKeyException {
        if (keys.wasAsked() && connections.isOpen()) {
            asking.ask();
        }
    }
}
