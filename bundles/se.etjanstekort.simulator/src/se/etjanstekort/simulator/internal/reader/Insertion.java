/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.simulator.internal.reader;

import java.util.Optional;

import se.etjanstekort.simulator.SoftwareCard;

/** A card from when it is put into a reader until it is out again. May be used from any thread, one command at a time. */
public final class Insertion {

    /** How many writes to memory a command gets done before the card is out of its contacts. */
    private static final int WRITES_BEFORE_TORN = 1;
    private static final int STAYS = -1;

    private final SoftwareCard card;
    private int commandsUntilPulled = STAYS;
    private long commands;

    /** The card gets power. */
    public Insertion(SoftwareCard card) {
        this.card = card;
        card.reset();
    }

    public SoftwareCard card() {
        return card;
    }

    /** How many commands have reached the card since it was put in. */
    public synchronized long commands() {
        return commands;
    }

    /** Has the card pulled in the middle of a command, after so many more have been answered. */
    public synchronized void pullAfter(int answered) {
        commandsUntilPulled = answered;
    }

    /**
     * Gives the card a command.
     *
     * @return empty when the card was pulled while it worked
     */
    public synchronized Optional<byte[]> transmit(byte[] command) {
        commands++;
        if (commandsUntilPulled == 0) {
            card.transmitTorn(command, WRITES_BEFORE_TORN);
            return Optional.empty();
        }
        if (commandsUntilPulled > 0) {
            commandsUntilPulled--;
        }
        return Optional.of(card.transmit(command));
    }
}
