/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.simulator.internal.cardos;

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
        RSA_RAW(0x00),
        /** PKCS#1 v1.5 padding around the DigestInfo that is given. */
        RSA_PKCS1(0x02),
        /** ECDSA over the hash that is given. */
        ECDSA(0x04);

        private final int reference;

        Algorithm(int reference) {
            this.reference = reference;
        }

        static Algorithm of(int reference) throws StatusException {
            for (Algorithm algorithm : values()) {
                if (algorithm.reference == reference) {
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
