/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pkcs15;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The card profiles that are shipped with this bundle, in its folder {@code profiles}. */
public final class CardProfiles {

    private static final String ORIGIN = "se.etjanstekort.pkcs15";
    private static final String FOLDER = "/profiles/";
    private static final String LIST = "profiles.list";

    private CardProfiles() {
    }

    /** Reads the shipped profiles, in the order in which they are tried; the last fits every card. */
    public static List<CardProfile> shipped() {
        return CardProfileSet.of(shippedFiles()).profiles();
    }

    /**
     * The shipped profile files.
     *
     * @throws IllegalStateException
     *             when one that is listed is not there
     */
    public static List<CardProfileSet.Source> shippedFiles() {
        List<CardProfileSet.Source> files = new ArrayList<>();
        for (String line : lines(LIST)) {
            String name = line.strip();
            if (!name.isEmpty() && !name.startsWith("#")) {
                files.add(new CardProfileSet.Source(ORIGIN, name, lines(name + ".properties")));
            }
        }
        return files;
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
