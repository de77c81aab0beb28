/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.login.internal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.Arrays;

/**
 * What a card signs to prove a sign-in: {@code "se.etjanstekort sign-in v1" 00 host-id 00 SHA-256(certificate) nonce}. Never
 * bytes that somebody else chose alone; good for one answer, so that an answer recorded earlier is worth nothing.
 */
final class SignInChallenge {

    private static final String LABEL = "se.etjanstekort sign-in v1";
    private static final String TRIAL_LABEL = "se.etjanstekort key trial v1";
    private static final int NONCE_LENGTH = 32;

    private final byte[] message;

    private SignInChallenge(byte[] message) {
        this.message = message;
    }

    /** A message to try a key on, that is no challenge of a sign-in and nothing that anybody asked for. */
    static byte[] forKey(X509Certificate certificate, SecureRandom random) {
        byte[] serial = certificate.getSerialNumber().toByteArray();
        byte[] nonce = new byte[NONCE_LENGTH];
        random.nextBytes(nonce);
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.writeBytes(TRIAL_LABEL.getBytes(StandardCharsets.US_ASCII));
        message.write(0);
        message.writeBytes(serial);
        message.writeBytes(nonce);
        return message.toByteArray();
    }

    /** Whether somebody wants a message signed that would count as a sign-in. */
    static boolean isOne(byte[] message) {
        byte[] label = LABEL.getBytes(StandardCharsets.US_ASCII);
        return message.length >= label.length && Arrays.equals(label, 0, label.length, message, 0, label.length);
    }

    /**
     * @param hostId
     *            who signs in: the host product's id
     * @param certificate
     *            the validated certificate that the answer will be checked against
     */
    static SignInChallenge fresh(String hostId, X509Certificate certificate, SecureRandom random)
            throws GeneralSecurityException {
        byte[] nonce = new byte[NONCE_LENGTH];
        random.nextBytes(nonce);
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.writeBytes(LABEL.getBytes(StandardCharsets.US_ASCII));
        message.write(0);
        message.writeBytes(hostId.replace('\0', '?').getBytes(StandardCharsets.UTF_8));
        message.write(0);
        message.writeBytes(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
        message.writeBytes(nonce);
        return new SignInChallenge(message.toByteArray());
    }

    byte[] message() {
        return message.clone();
    }
}
