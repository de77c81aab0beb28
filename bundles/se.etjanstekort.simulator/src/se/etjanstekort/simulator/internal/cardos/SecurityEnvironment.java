/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.simulator.internal.cardos;

import java.util.OptionalInt;

/**
 * What MANAGE SECURITY ENVIRONMENT set for one kind of operation.
 *
 * @param algorithm
 *            one of {@link Algorithm}
 */
record SecurityEnvironment(CardKey key, Algorithm algorithm) {

    /** What the key does with the data it is given; tag 80 of the control reference template. */
    enum Algorithm {
        /** The RSA operation alone. */
        RSA_RAW,
        /** PKCS#1 v1.5 padding around the DigestInfo that is given. */
        RSA_PKCS1,
        /** ECDSA over the hash that is given. */
        ECDSA;

        private OptionalInt reference(Dialect dialect) {
            return switch (this) {
            case RSA_RAW -> dialect.rsaRaw();
            case RSA_PKCS1 -> dialect.rsaPkcs1();
            case ECDSA -> dialect.ecdsa();
            };
        }

        static Algorithm of(int reference, Dialect dialect) throws StatusException {
            for (Algorithm algorithm : values()) {
                if (algorithm.reference(dialect).equals(OptionalInt.of(reference))) {
                    return algorithm;
                }
            }
            throw new StatusException(Sw.WRONG_DATA);
        }

        static Algorithm usual(CardKey key) {
            return key.isEc() ? ECDSA : RSA_PKCS1;
        }

        boolean fits(CardKey key) {
            return key.isEc() == (this == ECDSA);
        }
    }
}
