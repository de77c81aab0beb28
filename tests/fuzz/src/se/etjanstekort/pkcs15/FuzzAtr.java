/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pkcs15;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import se.etjanstekort.fuzz.Bounds;
import se.etjanstekort.smartcard.Atr;

/** Answers to reset, held against every shipped profile. */
public final class FuzzAtr {

    private static final int MAX_LENGTH = 36;
    private static final List<CardProfile> PROFILES = CardProfiles.shipped();
    private static final TokenInfo TOKEN = new TokenInfo(0, "01", "", "", Set.of(), List.of(), Optional.empty());

    private FuzzAtr() {
    }

    /** Called by the fuzzer. */
    public static void fuzzerTestOneInput(byte[] input) {
        Bounds.keep(input, FuzzAtr::match);
    }

    private static void match(byte[] bytes) {
        if (bytes.length > MAX_LENGTH) {
            return; // no reader gives one: PC/SC has no room for it
        }
        Atr atr = new Atr(bytes);
        if (atr.toString().length() != 2 * bytes.length
                || PROFILES.stream().noneMatch(profile -> profile.match().fits(atr, Optional.empty(), TOKEN))) {
            throw new AssertionError("the profile for every card does not fit " + atr);
        }
    }
}
