/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.simulator;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.time.Clock;
import java.util.List;

import org.junit.ClassRule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

import se.etjanstekort.pkcs15.CardContentsReader;
import se.etjanstekort.pkcs15.CardProfile;
import se.etjanstekort.pkcs15.CardProfiles;
import se.etjanstekort.smartcard.CardException;

/** Every shipped profile of a family that is known and cannot be read: its cards are told by the family's name. */
@RunWith(Parameterized.class)
public class UnreadableFamilyContractTest {

    @ClassRule
    public static final TemporaryFolder PKI = new TemporaryFolder();

    private final CardProfile profile;

    public UnreadableFamilyContractTest(CardProfile profile) {
        this.profile = profile;
    }

    @Parameters(name = "{0}")
    public static List<CardProfile> profiles() {
        return CardProfiles.shipped().stream().filter(profile -> profile.unsupported().isPresent()).toList();
    }

    @Test
    public void cardIsToldByItsFamilyAndGetsNoCode() throws Exception {
        CardInHand card = new CardInHand(
                new SoftwareCards(PKI.getRoot().toPath(), Clock.systemUTC()).card(profile.name()));
        CardException thrown = assertThrows(CardException.NotRecognised.class,
                () -> new CardContentsReader().read(card));
        assertTrue(thrown.getMessage(), thrown.getMessage().contains(profile.name()));
        assertEquals(0, card.codesSent());
    }
}
