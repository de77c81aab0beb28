/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.cli.internal;

import java.util.stream.Collectors;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import se.etjanstekort.cli.Arguments;
import se.etjanstekort.cli.Console;
import se.etjanstekort.cli.Subcommand;
import se.etjanstekort.cli.UsageException;
import se.etjanstekort.login.CardAccess;
import se.etjanstekort.smartcard.ReaderSnapshot;

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
        return "readers [--json]";
    }

    @Override
    public int run(Arguments arguments, Console console) throws UsageException, InterruptedException {
        arguments.rest(0, 0);
        ReaderSnapshot readers = cards.readers();
        console.print(Documents.readers(readers), () -> text(readers));
        return 0;
    }

    private static String text(ReaderSnapshot readers) {
        String problem = readers.problem().map(FailureLines::text).orElse("");
        String lines = readers.readers().stream()
                .map(reader -> reader.reader().name() + "  " + Documents.state(reader.slot())
                        + (Documents.atr(reader.slot()) == null ? "" : "  " + Documents.atr(reader.slot())))
                .collect(Collectors.joining(System.lineSeparator()));
        return problem + lines;
    }
}
