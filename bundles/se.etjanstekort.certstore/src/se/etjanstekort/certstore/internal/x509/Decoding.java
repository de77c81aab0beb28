/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.x509;

import java.util.Optional;
import java.util.function.Supplier;

/** Reading structures that nobody vouches for. */
final class Decoding {

    private Decoding() {
    }

    /**
     * What the reading gives; empty where that is null, or where the bytes are not what they must be, in whichever way the
     * decoder says so.
     */
    static <T> Optional<T> read(Supplier<T> reading) {
        try {
            return Optional.ofNullable(reading.get());
        } catch (IllegalArgumentException | IllegalStateException | ClassCastException
                | IndexOutOfBoundsException e) { // all of them from the decoder
            return Optional.empty();
        }
    }
}
