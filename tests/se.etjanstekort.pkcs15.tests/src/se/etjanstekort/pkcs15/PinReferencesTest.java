/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pkcs15;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.List;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Enumerated;
import org.junit.Test;

import se.etjanstekort.pkcs15.CardProfile.CodeSharing;
import se.etjanstekort.smartcard.CardException;
import se.etjanstekort.testkit.ScriptedTransport;

/** A card whose references to codes are twisted is refused when it is read: no code is ever asked for. */
public class PinReferencesTest {

    private static final int[] PIN = CardFactory.PIN_FLAGS;
    private static final int[] PUK = CardFactory.PUK_FLAGS;
    private static final int[] SO_PIN = { 1, 4, 7 };

    private static CardContents read(ASN1Encodable... codes) throws CardException {
        return read(codes, CardFactory.rsaKey(0x45, 1, 1));
    }

    private static CardContents read(ASN1Encodable[] codes, ASN1Encodable... keys) throws CardException {
        FileCard card = CardFactory.card(new ScriptedTransport()).with(CardFactory.AODF, CardFactory.file(codes))
                .with(CardFactory.PRKDF, CardFactory.file(keys));
        try {
            return new CardContentsReader().read(card);
        } finally {
            assertEquals(0, card.count(0x20));
        }
    }

    private static void assertTwisted(String what, ASN1Encodable... codes) {
        assertTwisted(what, codes, CardFactory.rsaKey(0x45, 1, 1));
    }

    private static void assertTwisted(String what, ASN1Encodable[] codes, ASN1Encodable... keys) {
        CardException thrown = assertThrows(CardException.MalformedData.class, () -> read(codes, keys));
        assertTrue(thrown.getMessage(), thrown.getMessage().contains(what));
    }

    private static ASN1Encodable code(int authId, int reference, int unblockedBy, int... flags) {
        return CardFactory.code(authId, reference, unblockedBy, flags);
    }

    private static ASN1Encodable[] codes(ASN1Encodable... codes) {
        return codes;
    }

    @Test
    public void straightReferencesPass() throws Exception {
        assertEquals(3, read(code(1, 0x81, 9, PIN), code(2, 0x82, 9, PIN), code(9, 0x83, 0, PUK))
                .authenticationObjects().size());
        assertEquals("no PUK is told of", 1, read(code(1, 0x81, 0, PIN)).authenticationObjects().size());
    }

    @Test
    public void pin1MayNotPointAtPin2() {
        assertTwisted("one reference", code(1, 0x82, 9, PIN), code(2, 0x82, 9, PIN), code(9, 0x83, 0, PUK));
    }

    @Test
    public void pin1MayNotPointAtThePukOrTheOfficersCode() {
        assertTwisted("one reference", code(1, 0x83, 9, PIN), code(2, 0x82, 9, PIN), code(9, 0x83, 0, PUK));
        assertTwisted("one reference", code(1, 0x84, 0, PIN), code(8, 0x84, 0, SO_PIN));
    }

    @Test
    public void keyMayNotBeOpenedByAPukOrTheOfficersCode() {
        assertTwisted("unblocking", codes(code(9, 0x83, 0, PUK)), CardFactory.rsaKey(0x45, 9, 1));
        assertTwisted("unblocking", codes(code(8, 0x84, 0, SO_PIN)), CardFactory.rsaKey(0x45, 8, 1));
    }

    @Test
    public void keyMayNotNameACodeThatIsNotThere() {
        assertTwisted("no code has the authId 07", codes(code(1, 0x81, 0, PIN)), CardFactory.rsaKey(0x45, 7, 1));
        assertTwisted("no code has the authId 01", codes(), CardFactory.rsaKey(0x45, 1, 1));
    }

    @Test
    public void idsMayNotBeThereTwice() {
        assertTwisted("authId 01 is there twice", code(1, 0x81, 0, PIN), code(1, 0x82, 0, PIN));
        assertTwisted("key 45 is there twice", codes(code(1, 0x81, 0, PIN), code(2, 0x82, 0, PIN)),
                CardFactory.rsaKey(0x45, 1, 1), CardFactory.rsaKey(0x45, 2, 2));
    }

