/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pkcs15;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import se.etjanstekort.pkcs15.CardProfile.Element;
import se.etjanstekort.pkcs15.CardProfile.SecurityEnvironment;
import se.etjanstekort.smartcard.CardException;

/** Fills a profile's control reference template with what the card says of a key. */
final class SecurityEnvironmentEncoder {

    /**
     * {@code CKM_RSA_PKCS}, {@code CKM_SHA256_RSA_PKCS_PSS} and those of the longer hashes, {@code CKM_RSA_PKCS_PSS} and
     * {@code CKM_ECDSA} of PKCS#11, by which TokenInfo names its algorithms.
     */
    private static final int MECHANISM_RSA_PKCS = 0x0001;
    private static final int MECHANISM_SHA256_RSA_PKCS_PSS = 0x0043;
    private static final int MECHANISM_SHA384_RSA_PKCS_PSS = 0x0044;
    private static final int MECHANISM_SHA512_RSA_PKCS_PSS = 0x0045;
    private static final int MECHANISM_RSA_PKCS_PSS = 0x000D;
    private static final int MECHANISM_ECDSA = 0x1041;

    private final SignatureAlgorithm algorithm;
    private final TokenInfo tokenInfo;
    private final PrivateKeyObject key;

    private SecurityEnvironmentEncoder(SignatureAlgorithm algorithm, TokenInfo tokenInfo, PrivateKeyObject key) {
        this.algorithm = algorithm;
        this.tokenInfo = tokenInfo;
        this.key = key;
    }

    /** @throws CardException.MalformedData when the card does not say of the key what the profile needs */
    static byte[] encode(SecurityEnvironment environment, SignatureAlgorithm algorithm, TokenInfo tokenInfo,
            PrivateKeyObject key) throws CardException.MalformedData {
        SecurityEnvironmentEncoder encoder = new SecurityEnvironmentEncoder(algorithm, tokenInfo, key);
        ByteArrayOutputStream template = new ByteArrayOutputStream();
        for (Element element : environment.elements()) {
            byte[] value = encoder.value(element);
            if (value.length > 0) {
                template.write(element.tag());
                template.write(value.length);
                template.writeBytes(value);
            }
        }
        return template.toByteArray();
    }

    /** No bytes for an element that is left out. */
    private byte[] value(Element element) throws CardException.MalformedData {
        if (element instanceof Element.Fixed fixed) {
            return new byte[] { (byte) fixed.value() };
        }
        if (element instanceof Element.KeyReference) {
            return new byte[] { (byte) key.keyReference().orElseThrow(() -> missing("reference")) };
        }
        if (element instanceof Element.KeyFile) {
            int file = key.path().filter(path -> !path.isEmpty()).orElseThrow(() -> missing("file")).lastFileId();
            return new byte[] { (byte) (file >> 8), (byte) file };
        }
        OptionalInt reference = algorithmReference((Element.AlgorithmReference) element);
        return reference.isPresent() ? new byte[] { (byte) reference.getAsInt() } : new byte[0];
    }

    private CardException.MalformedData missing(String what) {
        return new CardException.MalformedData("key " + key.id() + " has no " + what);
    }

    private OptionalInt algorithmReference(Element.AlgorithmReference element) {
        OptionalInt told = told(algorithm, tokenInfo, key);
        return told.isPresent() ? told : element.otherwise();
    }

    /** The reference by which the card says that it knows the algorithm. */
    static OptionalInt told(SignatureAlgorithm algorithm, TokenInfo tokenInfo, PrivateKeyObject key) {
        List<Integer> mechanisms = switch (algorithm.scheme()) {
        case RSA_PKCS1 -> List.of(MECHANISM_RSA_PKCS);
        case RSA_PSS -> List.of(pss(algorithm), MECHANISM_RSA_PKCS_PSS);
        case ECDSA -> List.of(MECHANISM_ECDSA);
        };
        return mechanisms.stream()
                .flatMap(mechanism -> tokenInfo.supportedAlgorithms().stream()
                        .filter(info -> info.algorithm() == mechanism && isOf(key, info)))
                .map(TokenInfo.AlgorithmInfo::cardReference).flatMap(Optional::stream)
                .mapToInt(Integer::intValue).findFirst();
    }

    private static int pss(SignatureAlgorithm algorithm) {
        return switch (algorithm) {
        case RSA_PSS_SHA384 -> MECHANISM_SHA384_RSA_PKCS_PSS;
        case RSA_PSS_SHA512 -> MECHANISM_SHA512_RSA_PKCS_PSS;
        default -> MECHANISM_SHA256_RSA_PKCS_PSS;
        };
    }

    /** A key that lists no algorithms has them all. */
    private static boolean isOf(PrivateKeyObject key, TokenInfo.AlgorithmInfo info) {
        return key.algorithmReferences().isEmpty() || key.algorithmReferences().contains(info.reference());
    }
}
