/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.jca;

import java.security.Provider;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import se.etjanstekort.certstore.keys.CardKeyStores;
import se.etjanstekort.pkcs15.SignatureAlgorithm;

/** The JCA provider: signature engines that take keys of cards and no others, and where policy wants it the key store. */
final class CardProvider extends Provider {

    static final String NAME = "ETJANSTEKORT";

    private static final long serialVersionUID = 1L;

    /**
     * @param keyStores
     *            empty where nobody may have one: the type is then not even known
     */
    CardProvider(Optional<Supplier<CardKeyStore>> keyStores) {
        super(NAME, "0.1", "Keys on e-tjänstekort");
        Arrays.stream(SignatureAlgorithm.values()).collect(Collectors.groupingBy(SignatureAlgorithm::jcaName))
                .forEach((name, algorithms) -> putService(
                        new Engine(this, "Signature", name, CardSignature.class, () -> new CardSignature(algorithms))));
        keyStores.ifPresent(
                made -> putService(new Engine(this, "KeyStore", CardKeyStores.TYPE, CardKeyStore.class, made)));
    }

    private static final class Engine extends Service {

        private final Supplier<?> engine;

        Engine(Provider provider, String type, String algorithm, Class<?> spi, Supplier<?> engine) {
            super(provider, type, algorithm, spi.getName(), List.of(), Map.of());
            this.engine = engine;
        }

        @Override
        public boolean supportsParameter(Object key) {
            return key instanceof CardPrivateKey;
        }

        @Override
        public Object newInstance(Object parameter) {
            return engine.get();
        }
    }
}
