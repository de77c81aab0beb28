/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.simulator.internal.cardos;

import java.security.PrivateKey;

/**
 * A private key on the card.
 *
 * @param reference
 *            what tag 84 of the control reference template names it by
 * @param file
 *            identifier of the file that stands for it, which tag 81 names; 0 where there is none
 * @param code
 *            reference of the code that must have been verified
 * @param isSignatureKey
 *            whether it makes legally meant signatures only: it then wants its code before each one, and never decrypts or
 *            authenticates
 */
public record CardKey(int reference, int file, PrivateKey key, int code, boolean isSignatureKey) {

    boolean isEc() {
        return "EC".equals(key.getAlgorithm());
    }

    @Override
    public String toString() {
        return "key " + Integer.toHexString(reference);
    }
}
