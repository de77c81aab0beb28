/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.fuzz;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Gives every input that was ever a finding, or is worth keeping, to its target once more. A target without one fails. */
final class Replay {

    private Replay() {
    }

    /** @param arguments the folder of the inputs, and the file for the results: outcome, name, reason, with tabs */
    public static void main(String[] arguments) throws IOException {
        int replayed = 0;
        boolean failed = false;
        try (PrintStream results = new PrintStream(Files.newOutputStream(Path.of(arguments[1])), true,
                StandardCharsets.UTF_8)) {
            for (Target target : Target.values()) {
                List<Path> inputs = inputs(Path.of(arguments[0]).resolve(target.folder()));
                String problem = inputs.isEmpty() ? "no input" : "";
                for (Path input : inputs) {
                    problem += problem(target, input);
                }
                failed |= !problem.isEmpty();
                replayed += inputs.size();
                results.println((problem.isEmpty() ? "passed" : "failed") + "\tfuzz: " + target.folder() + ", "
                        + inputs.size() + " inputs replayed" + (problem.isEmpty() ? "" : "\t" + problem));
            }
        }
        System.out.println(replayed + " inputs replayed");
        System.exit(failed ? 1 : 0);
    }

    private static List<Path> inputs(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private static String problem(Target target, Path input) throws IOException {
        byte[] bytes = Files.readAllBytes(input);
        try {
            target.feed().one(bytes);
            return "";
        } catch (Throwable e) { // thread top
            return input.getFileName() + ": " + e + "; ";
        }
    }
}
