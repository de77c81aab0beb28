/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.tls;

import static org.hamcrest.CoreMatchers.is;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertThrows;

import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidKeyException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.junit.Rule;
import org.junit.Test;

import se.etjanstekort.certstore.internal.TestCertificates;
import se.etjanstekort.certstore.internal.TestCertificates.Issued;
import se.etjanstekort.pkcs15.SignatureAlgorithm;

/** The signature engines: for keys of cards and no others, as the key can and the parameters say. */
public class CardSignatureTest {

    private static final Set<SignatureAlgorithm> RSA = EnumSet.of(SignatureAlgorithm.RSA_PKCS1_SHA256,
            SignatureAlgorithm.RSA_PKCS1_SHA384, SignatureAlgorithm.RSA_PKCS1_SHA512,
            SignatureAlgorithm.RSA_PSS_SHA256, SignatureAlgorithm.RSA_PSS_SHA384);
    private static final Issued RSA_CARD = Loopback
            .issue(Loopback.CA.authentication(MemoryCardKeys.PERSON).keys(TestCertificates.rsa(2048)));

    @Rule
    public final KeyStoreOfCards stores = new KeyStoreOfCards();

    @Test
    public void aKeyOfACardIsForOurEnginesAndTheirsAreForTheirKeys() throws Exception {
        stores.cards().insert(RSA_CARD, RSA);
        KeyStore store = stores.open();
        PrivateKey card = (PrivateKey) store.getKey(store.aliases().nextElement(), null);
        KeyPair software = TestCertificates.rsa(2048);
        for (String algorithm : List.of("SHA256withRSA", "SHA384withRSA", "SHA512withRSA", "RSASSA-PSS")) {
            Signature ours = Signature.getInstance(algorithm, "ETJANSTEKORT");
            assertThrows(algorithm, InvalidKeyException.class, () -> ours.initSign(software.getPrivate()));
            assertThrows(algorithm, InvalidKeyException.class, () -> ours.initVerify(software.getPublic()));
            Signature theirs = Signature.getInstance(algorithm, "SunRsaSign");
            assertThrows(algorithm, InvalidKeyException.class, () -> theirs.initSign(card));
            assertThat(algorithm, engineOf(algorithm, card), is("ETJANSTEKORT"));
            assertThat(algorithm, engineOf(algorithm, software.getPrivate()), is("SunRsaSign"));
        }
        Signature missing = Signature.getInstance("SHA256withECDSA", "ETJANSTEKORT");
        assertThrows(InvalidKeyException.class, () -> missing.initSign(card));
    }

    @Test
    public void parametersSayWhichPssAndOnlyWhatTheKeyCanIsTaken() throws Exception {
        Issued who = RSA_CARD;
        stores.cards().insert(who, RSA);
        KeyStore store = stores.open();
        PrivateKey card = (PrivateKey) store.getKey(store.aliases().nextElement(), null);
        for (SignatureAlgorithm algorithm : List.of(SignatureAlgorithm.RSA_PSS_SHA384,
                SignatureAlgorithm.RSA_PSS_SHA256)) {
            Signature ours = Signature.getInstance("RSASSA-PSS", "ETJANSTEKORT");
            ours.initSign(card);
            ours.setParameter(algorithm.parameters().orElseThrow());
            Signature theirs = Signature.getInstance("RSASSA-PSS", "SunRsaSign");
            theirs.setParameter(algorithm.parameters().orElseThrow());
            theirs.initVerify(who.certificate());
            assertThat(algorithm.name(), theirs.verify(ours.sign()), is(true));
        }
        Signature without = Signature.getInstance("RSASSA-PSS", "ETJANSTEKORT");
        without.initSign(card);
        assertThrows("which of them is not said", SignatureException.class, without::sign);
        AlgorithmParameterSpec longest = SignatureAlgorithm.RSA_PSS_SHA512.parameters().orElseThrow();
        Signature late = Signature.getInstance("RSASSA-PSS", "ETJANSTEKORT");
        late.initSign(card);
        assertThrows(InvalidAlgorithmParameterException.class, () -> late.setParameter(longest));
        Signature early = Signature.getInstance("RSASSA-PSS", "ETJANSTEKORT");
        early.setParameter(longest);
        assertThrows(InvalidKeyException.class, () -> early.initSign(card));
        assertThrows("a salt of its own", InvalidAlgorithmParameterException.class,
                () -> late.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 20, 1)));
        assertThrows(InvalidAlgorithmParameterException.class, () -> late.setParameter(null));
    }

    private static String engineOf(String algorithm, PrivateKey key) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(algorithm);
        signature.initSign(key);
        return signature.getProvider().getName();
    }
}
