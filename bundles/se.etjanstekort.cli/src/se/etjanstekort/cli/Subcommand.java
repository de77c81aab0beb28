/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.cli;

import java.io.IOException;

/**
 * A command of {@code run-cli}. A DS service: other bundles bring theirs. Runs on the application's main thread and ends when
 * its work or the standard input does.
 */
public interface Subcommand {

    /** The first word of the command line that chooses it. */
    String name();

    /** How it is called, a line for each form, in English. */
    String usage();

    /**
     * Does the work.
     *
     * @return the exit status: 0 only for success
     * @throws UsageException
     *             when the arguments are wrong; the message says how, and {@link #usage()} is shown
     * @throws IOException
     *             when standard input or a file fails
     * @throws InterruptedException
     *             when the application is stopped
     */
    int run(Arguments arguments, Console console) throws UsageException, IOException, InterruptedException;
}
