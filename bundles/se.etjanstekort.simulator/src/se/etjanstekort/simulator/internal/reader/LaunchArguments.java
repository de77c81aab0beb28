/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.simulator.internal.reader;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the client was started with.
 *
 * @param persona
 *            {@code -softwareCard PERSONA}: whose card is in the reader to begin with; {@code none} for an empty reader
 * @param pki
 *            {@code -softwareCardPki DIR}
 * @param control
 *            {@code -softwareCardControl PORT}: where a test or a demonstration takes cards out and puts them in
 */
record LaunchArguments(String persona, Path pki, OptionalInt control) {

    static final String NO_CARD = "none";

    private static final String PERSONA = "-softwareCard";
    private static final String PKI = "-softwareCardPki";
    private static final String CONTROL = "-softwareCardControl";

    /**
     * Reads them out of all of the program's arguments.
     *
     * @return empty where no software card was asked for: then there is none
     * @throws IllegalArgumentException
     *             when one of them has no value or a wrong one
     */
    static Optional<LaunchArguments> parse(String[] arguments, Path usualPki) {
        return value(arguments, PERSONA).map(persona -> new LaunchArguments(persona,
                value(arguments, PKI).map(Path::of).orElse(usualPki),
                value(arguments, CONTROL).map(LaunchArguments::port).map(OptionalInt::of)
                        .orElseGet(OptionalInt::empty)));
    }

    private static Optional<String> value(String[] arguments, String name) {
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i].equals(name)) {
                if (i + 1 == arguments.length || arguments[i + 1].startsWith("-")) {
                    throw new IllegalArgumentException(name + " needs a value");
                }
                return Optional.of(arguments[i + 1]);
            }
        }
        return Optional.empty();
    }

    private static int port(String text) {
        int port = Integer.parseInt(text);
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("no port: " + text);
        }
        return port;
    }
}
