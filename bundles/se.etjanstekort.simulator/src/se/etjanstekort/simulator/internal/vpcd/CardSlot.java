/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.simulator.internal.vpcd;

import java.io.IOException;
import java.time.Duration;

/** Where a reader takes cards. */
public interface CardSlot {

    /** Puts a card in. */
    CardLink insert() throws IOException;

    /** How long it must be empty between two cards for the reader to notice the exchange. */
    Duration noticedAfter();

    /** Whether it is there without the reader's service, too, so that a card stays in it when the service goes. */
    boolean outlivesService();
}
