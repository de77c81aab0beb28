/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.cli.internal;

import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import se.etjanstekort.cli.Arguments;
import se.etjanstekort.cli.Console;
import se.etjanstekort.cli.Subcommand;
import se.etjanstekort.cli.UsageException;
import se.etjanstekort.login.CardAccess;
import se.etjanstekort.smartcard.ReaderSnapshot;
import se.etjanstekort.smartcard.ReaderState;

/** {@code readers}: which readers there are and what is in them. */
@Component
public final class ReadersCommand implements Subcommand {

    private final CardChoice cards;

    @Activate
    public ReadersCommand(@Reference CardAccess access) {
        cards = new CardChoice(access);
    }

    @Override
    public String name() {
        return "readers";
    }

    @Override
    public String usage() {
        return "readers [--all] [--json]";
    }

    @Override
    public int run(Arguments arguments, Console console) throws UsageException, InterruptedException {
        boolean all = arguments.flag("--all");
        arguments.rest(0, 0);
        ReaderSnapshot readers = cards.readers();
        console.print(Documents.readers(readers, all), () -> text(readers, all));
        return 0;
    }

    private static String text(ReaderSnapshot readers, boolean all) {
        Stream<String> problem = readers.problem().map(FailureLines::text).stream();
        Stream<String> shown = readers.readers().stream().map(ReadersCommand::line);
        Stream<String> filtered = readers.filtered().stream().filter(reader -> all)
                .map(reader -> reader.name() + "  (" + reader.reason() + ')');
        return Stream.of(problem, shown, filtered).flatMap(lines -> lines)
                .collect(Collectors.joining(System.lineSeparator()));
    }

    private static String line(ReaderState reader) {
        return reader.reader().name() + "  " + Documents.state(reader.slot())
                + (Documents.atr(reader.slot()) == null ? "" : "  " + Documents.atr(reader.slot()));
    }
}
