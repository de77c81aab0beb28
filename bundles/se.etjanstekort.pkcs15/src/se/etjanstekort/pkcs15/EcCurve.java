/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pkcs15;

import java.util.Arrays;
import java.util.Optional;

/** The elliptic curves that we sign on (SEC 2; FIPS 186-4, D.1.2). */
public enum EcCurve {
    /** NIST P-256, secp256r1. */
    P_256("1.2.840.10045.3.1.7", 256),
    /** NIST P-384, secp384r1. */
    P_384("1.3.132.0.34", 384);

    private final String objectId;
    private final int fieldSize;

    EcCurve(String objectId, int fieldSize) {
        this.objectId = objectId;
        this.fieldSize = fieldSize;
    }

    /** Dotted decimal. */
    public String objectId() {
        return objectId;
    }

    /** In bits. */
    public int fieldSize() {
        return fieldSize;
    }

    /** The bytes of a coordinate or of half a raw signature. */
    public int fieldBytes() {
        return fieldSize / 8;
    }

    /** The curve of that object identifier. */
    public static Optional<EcCurve> ofObjectId(String objectId) {
        return Arrays.stream(values()).filter(curve -> curve.objectId.equals(objectId)).findFirst();
    }

    /** The curve with a field of so many bits. */
    public static Optional<EcCurve> ofFieldSize(int bits) {
        return Arrays.stream(values()).filter(curve -> curve.fieldSize == bits).findFirst();
    }
}
