/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.cli.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.Optional;

import org.junit.Test;

import se.etjanstekort.cli.Arguments;
import se.etjanstekort.cli.UsageException;

public class ArgumentsTest {

    @Test
    public void optionsFlagsAndRest() throws UsageException {
        Arguments arguments = new Arguments(List.of("--reader", "Omnikey 3121", "doctor", "--trace"));
        assertEquals(Optional.of("Omnikey 3121"), arguments.option("--reader"));
        assertTrue(arguments.flag("--trace"));
        assertFalse(arguments.flag("--trace"));
        assertEquals(List.of("doctor"), arguments.rest(1, 1));
    }

    @Test
    public void whatNobodyTookIsAnError() {
        assertThrows(UsageException.class, () -> new Arguments(List.of("--unknown")).rest(0, 0));
        assertThrows(UsageException.class, () -> new Arguments(List.of("one", "two")).rest(0, 1));
        assertThrows(UsageException.class, () -> new Arguments(List.of()).rest(1, 1));
    }

    @Test
    public void anOptionWantsOneValue() {
        assertThrows(UsageException.class, () -> new Arguments(List.of("--reader")).option("--reader"));
        assertThrows(UsageException.class, () -> new Arguments(List.of("--reader", "--json")).option("--reader"));
        assertThrows(UsageException.class,
                () -> new Arguments(List.of("--reader", "a", "--reader", "b")).option("--reader"));
    }
}