    @Test
    public void unblockingMayNotGoInCirclesOrNowhere() {
        assertTwisted("circle", code(1, 0x81, 1, PIN));
        assertTwisted("circle", code(1, 0x81, 2, PIN), code(2, 0x82, 1, PIN));
        assertTwisted("circle", code(1, 0x81, 9, PIN), code(9, 0x83, 8, PUK), code(8, 0x84, 9, PUK));
    }

    @Test
    public void pukThatIsNotListedIsUnknown() throws Exception {
        assertEquals(1, read(code(1, 0x81, 9, PIN)).authenticationObjects().size());
    }

    @Test
    public void oneCodeMayNotOpenAuthenticationAndSignatureKeys() throws Exception {
        ASN1Encodable[] codes = codes(code(1, 0x81, 0, PIN), code(2, 0x82, 0, PIN));
        assertTwisted("keys 46 and 45 have one code", codes, CardFactory.rsaKey(0x45, 1, 1),
                CardFactory.ecKey(0x46, 1, 2));
        CardContents contents = read(codes, CardFactory.rsaKey(0x45, 1, 1), CardFactory.ecKey(0x46, 2, 2),
                CardFactory.ecKey(0x47, 2, 3));
        assertEquals("two identities, one code for a purpose", 3, contents.privateKeys().size());
    }

    /** As pkcs15-init makes them. */
    @Test
    public void familiesThatTheirOwnersPersonaliseMayHaveOneCode() throws Exception {
        CardContents contents = read(codes(code(1, 0x81, 0, PIN), code(2, 0x82, 0, PIN)),
                CardFactory.rsaKey(0x45, 1, 1), CardFactory.ecKey(0x46, 2, 2));
        PrivateKeyObject signature = contents.privateKeys().get(1);
        PrivateKeyObject sharing = new PrivateKeyObject(signature.id(), "", signature.type(), signature.usage(),
                signature.access(), contents.privateKeys().get(0).authId(), signature.keyReference(), List.of(),
                signature.path());
        List<PrivateKeyObject> keys = List.of(contents.privateKeys().get(0), sharing);
        PinReferences.check(contents.authenticationObjects(), keys, CodeSharing.SHARED);
        assertThrows(CardException.MalformedData.class,
                () -> PinReferences.check(contents.authenticationObjects(), keys, CodeSharing.SEPARATE));
    }

    @Test
    public void oneNumberIsTwoCodesOnlyWhereBothAreLocalToDifferentDirectories() throws Exception {
        assertEquals(2, read(in("3F005015", 1, 1), in("3F005016", 2, 1)).authenticationObjects().size());
        assertTwisted("one reference", in("3F005015", 1, 1), in("3F005015", 2, 1));
        assertTwisted("one reference", in("3F005015", 1, 1), in("3F005016", 2, 0));
        assertTwisted("one reference", in("3F005015", 1, 1), in("", 2, 1));
    }

    private static ASN1Encodable in(String directory, int authId, int flag) {
        return CardFactory.code(authId, 0,
                CardFactory.sequence(CardFactory.bits(flag), new ASN1Enumerated(1), CardFactory.integer(4),
                        CardFactory.integer(8), CardFactory.integer(8),
                        CardFactory.implicit(0, CardFactory.integer(0x81)), CardFactory.path(directory)));
    }

    @Test
    public void rulesAreKeptWithoutACardToo() throws Exception {
        CardContents contents = read(code(1, 0x81, 0, PIN));
        PinReferences.check(contents.authenticationObjects(), contents.privateKeys(), CodeSharing.SEPARATE);
        assertThrows(CardException.MalformedData.class,
                () -> PinReferences.check(List.of(), contents.privateKeys(), CodeSharing.SEPARATE));
    }
}
