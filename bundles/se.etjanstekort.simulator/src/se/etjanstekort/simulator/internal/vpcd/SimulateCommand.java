/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.simulator.internal.vpcd;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.osgi.service.component.annotations.Component;

import se.etjanstekort.cli.Arguments;
import se.etjanstekort.cli.Console;
import se.etjanstekort.cli.Subcommand;
import se.etjanstekort.cli.UsageException;
import se.etjanstekort.simulator.SoftwareCardException;
import se.etjanstekort.simulator.SoftwareCards;
import se.etjanstekort.simulator.internal.reader.Hand;
import se.etjanstekort.simulator.internal.reader.UsualPki;
import se.etjanstekort.simulator.internal.socket.SocketSlot;

/** {@code simulate}: puts a software card into a real PC/SC stack by way of vpcd or of a unix socket, and issues the test PKI. */
@Component
public final class SimulateCommand implements Subcommand {

    private static final String MARK = "mark ";

    @Override
    public String name() {
        return "simulate";
    }

    @Override
    public String usage() {
        return """
                simulate --vpcd HOST:PORT | --socket PATH PERSONA [--pki DIR] [--trace] [--json]
                    PERSONA may also be a file of the capture command (.json)
                    reads lines: %s | mark WORD | quit
                    mark is answered after all that was printed before it; a command is printed before it is answered
                simulate --list [--json]
                simulate --issue [--pki DIR] [--json]""".formatted(Hand.USAGE);
    }

    @Override
    public int run(Arguments arguments, Console console) throws UsageException, IOException {
        boolean list = arguments.flag("--list");
        boolean issue = arguments.flag("--issue");
        boolean trace = arguments.flag("--trace");
        Optional<CardSlot> vpcd = address(arguments.option("--vpcd")).map(VpcdSlot::new);
        Optional<CardSlot> socket = arguments.option("--socket").map(Path::of).map(SocketSlot::new);
        Path pki = arguments.option("--pki").map(Path::of).orElseGet(UsualPki::directory);
        if (Stream.of(list, issue, vpcd.isPresent(), socket.isPresent()).filter(given -> given).count() != 1) {
            throw new UsageException("one of --vpcd, --socket, --list and --issue");
        }
        int personas = list || issue ? 0 : 1;
        List<String> rest = arguments.rest(personas, personas);
        SoftwareCards cards = new SoftwareCards(pki, Clock.systemUTC());
        try {
            if (list) {
                list(console);
            } else if (issue) {
                issue(cards, console);
            } else {
                simulate(cards, vpcd.or(() -> socket).orElseThrow(), rest.get(0), trace, console);
            }
            return 0;
        } catch (SoftwareCardException e) {
            console.print(Map.of("event", "error", "failure", e.failure().id()), e::getMessage);
            return 1;
        } catch (UncheckedIOException e) {
            throw new IOException("the reader does not answer: " + e.getCause().getMessage(), e);
        }
    }

    private static Optional<InetSocketAddress> address(Optional<String> text) throws UsageException {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        int colon = text.get().lastIndexOf(':');
        try {
            return Optional.of(new InetSocketAddress(text.get().substring(0, Math.max(0, colon)),
                    Integer.parseInt(text.get().substring(colon + 1))));
        } catch (IllegalArgumentException e) {
            throw new UsageException("--vpcd wants HOST:PORT");
        }
    }

    private static void list(Console console) throws SoftwareCardException {
        for (String persona : SoftwareCards.personas()) {
            String about = SoftwareCards.about(persona);
            console.print(Map.of("persona", persona, "about", about), () -> "%-22s%s".formatted(persona, about));
        }
    }

    private static void issue(SoftwareCards cards, Console console) throws SoftwareCardException {
        cards.issueAll();
        String anchors = cards.anchors().toAbsolutePath().toString();
        console.print(Map.of("anchors", anchors), () -> anchors);
    }

    private static void simulate(SoftwareCards cards, CardSlot slot, String persona, boolean trace,
            Console console) throws SoftwareCardException, IOException {
        cards.anchors();
        EventPrinter printer = new EventPrinter(console, trace);
        try (VpcdReader reader = new VpcdReader(slot, cards, printer)) {
            reader.insert(persona);
            Hand hand = new Hand(reader, persona);
            BufferedReader lines = lines(console);
            for (String line = lines.readLine(); line != null && !line.trim().equals("quit"); line = lines.readLine()) {
                carryOut(hand, line, printer);
            }
        }
    }

    /** Standard input is not ours to close. */
    private static BufferedReader lines(Console console) {
        return new BufferedReader(new InputStreamReader(console.in(), StandardCharsets.UTF_8));
    }

    private static void carryOut(Hand hand, String line, EventPrinter printer) {
        if (line.startsWith(MARK)) {
            printer.mark(line.substring(MARK.length()).trim());
            return;
        }
        try {
            hand.carryOut(line);
        } catch (SoftwareCardException | IllegalArgumentException e) {
            printer.error(e.getMessage());
        }
    }
}
