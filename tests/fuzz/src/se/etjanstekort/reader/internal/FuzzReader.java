/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.reader.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

import se.etjanstekort.fuzz.Bounds;

/** What readers say of themselves: features, properties of their keys; and files with rules on readers. */
public final class FuzzReader {

    private static final String READER = "Gemalto PC Twin Reader 00 00";

    private FuzzReader() {
    }

    /** Called by the fuzzer. */
    public static void fuzzerTestOneInput(byte[] input) {
        Bounds.keep(input, bytes -> {
            Features.parse(bytes).verifiesPinDirectly();
            ask(PinPadProperties.ofTlv(bytes).or(PinPadProperties.ofStructure(bytes)));
            readRules(bytes);
        });
    }

    private static void ask(PinPadProperties properties) {
        properties.usbId();
        int validation = properties.entryValidation();
        if (validation < 1 || validation > 7) {
            throw new AssertionError("PC/SC part 10 knows no condition " + validation);
        }
    }

    private static void readRules(byte[] bytes) {
        RuleFile rules;
        try {
            rules = RuleFile.read(new ByteArrayInputStream(bytes));
        } catch (IllegalArgumentException e) {
            return; // declared for a file that is not written as it must be
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        rules.shows().forEach(rule -> rule.name().fits(READER));
        rules.pinPads().forEach(rule -> rule.fits(READER, Optional.of("076b:3031")));
    }
}
