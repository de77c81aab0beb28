/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pkcs15;

import java.util.Optional;

/**
 * Which certificate to read next. Certificates are most of what there is to read on a card, and rarely all of them are
 * needed at once.
 */
@FunctionalInterface
public interface ReadingPlan {

    /** All of them, in the card's order. */
    ReadingPlan EVERYTHING = soFar -> soFar.certificates().stream().filter(CertificateObject::isUnread).findFirst();

    /**
     * Chooses. Runs on the reader's thread while the card is held: must be quick, and must not wait for anybody.
     *
     * @return one of the contents' certificates that {@linkplain CertificateObject#isUnread() has not been read}; empty
     *         when what has been read is enough for now
     */
    Optional<CertificateObject> next(CardContents soFar);
}
