/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.cli.internal;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.UnaryOperator;

import se.etjanstekort.cli.Arguments;
import se.etjanstekort.cli.Console;
import se.etjanstekort.cli.UsageException;
import se.etjanstekort.login.CodeOperation;
import se.etjanstekort.smartcard.CodeChange;
import se.etjanstekort.smartcard.Pin;
import se.etjanstekort.smartcard.PinEntry;
import se.etjanstekort.smartcard.PinPadEntry;

/** Where the codes of a command come from. None is ever a text. */
interface CodeSource {

    /** One code. */
    PinEntry entry() throws IOException;

    /** An old code or PUK, and a new code; empty when the new one was not typed twice alike. */
    Optional<CodeChange> change(CodeOperation operation, int number) throws IOException;

    /** Asks the person who types or enters the codes what is no secret: from a question to her answer, null at the end of it. */
    default Optional<UnaryOperator<String>> person() {
        return Optional.empty(); // a script answers nothing
    }

    /**
     * The source that the arguments name.
     *
     * @param stdin
     *            the option for standard input
     * @throws UsageException
     *             when they name two, or none where there is no terminal to ask at
     */
    static CodeSource of(Arguments arguments, String stdin, Console console) throws UsageException {
        boolean fromInput = arguments.flag(stdin);
        boolean onReader = arguments.flag("--pin-pad");
        if (fromInput && onReader) {
            throw new UsageException(stdin + " or --pin-pad, not both");
        }
        if (onReader) {
            return new Keys(console);
        }
        if (fromInput) {
            return new Input(console);
        }
        java.io.Console terminal = System.console();
        if (terminal == null) {
            throw new UsageException("without a terminal: " + stdin + " or --pin-pad");
        }
        return new Terminal(terminal);
    }

    private static UnaryOperator<String> at(java.io.Console terminal) {
        return question -> terminal.readLine("%s", question);
    }

    /** Standard input, a line a code. */
    record Input(Console console) implements CodeSource {

        @Override
        public PinEntry entry() throws IOException {
            return CodeInput.read(console.in());
        }

        @Override
        public Optional<CodeChange> change(CodeOperation operation, int number) throws IOException {
            Pin first = CodeInput.read(console.in());
            try {
                return Optional.of(new CodeChange.Typed(first, CodeInput.read(console.in())));
            } catch (IOException e) {
                first.close();
                throw e;
            }
        }
    }

    /** The reader's own keys. */
    record Keys(Console console) implements CodeSource {

        @Override
        public PinEntry entry() {
            return enter();
        }

        @Override
        public Optional<CodeChange> change(CodeOperation operation, int number) {
            return Optional.of(enter());
        }

        @Override
        public Optional<UnaryOperator<String>> person() {
            return Optional.ofNullable(System.console()).map(CodeSource::at);
        }

        private PinPadEntry enter() {
            console.tell("The codes are entered on the card reader; its cancel key stops the entry.");
            return new PinPadEntry();
        }
    }

    /** A terminal, which does not show what is typed. */
    record Terminal(java.io.Console terminal) implements CodeSource {

        @Override
        public PinEntry entry() {
            return ask("PIN 1: ");
        }

        @Override
        public Optional<UnaryOperator<String>> person() {
            return Optional.of(at(terminal));
        }

        @Override
        public Optional<CodeChange> change(CodeOperation operation, int number) {
            Pin first = ask(operation == CodeOperation.CHANGE ? "Old PIN %d: ".formatted(number) : "PUK: ");
            Pin next = ask("New PIN %d: ".formatted(number));
            try (Pin again = ask("New PIN %d again: ".formatted(number))) {
                CodeChange codes = new CodeChange.Typed(first, next);
                boolean alike = next.lendTo(one -> again.lendTo(other -> Arrays.equals(one, other)));
                if (!alike) {
                    codes.close();
                }
                return alike ? Optional.of(codes) : Optional.empty();
            }
        }

        /** At the end of input an empty code, which no card gets. */
        private Pin ask(String prompt) {
            char[] code = terminal.readPassword("%s", prompt);
            return Pin.takeOver(code == null ? new char[0] : code);
        }
    }
}
