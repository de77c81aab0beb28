/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pkcs15;

import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A code that the card checks: PIN 1, PIN 2, a PUK (EF(AODF); ISO/IEC 7816-15, 8.9). Tells of the code, never holds it.
 *
 * @param label
 *            the card's own name for it; may be empty. Untrusted text
 * @param authId
 *            what keys name it by
 * @param unblockedBy
 *            the authId of the code that unblocks this one, where the card says so
 * @param minLength
 *            in characters
 * @param storedLength
 *            in bytes, as it goes to the card when it is padded
 * @param maxLength
 *            in characters, where the card says so
 * @param padChar
 *            0 to 255, the byte that fills a short code up to {@code storedLength}
 * @param path
 *            the directory that the reference belongs to; empty for the application's own
 */
public record AuthenticationObject(String label, Identifier authId, Optional<Identifier> unblockedBy,
        Set<PinFlag> flags,
        PinType type, int minLength, int storedLength, OptionalInt maxLength, PinReference reference, int padChar,
        Optional<FilePath> path) {

    public AuthenticationObject {
        flags = Set.copyOf(flags);
    }

    /** Whether it is a PUK; never to be verified as a PIN. */
    public boolean isUnblockingPin() {
        return flags.contains(PinFlag.UNBLOCKING_PIN);
    }

    /** Whether it is a security officer's code; never to be verified as a PIN. */
    public boolean isSoPin() {
        return flags.contains(PinFlag.SO_PIN);
    }

    /** Whether it is a holder's PIN: neither a PUK nor a security officer's code. */
    public boolean isUserPin() {
        return !isUnblockingPin() && !isSoPin();
    }

    /** The same code, filled up in another way than the card says. */
    AuthenticationObject withPadding(CardProfile.Padding padding) {
        Set<PinFlag> padded = EnumSet.of(PinFlag.NEEDS_PADDING);
        padded.addAll(flags);
        return new AuthenticationObject(label, authId, unblockedBy, padded, type, minLength, padding.storedLength(),
                maxLength, reference, padding.padChar(), path);
    }

    /** The most characters that a code may have: what the card says, or what there is room for. */
    public int longestCode() {
        int room = switch (type) {
        case BCD -> 2 * storedLength;
        case ISO9564_1 -> 12;
        default -> storedLength;
        };
        return Math.min(room, maxLength.orElse(room));
    }
}
