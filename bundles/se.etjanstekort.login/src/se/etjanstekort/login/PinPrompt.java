/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.login;

import java.util.Optional;

import se.etjanstekort.smartcard.Pin;

/**
 * Asks a person for a code. A DS service, so that an organisation can bring its own; machine policy names which. All methods
 * are called on the user interface thread.
 */
public interface PinPrompt {

    /** How much is shown. */
    enum Form {
        /** Badge, who, field, help, and buttons: the content of a dialog. */
        FULL,
        /** The field with its label and messages alone: for the lock cover. */
        FIELD
    }

    /**
     * Puts a code field on a surface.
     *
     * @throws IllegalArgumentException
     *             when the surface is not of this prompt's toolkit
     */
    Field open(PromptSurface surface, Form form, Listener listener);

    /**
     * Puts a choice between identities on a surface.
     *
     * @return empty where this prompt asks for codes alone
     * @throws IllegalArgumentException
     *             when the surface is not of this prompt's toolkit
     */
    default Optional<IdentityQuestion.Shown> choose(PromptSurface surface, IdentityQuestion question,
            IdentityQuestion.Listener listener) {
        return Optional.empty();
    }

    /** A code field on the screen. */
    interface Field {

        /** Shows a request; an entry that was begun is kept only when the card and the tries are the same. */
        void show(PinRequest request);

        /** Puts the cursor where the next key belongs. */
        void focus();

        /** Takes the field away and wipes what is in it. */
        void close();
    }

    /** Hears what the user did. */
    interface Listener {

        /** A code of a possible length was entered; it is handed over. */
        void entered(Pin pin, boolean lastTryConfirmed);

        /** The user is ready to enter the code on the reader's own keys. */
        void beginOnReader(boolean lastTryConfirmed);

        /** The user wants to stop an entry on the reader's keys, which the reader can be told. */
        void stopOnReader();

        /** The user does not want to. */
        void cancelled();
    }
}
