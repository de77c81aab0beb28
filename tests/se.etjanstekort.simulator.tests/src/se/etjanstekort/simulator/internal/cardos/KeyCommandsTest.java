/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.simulator.internal.cardos;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.util.OptionalInt;
import java.util.Set;

import javax.crypto.Cipher;

import org.junit.Test;

import se.etjanstekort.simulator.internal.cardos.CardTraits.EmptyVerify;
import se.etjanstekort.simulator.internal.cardos.CardTraits.Family;
import se.etjanstekort.simulator.internal.cardos.CardTraits.ShortRead;

/** MANAGE SECURITY ENVIRONMENT, PERFORM SECURITY OPERATION, INTERNAL AUTHENTICATE. */
public class KeyCommandsTest {

    private static final String SHA_256 = "3031300D060960864801650304020105000420";
    private static final byte[] MESSAGE = "sign in".getBytes(StandardCharsets.US_ASCII);
    private static final String VERIFY_1 = "0020008108" + SmallCard.PIN_1;
    private static final String VERIFY_2 = "0020008208" + SmallCard.PIN_2;

    private final SmallCard card = new SmallCard();

    private static String hash() throws GeneralSecurityException {
        return SmallCard.hex(MessageDigest.getInstance("SHA-256").digest(MESSAGE));
    }

    private static String signDigestInfo() throws GeneralSecurityException {
        return "002A9E9A33" + SHA_256 + hash() + "00";
    }

    private static void assertSigned(String algorithm, PublicKey key, byte[] signature)
            throws GeneralSecurityException {
        Signature check = Signature.getInstance(algorithm);
        check.initVerify(key);
        check.update(MESSAGE);
        assertTrue(check.verify(signature));
    }

    @Test
    public void signsADigestInfoWithRsa() throws GeneralSecurityException {
        assertEquals("9000", card.status(VERIFY_1));
        assertEquals("9000", card.status("002241B606800102840101"));
        assertSigned("SHA256withRSA", SmallCard.RSA.getPublic(), card.data(signDigestInfo()));
    }

    @Test
    public void signsAHashWithEcAsTwoNumbersSideBySide() throws GeneralSecurityException {
        assertEquals("9000", card.status(VERIFY_1));
        assertEquals("9000", card.status("002241B603840103"));
        byte[] signature = card.data("002A9E9A20" + hash() + "00");
        assertEquals(64, signature.length);
        assertSigned("SHA256withECDSAinP1363Format", SmallCard.EC.getPublic(), signature);
    }

    @Test
    public void myEidNamesKeysByFileAndSignsEcInDer() throws GeneralSecurityException {
        SmallCard myEid = new SmallCard(new CardTraits(Family.MYEID, EmptyVerify.FREE, ShortRead.WARNS, false, true,
                new Dialect(OptionalInt.of(0x00), OptionalInt.of(0x02), OptionalInt.of(0x04), Dialect.KeyNames.FILE,
                        true,
                        Set.of(0x2A), Set.of(0x00), 255, "")));
        myEid.status(VERIFY_1);
        assertEquals("9000", myEid.status("002241B60A80010281024B01840100"));
        assertSigned("SHA256withRSA", SmallCard.RSA.getPublic(), myEid.data(signDigestInfo()));
        assertEquals("9000", myEid.status("002241B60A80010481024B03840100"));
        assertSigned("SHA256withECDSA", SmallCard.EC.getPublic(), myEid.data("002A9E9A20" + hash() + "00"));
        assertEquals("4D794549440400010000", SmallCard.hex(myEid.data("00CA01A014")).substring(0, 20));
    }

    @Test
    public void theOrderMatters() throws GeneralSecurityException {
        assertEquals("6985", card.status(signDigestInfo()));
        assertEquals("9000", card.status("002241B603840101"));
        assertEquals("6982", card.status(signDigestInfo()));
        assertEquals("9000", card.status(VERIFY_2));
        assertEquals("6982", card.status(signDigestInfo()));
        assertEquals("9000", card.status(VERIFY_1));
        assertEquals("9000", card.status(signDigestInfo()));
        card.reset();
        assertEquals("6985", card.status(signDigestInfo()));
    }

    @Test
    public void aSignatureKeyWantsItsCodeEachTime() throws GeneralSecurityException {
        assertEquals("9000", card.status(VERIFY_2));
        assertEquals("9000", card.status("002241B603840102"));
        assertEquals("9000", card.status(signDigestInfo()));
        assertEquals("6982", card.status(signDigestInfo()));
        assertEquals("9000", card.status(VERIFY_2));
        assertEquals("9000", card.status(signDigestInfo()));
    }

    @Test
    public void authenticatesWithAuthenticationKeysOnly() throws GeneralSecurityException {
        assertEquals("9000", card.status(VERIFY_1));
        assertEquals("9000", card.status(VERIFY_2));
        assertEquals("6985", card.status("0088000033" + SHA_256 + hash() + "00"));
        assertEquals("9000", card.status("002241A403840101"));
        assertSigned("SHA256withRSA", SmallCard.RSA.getPublic(), card.data("0088000033" + SHA_256 + hash() + "00"));
        assertSigned("SHA256withRSA", SmallCard.RSA.getPublic(), card.data("0088000133" + SHA_256 + hash() + "00"));
        assertEquals("6985", card.status("0088000233" + SHA_256 + hash() + "00"));
        assertEquals("9000", card.status("002241A403840102"));
        assertEquals("6985", card.status("0088000033" + SHA_256 + hash() + "00"));
    }

    @Test
    public void deciphersWholeAndInHalves() throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("RSA/ECB/PKCS1Padding");
        cipher.init(Cipher.ENCRYPT_MODE, SmallCard.RSA.getPublic());
        String cryptogram = SmallCard.hex(cipher.doFinal(MESSAGE));
        card.status(VERIFY_1);
        assertEquals("9000", card.status("002241B806800102840101"));
        String message = SmallCard.hex(MESSAGE);
        assertEquals(message + "9000", card.send("002A8086 00 0101 00" + cryptogram + "0100"));
        assertEquals("9000", card.send("002A808681" + "81" + cryptogram.substring(0, 256)));
        assertEquals(message + "9000", card.send("002A808681" + "82" + cryptogram.substring(256) + "00"));
        assertEquals("6A80", card.send("002A808681" + "82" + cryptogram.substring(256) + "00"));
    }

    @Test
    public void refusesWhatItCannotDo() {
        assertEquals("6A88", card.status("002241B603840109"));
        assertEquals("6A80", card.status("002241B606800104840101"));
        assertEquals("6A80", card.status("002241B606800155840101"));
        assertEquals("6A80", card.status("002241B6038402010203".substring(0, 16)));
        assertEquals("6A80", card.status("002241B603800102"));
        assertEquals("6A86", card.status("002281B603840101"));
        assertEquals("6A86", card.status("002241B403840101"));
        card.status(VERIFY_1);
        card.status("002241B603840101");
        assertEquals("6A86", card.status("002A90A00401020304"));
        assertEquals("6700", card.status("002A9E9A00"));
        assertEquals("6A80", card.status("002A9E9AFF" + "00".repeat(255) + "00"));
    }
}
