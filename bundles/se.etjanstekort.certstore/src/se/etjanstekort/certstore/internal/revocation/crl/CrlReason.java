/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.revocation.crl;

import java.util.Optional;

/** CRLReason (RFC 5280, 5.3.1); also that of an OCSP answer (RFC 6960, 4.2.1). */
public enum CrlReason {
    UNSPECIFIED(0, "unspecified"),
    KEY_COMPROMISE(1, "keyCompromise"),
    CA_COMPROMISE(2, "cACompromise"),
    AFFILIATION_CHANGED(3, "affiliationChanged"),
    SUPERSEDED(4, "superseded"),
    CESSATION_OF_OPERATION(5, "cessationOfOperation"),
    CERTIFICATE_HOLD(6, "certificateHold"),
    REMOVE_FROM_CRL(8, "removeFromCRL"),
    PRIVILEGE_WITHDRAWN(9, "privilegeWithdrawn"),
    AA_COMPROMISE(10, "aACompromise");

    private static final CrlReason[] ALL = values();

    private final int code;
    private final String text;

    CrlReason(int code, String text) {
        this.code = code;
        this.text = text;
    }

    /** As RFC 5280 writes it. */
    public String text() {
        return text;
    }

    /** Whether no later answer can take it back. */
    public boolean isPermanent() {
        return this != CERTIFICATE_HOLD && this != REMOVE_FROM_CRL;
    }

    public static Optional<CrlReason> of(int code) {
        for (CrlReason reason : ALL) {
            if (reason.code == code) {
                return Optional.of(reason);
            }
        }
        return Optional.empty();
    }
}
