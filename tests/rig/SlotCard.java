/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

import se.etjanstekort.cli.Arguments;
import se.etjanstekort.cli.Console;
import se.etjanstekort.simulator.internal.vpcd.SimulateCommand;

/** The installed suite's simulate command on a plain class path: the platform around it would take longer to start than tests. */
public final class SlotCard {

    private SlotCard() {
    }

    public static void main(String[] words) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.exit(new SimulateCommand().run(new Arguments(List.of(words)), new Console(System.in, out, System.err, true)));
    }
}
