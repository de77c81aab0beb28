/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.revocation.crl;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

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

    /** At their codes: nothing is made for each of a million entries. */
    private static final List<Optional<CrlReason>> BY_CODE = IntStream.rangeClosed(0, AA_COMPROMISE.code)
            .mapToObj(code -> Arrays.stream(values()).filter(reason -> reason.code == code).findFirst()).toList();

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
        return code >= 0 && code < BY_CODE.size() ? BY_CODE.get(code) : Optional.empty();
    }
}
