/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pkcs15;

import java.io.IOException;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;

import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERSequence;

import se.etjanstekort.pkcs15.CardProfile.SignatureInput;
import se.etjanstekort.smartcard.CardException;

/** The forms that go into a signature and come out of it. */
final class SignatureFormat {

    /** DigestInfo up to the hash itself (RFC 8017, 9.2, note 1). */
    private static final Map<String, String> DIGEST_INFO = Map.of( //
            "SHA-256", "3031300D060960864801650304020105000420", //
            "SHA-384", "3041300D060960864801650304020205000430", //
            "SHA-512", "3051300D060960864801650304020305000440");

    private SignatureFormat() {
    }

    /**
     * What the card is given to sign.
     *
     * @param random
     *            for the salt of RSASSA-PSS
     */
    static byte[] input(SignatureAlgorithm algorithm, SignatureInput input, byte[] message, PrivateKeyObject key,
            SecureRandom random) {
        byte[] digest = digest(algorithm, message);
        return switch (input) {
        case DIGEST -> digest;
        case DIGEST_INFO -> digestInfo(algorithm, digest);
        case ENCODED_MESSAGE -> {
            int modulusLength = ((PrivateKeyObject.Rsa) key.type()).modulusLength();
            if (algorithm.isPkcs1()) {
                yield pkcs1(digestInfo(algorithm, digest), modulusLength / 8);
            }
            byte[] salt = new byte[algorithm.digestLength()];
            random.nextBytes(salt);
            yield PssEncoding.encode(newDigest(algorithm), digest, salt, modulusLength);
        }
        };
    }

    private static byte[] digestInfo(SignatureAlgorithm algorithm, byte[] digest) {
        byte[] start = HexFormat.of().parseHex(DIGEST_INFO.get(algorithm.digest()));
        byte[] info = Arrays.copyOf(start, start.length + digest.length);
        System.arraycopy(digest, 0, info, start.length, digest.length);
        return info;
    }

    /** EMSA-PKCS1-v1_5 (RFC 8017, 9.2). */
    private static byte[] pkcs1(byte[] digestInfo, int length) {
        byte[] encoded = new byte[length];
        int at = length - digestInfo.length;
        Arrays.fill(encoded, 2, at - 1, (byte) 0xFF);
        encoded[1] = 0x01;
        System.arraycopy(digestInfo, 0, encoded, at, digestInfo.length);
        return encoded;
    }

    private static byte[] digest(SignatureAlgorithm algorithm, byte[] message) {
        return newDigest(algorithm).digest(message);
    }

    private static MessageDigest newDigest(SignatureAlgorithm algorithm) {
        try {
            return MessageDigest.getInstance(algorithm.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has " + algorithm.digest(), e);
        }
    }

    /** What the card gave, as JCA wants it: an ECDSA signature in DER, whichever of the two usual forms it came in. */
    static byte[] output(SignatureAlgorithm algorithm, byte[] given) throws CardException.MalformedData {
        if (given.length == 0) {
            throw new CardException.MalformedData("signature of no bytes");
        }
        return switch (algorithm) {
        case ECDSA_P256_SHA256 -> ecdsa(EcCurve.P_256, given);
        case ECDSA_P384_SHA384 -> ecdsa(EcCurve.P_384, given);
        default -> given;
        };
    }

    private static byte[] ecdsa(EcCurve curve, byte[] given) throws CardException.MalformedData {
        int half = curve.fieldBytes();
        if (given.length == 2 * half) {
            return der(curve, new BigInteger(1, given, 0, half), new BigInteger(1, given, half, half));
        }
        try {
            ASN1Sequence sequence = ASN1Sequence.getInstance(ASN1Primitive.fromByteArray(given));
            if (sequence.size() != 2) {
                throw new CardException.MalformedData("ECDSA signature of " + sequence.size() + " numbers");
            }
            return der(curve, ASN1Integer.getInstance(sequence.getObjectAt(0)).getValue(),
                    ASN1Integer.getInstance(sequence.getObjectAt(1)).getValue());
        } catch (IOException | IllegalArgumentException | IllegalStateException e) {
            throw new CardException.MalformedData("ECDSA signature of " + given.length + " bytes", e);
        }
    }

    private static byte[] der(EcCurve curve, BigInteger r, BigInteger s) throws CardException.MalformedData {
        if (isOutOfRange(curve, r) || isOutOfRange(curve, s)) {
            throw new CardException.MalformedData("ECDSA signature out of range");
        }
        try {
            return new DERSequence(new ASN1Integer[] { new ASN1Integer(r), new ASN1Integer(s) })
                    .getEncoded(ASN1Encoding.DER);
        } catch (IOException e) {
            throw new IllegalStateException("two numbers can always be encoded", e);
        }
    }

    private static boolean isOutOfRange(EcCurve curve, BigInteger number) {
        return number.signum() <= 0 || number.bitLength() > curve.fieldSize();
    }
}
