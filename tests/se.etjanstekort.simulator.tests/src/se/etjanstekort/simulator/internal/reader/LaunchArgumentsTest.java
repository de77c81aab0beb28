/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.simulator.internal.reader;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

import org.junit.Test;

/** Without its argument there is no software card. */
public class LaunchArgumentsTest {

    private static final Path USUAL = Path.of("usual");

    private static Optional<LaunchArguments> parse(String... arguments) {
        return LaunchArguments.parse(arguments, USUAL);
    }

    @Test
    public void nothingWithoutTheArgument() {
        assertEquals(Optional.empty(), parse());
        assertEquals(Optional.empty(), parse("-data", "doctor", "-softwareCardPki", "x"));
        assertEquals(Optional.empty(), parse("-SOFTWARECARD", "doctor"));
    }

    @Test
    public void thePersonaAloneAndWithTheOthers() {
        assertEquals(Optional.of(new LaunchArguments("doctor", USUAL, OptionalInt.empty())),
                parse("-clean", "-softwareCard", "doctor", "--anything"));
        assertEquals(Optional.of(new LaunchArguments("none", Path.of("/x"), OptionalInt.of(4711))),
                parse("-softwareCardControl", "4711", "-softwareCardPki", "/x", "-softwareCard", "none"));
    }

    @Test
    public void aMissingOrImpossibleValueIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> parse("-softwareCard"));
        assertThrows(IllegalArgumentException.class, () -> parse("-softwareCard", "-data"));
        assertThrows(IllegalArgumentException.class,
                () -> parse("-softwareCard", "doctor", "-softwareCardControl", "65536"));
        assertThrows(IllegalArgumentException.class,
                () -> parse("-softwareCard", "doctor", "-softwareCardControl", "x"));
    }
}
