/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pkcs15;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import se.etjanstekort.fuzz.Bounds;

/** A contributed profile file beside the shipped ones: it is taken or reported, and the others stay. */
public final class FuzzProfiles {

    private static final List<CardProfileSet.Source> SHIPPED = CardProfiles.shippedFiles();

    private FuzzProfiles() {
    }

    /** Called by the fuzzer. */
    public static void fuzzerTestOneInput(byte[] input) {
        Bounds.keep(input, FuzzProfiles::load);
    }

    private static void load(byte[] bytes) {
        List<CardProfileSet.Source> files = new ArrayList<>(SHIPPED);
        files.add(new CardProfileSet.Source("fuzz", "fuzz",
                new String(bytes, StandardCharsets.UTF_8).lines().toList()));
        CardProfileSet loaded = CardProfileSet.of(files);
        if (loaded.profiles().size() + loaded.problems().size() != files.size()) {
            throw new AssertionError("a file is neither taken nor reported");
        }
    }
}
