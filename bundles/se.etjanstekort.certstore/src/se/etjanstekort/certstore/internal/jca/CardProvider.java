/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.jca;

import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.util.List;
import java.util.Map;

import se.etjanstekort.pkcs15.SignatureAlgorithm;

/** The JCA provider: signature engines that take keys of cards and no others. */
final class CardProvider extends Provider {

    static final String NAME = "ETJANSTEKORT";

    private static final long serialVersionUID = 1L;

    CardProvider() {
        super(NAME, "0.1", "Keys on e-tjänstekort");
        for (SignatureAlgorithm algorithm : SignatureAlgorithm.values()) {
            putService(new Engine(this, algorithm));
        }
    }

    private static final class Engine extends Service {

        private final SignatureAlgorithm algorithm;

        Engine(Provider provider, SignatureAlgorithm algorithm) {
            super(provider, "Signature", algorithm.jcaName(), CardSignature.class.getName(), List.of(), Map.of());
            this.algorithm = algorithm;
        }

        @Override
        public boolean supportsParameter(Object key) {
            return key instanceof CardPrivateKey;
        }

        @Override
        public Object newInstance(Object parameter) throws NoSuchAlgorithmException {
            return new CardSignature(algorithm);
        }
    }
}
