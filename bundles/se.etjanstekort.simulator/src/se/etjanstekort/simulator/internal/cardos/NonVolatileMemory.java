/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.simulator.internal.cardos;

/**
 * The memory that survives loss of power. Each write is whole or not at all; between two writes the card may be pulled, which
 * {@link #loseAfter(int)} arranges.
 */
final class NonVolatileMemory {

    private static final int NEVER = -1;

    private int writesLeft = NEVER;

    /** Power is lost when, after that many more writes, another one is begun. */
    void loseAfter(int writes) {
        writesLeft = writes;
    }

    void keep() {
        writesLeft = NEVER;
    }

    void write(Runnable change) {
        if (writesLeft == 0) {
            throw new PowerLoss();
        }
        if (writesLeft > 0) {
            writesLeft--;
        }
        change.run();
    }

    /** Stops the command where it stands. */
    static final class PowerLoss extends RuntimeException {
        private static final long serialVersionUID = 1L;

        PowerLoss() {
            super("the card was pulled", null, false, false);
        }
    }
}
