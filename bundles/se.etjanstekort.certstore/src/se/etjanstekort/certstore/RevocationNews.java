/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore;

import se.etjanstekort.smartcard.ReaderProvider.Subscription;

/**
 * Tells of what issuers said about revocation too late for whoever asked: where policy {@code revocation.unknown} lets somebody
 * in without an answer, she may turn out to be revoked a moment later. A service of this bundle; any thread.
 */
public interface RevocationNews {

    /**
     * Calls a listener when such an answer has come. Who relies on a status that was unknown validates anew
     * ({@link Asking#DECIDE}). Called on a thread of this bundle's; it must return quickly.
     *
     * @return ends it; a call that has begun may still end after that
     */
    Subscription subscribe(Runnable listener);
}
