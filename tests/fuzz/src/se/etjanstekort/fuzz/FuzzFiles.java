/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.fuzz;

import java.util.List;

import se.etjanstekort.pkcs15.AuthenticationObject;
import se.etjanstekort.pkcs15.CardCapture;
import se.etjanstekort.pkcs15.CardContents;
import se.etjanstekort.pkcs15.CardContentsReader;
import se.etjanstekort.pkcs15.CardProfile;
import se.etjanstekort.pkcs15.CardProfiles;
import se.etjanstekort.pkcs15.CardSigner;
import se.etjanstekort.smartcard.CardException;

/** A card with any files: it is read, asked for its tries, and captured. */
public final class FuzzFiles {

    private static final List<CardProfile> PROFILES = CardProfiles.shipped();
    private static final CardContentsReader READER = new CardContentsReader(PROFILES);
    private static final CardCapture CAPTURE = new CardCapture(PROFILES);

    private FuzzFiles() {
    }

    /** Called by the fuzzer. */
    public static void fuzzerTestOneInput(byte[] input) {
        Bounds.keep(input, bytes -> read(new FuzzedCard(bytes)));
        Bounds.keep(input, bytes -> CAPTURE.of(new FuzzedCard(bytes)));
    }

    private static void read(FuzzedCard card) throws CardException {
        CardContents contents = READER.read(card);
        CardSigner signer = new CardSigner(contents);
        for (AuthenticationObject pin : contents.authenticationObjects()) {
            signer.triesLeft(card, pin);
        }
    }
}
