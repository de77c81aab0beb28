/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.login;

import java.util.List;
import java.util.Optional;

import se.etjanstekort.certstore.keys.Requester;

/**
 * Which of several identities is to be used. Asked only where different ones fit equally; with a {@link PinPrompt} in a window
 * of the sign-in, and with a {@link KeyPrompt} in a window of its own.
 *
 * @param candidates
 *            at least two, the one to show first coming first
 * @param requester
 *            who wants to know; empty for the sign-in itself
 * @param canBeRemembered
 *            whether the person may have her answer remembered for the service
 */
public record IdentityQuestion(List<Candidate> candidates, Optional<Requester> requester, boolean canBeRemembered) {

    public IdentityQuestion {
        candidates = List.copyOf(candidates);
        if (candidates.size() < 2) {
            throw new IllegalArgumentException("nothing to choose between");
        }
    }

    /** The question on the screen. */
    public interface Shown {

        /** Puts the cursor where the next key belongs. */
        void focus();

        /** Takes it away. */
        void close();
    }

    /** Hears what the person did; on the thread that hears her. */
    public interface Listener {

        /**
         * She has chosen.
         *
         * @param candidate
         *            one of the question's
         * @param remember
         *            whether it is to be remembered for the service
         */
        void chosen(Candidate candidate, boolean remember);

        /** She does not want to. */
        void cancelled();
    }
}
