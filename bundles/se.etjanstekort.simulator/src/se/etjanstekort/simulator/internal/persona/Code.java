/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.simulator.internal.persona;

/**
 * A PIN or PUK of a persona.
 *
 * @param reference
 *            what the card knows it by
 * @param toldReference
 *            what the card's directory says that the card knows it by; the same, but on a card that lies
 * @param digits
 *            in ASCII; fictional and public, and still never shown
 */
public record Code(Role role, String label, int reference, int toldReference, byte[] digits, int minLength,
        int maxLength,
        int storedLength, byte padding, int tries, int triesLeft) {

    /** What a code is for. */
    public enum Role {
        /** Opens the authentication keys. */
        PIN1("pin1", 1),
        /** Opens the signature keys, for one signature. */
        PIN2("pin2", 2),
        /** Unblocks the other two. */
        PUK("puk", 3);

        private final String key;
        private final int authId;

        Role(String key, int authId) {
            this.key = key;
            this.authId = authId;
        }

        String key() {
            return key;
        }

        /** Its identifier among the card's authentication objects. */
        public int authId() {
            return authId;
        }
    }

    @Override
    public String toString() {
        return role.toString();
    }
}
