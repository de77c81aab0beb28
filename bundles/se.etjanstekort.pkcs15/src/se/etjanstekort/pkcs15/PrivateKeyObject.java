/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pkcs15;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A key that never leaves the card (EF(PrKDF); ISO/IEC 7816-15, 8.4).
 *
 * @param id
 *            the same as that of its certificate
 * @param label
 *            the card's own name for it; may be empty. Untrusted text
 * @param authId
 *            the code that opens it, and no other; empty for a key that is not behind a code, with which nobody signs in
 * @param keyReference
 *            the number by which a security environment names it, where the card says so
 * @param algorithmReferences
 *            {@code algReference}: entries of {@link TokenInfo#supportedAlgorithms()}
 * @param path
 *            the key's file or directory; empty where the card gives none
 */
public record PrivateKeyObject(Identifier id, String label, KeyType type, Set<KeyUsage> usage, Set<KeyAccess> access,
        Optional<Identifier> authId, OptionalInt keyReference, List<Integer> algorithmReferences,
        Optional<FilePath> path) {

    /** What kind of key it is. */
    public sealed interface KeyType {
    }

    /**
     * An RSA key.
     *
     * @param modulusLength
     *            in bits
     */
    public record Rsa(int modulusLength) implements KeyType {
    }

    /**
     * A key on an elliptic curve.
     *
     * @param curve
     *            where the card says so; its certificate says it in any case
     */
    public record Ec(Optional<EcCurve> curve) implements KeyType {
    }

    public PrivateKeyObject {
        usage = Set.copyOf(usage);
        access = Set.copyOf(access);
        algorithmReferences = List.copyOf(algorithmReferences);
    }
}
