/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.simulator.internal.persona;

import java.util.List;
import java.util.Optional;

/**
 * Who and what a software card is: read from a file, the same each time. Fictional throughout.
 *
 * @param name
 *            the file's name
 * @param about
 *            one line for a list
 * @param keys
 *            the persona whose key pairs it has; its own name, mostly
 * @param fingerprint
 *            changes when the file does, so that certificates are issued anew
 */
public record Persona(String name, String about, Holder holder, CardProduct card, List<Code> codes,
        List<Credential> credentials, String keys, String fingerprint) {

    public Persona {
        codes = List.copyOf(codes);
        credentials = List.copyOf(credentials);
    }

    /** The code of that role. */
    public Code code(Code.Role role) {
        return codes.stream().filter(code -> code.role() == role).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name + " has no " + role));
    }

    /** The code that opens a credential's key: on a card with a single code, that. */
    public Code codeOf(Credential credential) {
        return codes.stream().filter(code -> code.role() == credential.code()).findFirst()
                .orElseGet(() -> code(Code.Role.PIN1));
    }

    /** The credential of that name. */
    public Optional<Credential> credential(String wanted) {
        return credentials.stream().filter(credential -> credential.name().equals(wanted)).findFirst();
    }
}
