/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pkcs15;

import java.util.List;
import java.util.Optional;

/**
 * What a card shows without a code, all of it or as much as was needed so far. Immutable and untrusted. Its references have been
 * checked: each key names at most one code, which is there, is no PUK, and shares its reference with no other.
 *
 * @param certificates
 *            in the card's order, own first; some may not have been read yet
 * @param filesRead
 *            where it comes from
 */
public record CardContents(CardProfile profile, TokenInfo tokenInfo, List<AuthenticationObject> authenticationObjects,
        List<PrivateKeyObject> privateKeys, List<CertificateObject> certificates, CardStatistics statistics,
        FilesRead filesRead) {

    public CardContents {
        authenticationObjects = List.copyOf(authenticationObjects);
        privateKeys = List.copyOf(privateKeys);
        certificates = List.copyOf(certificates);
    }

    /** Contents that were put together by other means than reading files. */
    public CardContents(CardProfile profile, TokenInfo tokenInfo, List<AuthenticationObject> authenticationObjects,
            List<PrivateKeyObject> privateKeys, List<CertificateObject> certificates, CardStatistics statistics) {
        this(profile, tokenInfo, authenticationObjects, privateKeys, certificates, statistics, FilesRead.none());
    }

    /** Whether everything was read, and codes and keys from the card itself. */
    public boolean isComplete() {
        return hasCodesFromCard() && certificates.stream().noneMatch(CertificateObject::isUnread);
    }

    /** Whether which code opens which key was read on the card itself, and not recalled from an earlier visit. */
    public boolean hasCodesFromCard() {
        return filesRead.hasListsFromCard();
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
