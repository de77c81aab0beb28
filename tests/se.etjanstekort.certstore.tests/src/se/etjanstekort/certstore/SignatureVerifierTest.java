/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore;

import static org.hamcrest.CoreMatchers.is;
import static org.hamcrest.MatcherAssert.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import org.junit.Test;

import se.etjanstekort.certstore.internal.SignerForTests;

public class SignatureVerifierTest {

    private static final byte[] MESSAGE = "se.etjanstekort sign-in v1".getBytes(StandardCharsets.US_ASCII);

    private final SignatureVerifier verifier = new SignatureVerifier();

    @Test
    public void theKeyOfTheCertificateIsAccepted() throws GeneralSecurityException {
        for (SignerForTests signer : new SignerForTests[] { SignerForTests.rsa(), SignerForTests.ec("secp256r1"),
                SignerForTests.ec("secp384r1") }) {
            assertThat(verifier.verify(trusted(signer), MESSAGE, sign(signer, signer.keys())), is(true));
        }
    }

    @Test
    public void anotherKeyOrMessageIsNot() throws GeneralSecurityException {
        SignerForTests signer = SignerForTests.ec("secp256r1");
        byte[] signature = sign(signer, signer.keys());
        assertThat(verifier.verify(trusted(signer), MESSAGE, sign(signer, SignerForTests.ec("secp256r1").keys())),
                is(false));
        assertThat(verifier.verify(trusted(signer), new byte[0], signature), is(false));
    }

    @Test
    public void aCertificateThatIsNotTrustedProvesNothing() throws GeneralSecurityException {
        SignerForTests signer = SignerForTests.ec("secp256r1");
        ValidatedIdentity untrusted = validated(signer.authentication(),
                new Validation.NotTrusted(List.of(TrustFailure.EXPIRED)));
        assertThat(verifier.verify(untrusted, MESSAGE, sign(signer, signer.keys())), is(false));
    }

    @Test
    public void aCertificateForUnderskriftProvesNoSignInEvenInTheWrongPlace() throws GeneralSecurityException {
        SignerForTests signer = SignerForTests.ec("secp256r1");
        assertThat(verifier.verify(validated(signer.signature(), signer.trust()), MESSAGE,
                sign(signer, signer.keys())), is(false));
    }

    @Test
    public void garbageIsNoSignature() throws GeneralSecurityException {
        Random random = new Random(1);
        for (SignerForTests signer : new SignerForTests[] { SignerForTests.rsa(), SignerForTests.ec("secp256r1") }) {
            ValidatedIdentity trusted = trusted(signer);
            byte[] right = sign(signer, signer.keys());
            for (int length : new int[] { 0, 1, 8, 63, 64, 70, 71, 72, 255, 256, 257, 100_000 }) {
                byte[] garbage = new byte[length];
                random.nextBytes(garbage);
                assertThat(verifier.verify(trusted, MESSAGE, garbage), is(false));
                assertThat(verifier.verify(trusted, MESSAGE, new byte[length]), is(false));
            }
            for (int i = 0; i < right.length; i++) {
                byte[] bent = right.clone();
                bent[i] ^= (byte) (1 + random.nextInt(255));
                assertThat(verifier.verify(trusted, MESSAGE, bent), is(false));
            }
        }
    }

    private static ValidatedIdentity trusted(SignerForTests signer) {
        return validated(signer.authentication(), signer.trust());
    }

    private static ValidatedIdentity validated(CertificateEntry authentication, Validation validation) {
        Identity identity = new Identity(IdentityKind.HSA_ID, "TSTNMT2321000156-10B7", authentication.subject(), "",
                AssuranceLevel.UNKNOWN, Environment.TEST, Optional.of(authentication), Optional.empty());
        return new ValidatedIdentity(identity, Optional.of(validation), Optional.empty());
    }

    private static byte[] sign(SignerForTests signer, KeyPair keys) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(signer.algorithm());
        signature.initSign(keys.getPrivate());
        signature.update(MESSAGE);
        return signature.sign();
    }
}
