/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.testkit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;

import se.etjanstekort.smartcard.CardException;
import se.etjanstekort.smartcard.CardTransport;
import se.etjanstekort.smartcard.CommandApdu;
import se.etjanstekort.smartcard.ResponseApdu;

/**
 * A line with a script: the commands that must come, in order, and what each is answered. A command that the script does not
 * have next fails the test at once, with both in hexadecimal. Blanks in hexadecimal are for the eye. One thread.
 */
public final class ScriptedTransport implements CardTransport {

    private final Deque<Step> steps = new ArrayDeque<>();
    private final List<String> sent = new ArrayList<>();

    private record Step(String command, Reply reply) {
    }

    /** What a step answers. */
    @FunctionalInterface
    private interface Reply {
        ResponseApdu give() throws CardException;
    }

    /**
     * The next command and its answer.
     *
     * @param answer
     *            data and status word
     */
    public ScriptedTransport on(String command, String answer) {
        byte[] bytes = HexFormat.of().parseHex(stripped(answer));
        steps.add(new Step(stripped(command), () -> ResponseApdu.parse(bytes)));
        return this;
    }

    /** The next command, during which the card is pulled out. */
    public ScriptedTransport removalOn(String command) {
        return failureOn(command, new CardException.CardRemoved("scripted"));
    }

    /** The next command, during which that happens. */
    public ScriptedTransport failureOn(String command, CardException failure) {
        steps.add(new Step(stripped(command), () -> {
            throw failure;
        }));
        return this;
    }

    private static String stripped(String hex) {
        return hex.replace(" ", "");
    }

    @Override
    public ResponseApdu transmit(CommandApdu command) throws CardException {
        String line = HexFormat.of().withUpperCase().formatHex(command.encode());
        sent.add(line);
        Step step = steps.poll();
        if (step == null) {
            throw new AssertionError("command after the end of the script: " + line);
        }
        if (!step.command().equals(line)) {
            throw new AssertionError("the script has " + step.command() + ", but here comes " + line);
        }
        return step.reply().give();
    }

    /** Fails when the script has not come to its end. */
    public void assertDone() {
        if (!steps.isEmpty()) {
            throw new AssertionError(steps.size() + " commands did not come, the first " + steps.peek().command());
        }
    }

    /** All commands that came, in hexadecimal. */
    public List<String> sent() {
        return List.copyOf(sent);
    }
}
