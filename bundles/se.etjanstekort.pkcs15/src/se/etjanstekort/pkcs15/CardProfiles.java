/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pkcs15;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The card profiles that are shipped with this bundle, in its folder {@code profiles}. */
public final class CardProfiles {

    private static final String FOLDER = "/profiles/";
    private static final String LIST = "profiles.list";

    private CardProfiles() {
    }

    /**
     * Reads the shipped profiles, in the order in which they are tried; the last fits every card.
     *
     * @throws IllegalStateException
     *             when one of them is missing or wrong; the message names file and line
     */
    public static List<CardProfile> shipped() {
        return lines(LIST).stream().map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .map(CardProfiles::profile).toList();
    }

    private static CardProfile profile(String name) {
        try {
            return ProfileParser.parse(name, lines(name + ".properties"));
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    private static List<String> lines(String file) {
        try (InputStream stream = CardProfiles.class.getResourceAsStream(FOLDER + file)) {
            if (stream == null) {
                throw new IllegalStateException("card profile " + file + " is missing");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new IllegalStateException("card profile " + file + " cannot be read", e);
        }
    }
}
