/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pkcs15;

import java.util.List;
import java.util.Optional;

/**
 * All that a card shows without a code, read once after insertion. Immutable and untrusted. Its references have been
 * checked: each key names at most one code, which is there, is no PUK, and shares its reference with no other.
 *
 * @param certificates
 *            in the card's order, own first
 */
public record CardContents(CardProfile profile, TokenInfo tokenInfo, List<AuthenticationObject> authenticationObjects,
        List<PrivateKeyObject> privateKeys, List<CertificateObject> certificates, CardStatistics statistics) {

    public CardContents {
        authenticationObjects = List.copyOf(authenticationObjects);
        privateKeys = List.copyOf(privateKeys);
        certificates = List.copyOf(certificates);
    }

    /** The key that belongs to a certificate: the one with the same id. */
    public Optional<PrivateKeyObject> privateKey(CertificateObject certificate) {
        return privateKeys.stream().filter(key -> key.id().equals(certificate.id())).findFirst();
    }

    /** The code that opens a key: the one that the key's authId names. */
    public Optional<AuthenticationObject> authenticationObject(PrivateKeyObject key) {
        return key.authId().flatMap(
                id -> authenticationObjects.stream().filter(object -> object.authId().equals(id)).findFirst());
    }
}
