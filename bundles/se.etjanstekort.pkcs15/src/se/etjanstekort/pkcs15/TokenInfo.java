/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pkcs15;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the card says of itself, EF(TokenInfo) (ISO/IEC 7816-15, 8.11). Untrusted: anybody can make a card that says so.
 *
 * @param version
 *            0 for PKCS#15 v1.0 and v1.1, 1 for ISO/IEC 7816-15
 * @param serialNumber
 *            in hexadecimal; empty where the card gives none
 * @param manufacturerId
 *            who made or personalised it; empty where the card gives none
 * @param label
 *            the card's name; empty where the card gives none
 * @param supportedAlgorithms
 *            what the card can compute, and the reference to name it by in a security environment
 * @param lastUpdate
 *            when its contents were last changed, where the card says so
 */
public record TokenInfo(int version, String serialNumber, String manufacturerId, String label, Set<Flag> flags,
        List<AlgorithmInfo> supportedAlgorithms, Optional<Instant> lastUpdate) {

    /** {@code TokenFlags}; the order is that of the bits. */
    public enum Flag {
        READ_ONLY, LOGIN_REQUIRED, PRN_GENERATION, EID_COMPLIANT
    }

    /**
     * {@code AlgorithmInfo}.
     *
     * @param reference
     *            the number that keys name the entry by
     * @param algorithm
     *            a PKCS#11 mechanism
     * @param objectId
     *            dotted decimal, where given
     * @param cardReference
     *            {@code algRef}, for tag 80 of a security environment, where given
     */
    public record AlgorithmInfo(int reference, int algorithm, Optional<String> objectId,
            Optional<Integer> cardReference) {
    }

    public TokenInfo {
        flags = Set.copyOf(flags);
        supportedAlgorithms = List.copyOf(supportedAlgorithms);
    }
}
