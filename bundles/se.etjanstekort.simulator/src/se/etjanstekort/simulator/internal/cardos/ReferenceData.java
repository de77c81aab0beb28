/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.simulator.internal.cardos;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.OptionalInt;

/**
 * A PIN or PUK in the card, with its retry counter. The counter goes down before the comparison and up after it, so that a
 * card pulled in between has spent the try.
 */
final class ReferenceData {

    private final CodeSpec spec;
    private final NonVolatileMemory memory;
    private byte[] stored;
    private int triesLeft;

    ReferenceData(CodeSpec spec, NonVolatileMemory memory) {
        this.spec = spec;
        this.memory = memory;
        this.stored = pad(spec.code());
        this.triesLeft = spec.triesLeft();
    }

    private byte[] pad(byte[] code) {
        byte[] padded = Arrays.copyOf(code, spec.storedLength());
        Arrays.fill(padded, code.length, padded.length, spec.padding());
        return padded;
    }

    int reference() {
        return spec.reference();
    }

    int storedLength() {
        return spec.storedLength();
    }

    int triesLeft() {
        return triesLeft;
    }

    OptionalInt unblockedBy() {
        return spec.unblockedBy();
    }

    /**
     * Compares, at the cost of a try if it is wrong. Anything of another length than the stored one is wrong as well.
     *
     * @throws StatusException
     *             63Cx when wrong, 6983 when blocked
     */
    void require(byte[] candidate) throws StatusException {
        spendTry();
        byte[] presented = spec.padsItself() && candidate.length < spec.storedLength() ? pad(candidate) : candidate;
        if (!MessageDigest.isEqual(stored, presented)) {
            throw new StatusException(Sw.TRIES_LEFT | triesLeft);
        }
        restoreTries();
    }

    void spendTry() throws StatusException {
        requireNotBlocked();
        memory.write(() -> triesLeft--);
    }

    void requireNotBlocked() throws StatusException {
        if (triesLeft == 0) {
            throw new StatusException(Sw.CODE_BLOCKED);
        }
    }

    void restoreTries() {
        memory.write(() -> triesLeft = spec.maxTries());
    }

    /** @throws StatusException 6A80 when the new code breaks the rules for its length or its digits; nothing is changed */
    void requireAcceptable(byte[] candidate) throws StatusException {
        int length = candidate.length;
        while (length > 0 && candidate[length - 1] == spec.padding()) {
            length--;
        }
        boolean fits = candidate.length == spec.storedLength() && length >= spec.minLength()
                && length <= spec.maxLength();
        for (int i = 0; i < length; i++) {
            fits &= candidate[i] >= '0' && candidate[i] <= '9';
        }
        if (!fits) {
            throw new StatusException(Sw.WRONG_DATA);
        }
    }

    void replace(byte[] code) {
        byte[] replacement = code.clone();
        memory.write(() -> stored = replacement);
    }
}
