/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.simulator.internal.cardos;

import java.util.Optional;

/** The commands by which a card's owner puts files, codes and keys on it, in the family's own form. */
interface OwnerCommands {

    /** A card whose issuer has put on it all that there will ever be. */
    OwnerCommands NONE = command -> Optional.empty();

    /** @return empty for a command that is none of these */
    Optional<Reply> carryOut(Command command) throws StatusException;

    /** Power on, reset or power off. */
    default void reset() {
        // nothing is kept between commands
    }
}
