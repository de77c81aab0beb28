/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pkcs15;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

import javax.crypto.Cipher;

import org.junit.Test;

import se.etjanstekort.pkcs15.CardProfile.SignatureInput;
import se.etjanstekort.smartcard.CardException;

/** What goes into a signature, and what comes out in a form that JCA checks. */
public class SignatureFormatTest {

    private static final byte[] MESSAGE = "abc".getBytes(StandardCharsets.US_ASCII);
    private static final Map<SignatureAlgorithm, String> CURVES = Map.of(SignatureAlgorithm.ECDSA_P256_SHA256,
            "secp256r1", SignatureAlgorithm.ECDSA_P384_SHA384, "secp384r1");

    private static final SecureRandom RANDOM = new SecureRandom();

    private static byte[] input(SignatureAlgorithm algorithm, SignatureInput input, int modulusLength) {
        PrivateKeyObject key = new PrivateKeyObject(new Identifier(new byte[] { 1 }), "",
                new PrivateKeyObject.Rsa(modulusLength), Set.of(), Set.of(), Optional.empty(), OptionalInt.empty(),
                List.of(), Optional.empty());
        return SignatureFormat.input(algorithm, input, MESSAGE, key, RANDOM);
    }

    /** The hash of "abc": FIPS 180-2, B.1. */
    @Test
    public void digestInfoIsThatOfRfc8017() throws Exception {
        assertEquals("3031300d060960864801650304020105000420"
                + "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
                HexFormat.of().formatHex(
                        input(SignatureAlgorithm.RSA_PKCS1_SHA256, SignatureInput.DIGEST_INFO, 2048)));
        assertDigestInfo("3041300d060960864801650304020205000430", "SHA-384", SignatureAlgorithm.RSA_PKCS1_SHA384);
        assertDigestInfo("3051300d060960864801650304020305000440", "SHA-512", SignatureAlgorithm.RSA_PKCS1_SHA512);
        assertEquals(32, input(SignatureAlgorithm.ECDSA_P256_SHA256, SignatureInput.DIGEST, 2048).length);
        assertEquals(48, input(SignatureAlgorithm.ECDSA_P384_SHA384, SignatureInput.DIGEST, 2048).length);
    }

    private static void assertDigestInfo(String start, String digest, SignatureAlgorithm algorithm) throws Exception {
        assertEquals(start + HexFormat.of().formatHex(MessageDigest.getInstance(digest).digest(MESSAGE)),
                HexFormat.of().formatHex(input(algorithm, SignatureInput.DIGEST_INFO, 2048)));
    }

    /** What a card that does the RSA operation alone makes of a padded message is checked by JCA. */
    @Test
    public void messagesEncodedOnTheHostAreCheckedByJca() throws Exception {
        for (int modulusLength : new int[] { 2048, 3072 }) {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(modulusLength);
            KeyPair keys = generator.generateKeyPair();
            for (SignatureAlgorithm algorithm : List.of(SignatureAlgorithm.RSA_PKCS1_SHA256,
                    SignatureAlgorithm.RSA_PKCS1_SHA384, SignatureAlgorithm.RSA_PKCS1_SHA512,
                    SignatureAlgorithm.RSA_PSS_SHA256, SignatureAlgorithm.RSA_PSS_SHA384,
                    SignatureAlgorithm.RSA_PSS_SHA512)) {
                byte[] encoded = input(algorithm, SignatureInput.ENCODED_MESSAGE, modulusLength);
                Cipher card = Cipher.getInstance("RSA/ECB/NoPadding");
                card.init(Cipher.DECRYPT_MODE, keys.getPrivate());
                Signature check = Signature.getInstance(algorithm.jcaName());
                if (algorithm.parameters().isPresent()) {
                    check.setParameter(algorithm.parameters().get());
                }
                check.initVerify(keys.getPublic());
                check.update(MESSAGE);
                assertTrue(algorithm + " " + modulusLength, check.verify(card.doFinal(encoded)));
            }
        }
    }

    @Test
    public void aKeyWithoutRoomForHashAndSaltMakesNoPss() {
        PrivateKeyObject.Rsa small = new PrivateKeyObject.Rsa(1024);
        assertTrue(SignatureAlgorithm.RSA_PSS_SHA384.fits(small));
        assertFalse(SignatureAlgorithm.RSA_PSS_SHA512.fits(small));
        assertTrue(SignatureAlgorithm.RSA_PSS_SHA512.fits(new PrivateKeyObject.Rsa(2048)));
    }

    @Test
    public void everyPssSignatureHasASaltOfItsOwn() {
        assertFalse(Arrays.equals(input(SignatureAlgorithm.RSA_PSS_SHA256, SignatureInput.ENCODED_MESSAGE, 2048),
                input(SignatureAlgorithm.RSA_PSS_SHA256, SignatureInput.ENCODED_MESSAGE, 2048)));
    }

    @Test
    public void bothFormsOfEcdsaAreCheckedByJca() throws Exception {
        for (SignatureAlgorithm algorithm : CURVES.keySet()) {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(CURVES.get(algorithm)));
            KeyPair keys = generator.generateKeyPair();
            assertEquals(Optional.of(algorithm), SignatureAlgorithm.forKey(keys.getPublic()));
            byte[] digest = MessageDigest.getInstance(algorithm.digest()).digest(MESSAGE);
            for (String form : List.of("NONEwithECDSA", "NONEwithECDSAinP1363Format")) {
                for (int round = 0; round < 20; round++) {
                    Signature card = Signature.getInstance(form);
                    card.initSign(keys.getPrivate());
                    card.update(digest);
                    byte[] der = SignatureFormat.output(algorithm, card.sign());
                    Signature check = Signature.getInstance(algorithm.jcaName());
                    check.initVerify(keys.getPublic());
                    check.update(MESSAGE);
                    assertTrue(form, check.verify(der));
                }
            }
        }
    }

    @Test
    public void rsaIsLeftAsItIs() throws Exception {
        byte[] given = new byte[256];
        assertArrayEquals(given, SignatureFormat.output(SignatureAlgorithm.RSA_PKCS1_SHA256, given));
    }

    @Test
    public void whatIsNoSignatureIsMalformed() {
        String tooLong = "3026 0221 01" + "00".repeat(32) + "020101";
        String threeNumbers = "3009 020101 020101 020101";
        for (String given : List.of("", "30", "3003020101", threeNumbers, "300602010102", "3006 020100 020101",
                "3006 0201FF 020101", tooLong, "0401FF", "00".repeat(64), "3080 020101 020101")) {
            byte[] bytes = HexFormat.of().parseHex(given.replace(" ", ""));
            assertThrows(given, CardException.MalformedData.class,
                    () -> SignatureFormat.output(SignatureAlgorithm.ECDSA_P256_SHA256, bytes));
        }
        assertThrows(CardException.MalformedData.class,
                () -> SignatureFormat.output(SignatureAlgorithm.RSA_PKCS1_SHA256, new byte[0]));
    }
}
