/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.legitimation.ui.internal.content;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import se.etjanstekort.certstore.CertificateEntry;
import se.etjanstekort.certstore.Identity;
import se.etjanstekort.certstore.Purpose;
import se.etjanstekort.certstore.ValidatedIdentity;
import se.etjanstekort.login.CardOverview;
import se.etjanstekort.login.PinStatus;
import se.etjanstekort.pkcs15.AuthenticationObject;
import se.etjanstekort.pkcs15.CardContents;
import se.etjanstekort.pkcs15.Identifier;
import se.etjanstekort.smartcard.RetryCounter;
import se.etjanstekort.ui.CodeName;

/** The codes of a card, told apart by what they open: the key for legitimering, the key for underskrift, or other codes. */
final class CodesSection {

    private CodesSection() {
    }

    static Optional<Section.Codes> of(CardOverview card) {
        Map<CodeName, RetryCounter> codes = new EnumMap<>(CodeName.class);
        for (PinStatus status : card.pins()) {
            nameOf(status.pin(), card).ifPresent(name -> codes.merge(name, status.left(), CodesSection::fewer));
        }
        return codes.isEmpty() ? Optional.empty()
                : Optional.of(new Section.Codes(codes.entrySet().stream()
                        .map(entry -> new Section.Code(entry.getKey(), entry.getValue())).toList()));
    }

    private static Optional<CodeName> nameOf(AuthenticationObject code, CardOverview card) {
        if (code.isUnblockingPin()) {
            return Optional.of(CodeName.PUK);
        }
        return Stream.of(Purpose.values()).filter(purpose -> opens(code.authId(), purpose, card)).map(CodeName::of)
                .findFirst();
    }

    private static boolean opens(Identifier authId, Purpose purpose, CardOverview card) {
        CardContents contents = card.contents();
        return card.identities().stream().map(ValidatedIdentity::identity)
                .flatMap(identity -> certificate(identity, purpose).stream())
                .flatMap(entry -> contents.privateKey(entry.object()).stream())
                .anyMatch(key -> key.authId().filter(authId::equals).isPresent());
    }

    private static Optional<CertificateEntry> certificate(Identity identity, Purpose purpose) {
        return purpose == Purpose.AUTHENTICATION ? identity.authentication() : identity.signature();
    }

    /** Of two codes with one name, such as two PUK codes, the one that is nearer to its end is told of. */
    private static RetryCounter fewer(RetryCounter one, RetryCounter other) {
        return one.known().orElse(Integer.MAX_VALUE) <= other.known().orElse(Integer.MAX_VALUE) ? one : other;
    }
}
