/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.login;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

import se.etjanstekort.certstore.IdentityKind;
import se.etjanstekort.certstore.Purpose;
import se.etjanstekort.certstore.ValidatedIdentity;
import se.etjanstekort.certstore.selection.IdentitySelector;
import se.etjanstekort.certstore.selection.RememberedChoices;
import se.etjanstekort.certstore.selection.Requirement;
import se.etjanstekort.certstore.selection.Selection;
import se.etjanstekort.pkcs15.CardContents;

/** Which identity of a card signs in, and why not the others. Pure; any thread. */
public final class SignInChoice {

    private SignInChoice() {
    }

    /**
     * Chooses for legitimering, with nothing remembered.
     *
     * @param kinds
     *            that may sign in, the preferred one first
     */
    public static Selection select(CardContents contents, List<ValidatedIdentity> identities,
            Collection<IdentityKind> kinds) {
        return select(contents, identities, Requirement.of(Purpose.AUTHENTICATION, List.copyOf(kinds)),
                RememberedChoices.NONE);
    }

    /** Chooses for legitimering, for the service of the requirement. */
    public static Selection select(CardContents contents, List<ValidatedIdentity> identities, Requirement requirement,
            RememberedChoices remembered) {
        return new IdentitySelector(requirement, identity -> candidate(contents, identity).isPresent(), remembered)
                .select(identities);
    }

    /**
     * Who signs in where nobody is asked. Of several that fit equally it is the one with the newest certificate; whose it is
     * stands on the screen before a code is asked for.
     */
    public static Optional<ValidatedIdentity> identity(Selection selection) {
        if (selection instanceof Selection.Chosen chosen) {
            return Optional.of(chosen.identity());
        }
        return selection instanceof Selection.Ambiguous ambiguous ? Optional.of(ambiguous.identities().get(0))
                : Optional.empty();
    }

    /** The identity as one that could sign in. */
    public static Optional<Candidate> candidate(CardContents contents, ValidatedIdentity identity) {
        return Candidate.of(contents, identity, Purpose.AUTHENTICATION);
    }
}
