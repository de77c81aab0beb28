/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.login;

import java.util.Optional;

import se.etjanstekort.smartcard.FailureCode;

/**
 * Asks a person for the code of a key that somebody else than the sign-in wants to use, in a window of its own that names who
 * asks. A DS service; machine policy names whose ({@code pin.prompt.bundle}). All methods may be called from any thread and
 * return at once.
 */
public interface KeyPrompt {

    /** Whether the calling thread is the one that hears the person, which must never wait for her. */
    boolean isOnPersonsThread();

    /**
     * Opens a window.
     *
     * @param request
     *            with its requester
     * @param listener
     *            called on the thread that hears the person
     */
    Dialog open(PinRequest request, PinPrompt.Listener listener);

    /**
     * Opens a window that asks which of several identities is to be used.
     *
     * @param listener
     *            called on the thread that hears the person
     * @return empty where this prompt asks for codes alone
     */
    default Optional<IdentityQuestion.Shown> choose(IdentityQuestion question, IdentityQuestion.Listener listener) {
        return Optional.empty();
    }

    /** A window that asks. */
    interface Dialog {

        /** Shows the request as it is now. */
        void show(PinRequest request);

        /** Tells why no more is asked, instead of the request; the person closes the window. */
        void fail(FailureCode failure);

        /** Takes the window away and wipes what is in it. */
        void close();
    }
}
