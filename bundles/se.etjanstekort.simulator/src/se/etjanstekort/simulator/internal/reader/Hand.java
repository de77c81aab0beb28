/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.simulator.internal.reader;

import java.util.List;

import se.etjanstekort.simulator.SoftwareCardException;
import se.etjanstekort.simulator.SoftwareReader;

/** Puts cards in and takes them out by lines of text, for tests and demonstrations. */
public final class Hand {

    /** What the lines may be. */
    public static final String USAGE = "insert [PERSONA] | insert-mute | remove | pull-after N";

    private final SoftwareReader reader;
    private String persona;

    /**
     * @param persona
     *            whose card {@code insert} alone puts in
     */
    public Hand(SoftwareReader reader, String persona) {
        this.reader = reader;
        this.persona = persona;
    }

    /**
     * Carries out a line.
     *
     * @throws IllegalArgumentException
     *             when the line is none of {@link #USAGE}
     */
    public void carryOut(String line) throws SoftwareCardException {
        List<String> words = List.of(line.trim().split("\\s+"));
        switch (words.get(0)) {
        case "insert" -> {
            persona = words.size() == 1 ? persona : argument(words);
            reader.insert(persona);
        }
        case "insert-mute" -> reader.insertMute();
        case "remove" -> reader.remove();
        case "pull-after" -> reader.pullAfter(Integer.parseInt(argument(words)));
        default -> throw new IllegalArgumentException("not one of " + USAGE);
        }
    }

    private static String argument(List<String> words) {
        if (words.size() != 2) {
            throw new IllegalArgumentException(words.get(0) + " takes one word");
        }
        return words.get(1);
    }
}
