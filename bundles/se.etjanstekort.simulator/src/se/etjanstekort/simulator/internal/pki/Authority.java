/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.simulator.internal.pki;

import java.util.Optional;

import se.etjanstekort.simulator.internal.persona.KeyKind;
import se.etjanstekort.simulator.internal.persona.Settings;

/**
 * A certification authority of the test PKI, as {@code data/authorities.properties} describes it.
 *
 * @param alias
 *            what files call it
 * @param issuer
 *            alias of the authority above it; empty for a root
 * @param policy
 *            the certificate policy that it issues under; empty for a root
 */
record Authority(String alias, String name, String organisation, Optional<String> issuer, KeyKind key,
        Optional<String> policy) {

    static Authority read(Settings settings, String alias) {
        return new Authority(alias, settings.text(alias + ".name"), settings.text(alias + ".organisation"),
                settings.find(alias + ".issuer"), KeyKind.named(settings.text(alias + ".key")),
                settings.find(alias + ".policy"));
    }

    boolean isRoot() {
        return issuer.isEmpty();
    }
}
