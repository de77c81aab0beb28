/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.ui.testkit;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.IntStream;

import se.etjanstekort.smartcard.FailureCode;
import se.etjanstekort.smartcard.FailureText;

/** A failure of the reader provider, as its own texts tell it: no window can name that provider's codes. */
public record ReaderProblem(String id) implements FailureCode {

    private static final Path TEXTS = Path.of("..", "..", "bundles", "se.etjanstekort.reader", "src", "se",
            "etjanstekort", "reader", "internal");
    private static final int PROBLEMS = 9;

    /** */
    public static List<ReaderProblem> all() {
        return IntStream.rangeClosed(1, PROBLEMS).mapToObj(number -> new ReaderProblem("R-0" + number)).toList();
    }

    /** Whether the service runs: what is amiss is a reader. */
    public boolean isOfReaders() {
        return id.equals("R-06") || id.equals("R-07");
    }

    @Override
    public FailureText text(Locale locale) {
        Properties texts = new Properties();
        String file = locale.getLanguage().equals("sv") ? "failures_sv.properties" : "failures.properties";
        try (Reader in = Files.newBufferedReader(TEXTS.resolve(file))) {
            texts.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new FailureText(texts.getProperty(id + ".happened"), texts.getProperty(id + ".meaning"),
                texts.getProperty(id + ".action"));
    }
}
