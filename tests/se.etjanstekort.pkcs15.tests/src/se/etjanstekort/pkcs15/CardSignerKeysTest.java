/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pkcs15;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import org.junit.Test;

import se.etjanstekort.smartcard.CardException;
import se.etjanstekort.smartcard.Pin;
import se.etjanstekort.testkit.ScriptedTransport;

/** Keys that the signer does not sign with, whatever its caller says. */
public class CardSignerKeysTest {

    private static final byte[] MESSAGE = "message".getBytes(StandardCharsets.US_ASCII);

    private static CardContents contents(FileCard card) throws CardException {
        return new CardContentsReader().read(card);
    }

    @Test
    public void keyAndAlgorithmMustFit() throws Exception {
        CardContents contents = contents(CardFactory.card(new ScriptedTransport()));
        PrivateKeyObject rsa = contents.privateKeys().get(0);
        PrivateKeyObject ec = contents.privateKeys().get(1);
        assertRefused(contents, rsa, SignatureAlgorithm.ECDSA_P256_SHA256);
        assertRefused(contents, ec, SignatureAlgorithm.RSA_PKCS1_SHA256);
        assertRefused(contents, ec, SignatureAlgorithm.ECDSA_P384_SHA384);
        PrivateKeyObject stranger = new PrivateKeyObject(rsa.id(), "other", rsa.type(), rsa.usage(), rsa.access(),
                rsa.authId(), rsa.keyReference(), rsa.algorithmReferences(), rsa.path());
        assertRefused(contents, stranger, SignatureAlgorithm.RSA_PKCS1_SHA256);
    }

    @Test
    public void keyWithoutAPinSignsNothing() throws Exception {
        CardContents contents = contents(CardFactory.card(new ScriptedTransport()));
        PrivateKeyObject rsa = contents.privateKeys().get(0);
        Identifier puk = contents.authenticationObjects().get(2).authId();
        for (Optional<Identifier> authId : List.of(Optional.<Identifier>empty(), Optional.of(puk))) {
            PrivateKeyObject key = new PrivateKeyObject(rsa.id(), rsa.label(), rsa.type(), rsa.usage(), rsa.access(),
                    authId, rsa.keyReference(), rsa.algorithmReferences(), rsa.path());
            CardContents made = new CardContents(contents.profile(), contents.tokenInfo(),
                    contents.authenticationObjects(), List.of(key), contents.certificates(), contents.statistics());
            assertRefused(made, key, SignatureAlgorithm.RSA_PKCS1_SHA256);
        }
    }

    private static void assertRefused(CardContents contents, PrivateKeyObject key, SignatureAlgorithm algorithm) {
        FileCard card = CardFactory.card(new ScriptedTransport());
        try (Pin pin = Pin.takeOver("123456".toCharArray())) {
            assertThrows(IllegalArgumentException.class,
                    () -> new CardSigner(contents).sign(card, key, algorithm, MESSAGE, pin, true));
        }
        assertEquals(List.of(), card.sent());
    }
}
