/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.login;

import se.etjanstekort.certstore.keys.CardKeys;

/**
 * Keys of cards for a program that asks persons in its own way. A DS service. A host uses the service {@link CardKeys}, which
 * asks with the prompt that policy names.
 */
public interface CardKeyAccess {

    /**
     * Keys whose codes are asked for with a prompt of the caller's.
     *
     * @param options
     *            which anchors count, and how long reading waits
     */
    OwnCardKeys open(CardAccess.ReadOptions options, KeyPrompt prompt);

    /** Keys with the codes that were given for them. Any thread but that of the user interface. */
    interface OwnCardKeys extends CardKeys, AutoCloseable {

        /** Forgets every code, and ends what is being asked. Any thread. */
        void forgetCodes();

        /** Forgets the codes; nothing is signed any more. */
        @Override
        void close();
    }
}
