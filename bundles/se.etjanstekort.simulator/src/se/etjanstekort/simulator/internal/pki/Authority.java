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

    private static final Settings SETTINGS = Settings.read("data", "authorities").orElseThrow();

    static Authority named(String alias) {
        return new Authority(alias, SETTINGS.text(alias + ".name"), SETTINGS.text(alias + ".organisation"),
                SETTINGS.find(alias + ".issuer"), KeyKind.named(SETTINGS.text(alias + ".key")),
                SETTINGS.find(alias + ".policy"));
    }

    /** The one root that a relying party of this PKI trusts. */
    static Authority anchor() {
        return named(SETTINGS.text("anchor"));
    }

    boolean isRoot() {
        return issuer.isEmpty();
    }
}
