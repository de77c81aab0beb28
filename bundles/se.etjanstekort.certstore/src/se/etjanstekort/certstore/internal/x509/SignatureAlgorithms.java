/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.x509;

import java.io.IOException;
import java.security.AlgorithmParameters;
import java.security.InvalidAlgorithmParameterException;
import java.security.NoSuchAlgorithmException;
import java.security.Signature;
import java.security.spec.InvalidParameterSpecException;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Map;

import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/** What verifies a signature by its AlgorithmIdentifier. Pure functions. */
public final class SignatureAlgorithms {

    private static final String RSASSA_PSS = "1.2.840.113549.1.1.10";
    /** Hashes that count, and their length in bytes. */
    private static final Map<String, Integer> HASHES = Map.of("SHA-256", 32, "SHA-384", 48, "SHA-512", 64);

    private SignatureAlgorithms() {
    }

    /**
     * RSASSA-PSS counts as RFC 4055, 3.1 recommends it: MGF1 with the same hash, and at least as much salt as its length.
     *
     * @throws NoSuchAlgorithmException
     *             if it is unknown or too weak, also by its parameters
     * @throws IllegalArgumentException
     *             if the parameters cannot be read
     */
    public static Signature of(AlgorithmIdentifier algorithm) throws NoSuchAlgorithmException {
        String id = algorithm.getAlgorithm().getId();
        if (id.equals(RSASSA_PSS)) {
            return pss(algorithm);
        }
        boolean plain = algorithm.getParameters() == null || DERNull.INSTANCE.equals(algorithm.getParameters());
        if (!plain || !Algorithms.isStrongSignature(id)) {
            throw new NoSuchAlgorithmException(id);
        }
        return Signature.getInstance(id);
    }

    private static Signature pss(AlgorithmIdentifier algorithm) throws NoSuchAlgorithmException {
        try {
            AlgorithmParameters parameters = AlgorithmParameters.getInstance("RSASSA-PSS");
            parameters.init(algorithm.getParameters() == null ? new byte[0]
                    : algorithm.getParameters().toASN1Primitive().getEncoded());
            PSSParameterSpec spec = parameters.getParameterSpec(PSSParameterSpec.class);
            boolean isStrong = HASHES.containsKey(spec.getDigestAlgorithm())
                    && spec.getMGFParameters() instanceof MGF1ParameterSpec mask
                    && mask.getDigestAlgorithm().equals(spec.getDigestAlgorithm())
                    && spec.getSaltLength() >= HASHES.get(spec.getDigestAlgorithm());
            if (!isStrong) {
                throw new NoSuchAlgorithmException("RSASSA-PSS with " + spec.getDigestAlgorithm());
            }
            Signature signature = Signature.getInstance("RSASSA-PSS");
            signature.setParameter(spec);
            return signature;
        } catch (IOException | InvalidParameterSpecException | InvalidAlgorithmParameterException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
