/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.tls;

import java.util.List;

import se.etjanstekort.certstore.Purpose;
import se.etjanstekort.certstore.ValidatedIdentity;
import se.etjanstekort.certstore.keys.CardKeyException;
import se.etjanstekort.certstore.keys.CardKeyFailure;
import se.etjanstekort.certstore.keys.SigningKey;
import se.etjanstekort.certstore.selection.IdentitySelector;
import se.etjanstekort.certstore.selection.RememberedChoices;
import se.etjanstekort.certstore.selection.Requirement;
import se.etjanstekort.certstore.selection.Selection;

/** The authentication key that a requirement chose, and why. */
record ChosenKey(SigningKey key, Selection.Chosen selection) {

    static ChosenKey of(List<SigningKey> present, Requirement requirement) throws CardKeyException {
        List<SigningKey> keys = present.stream().filter(key -> key.purpose() == Purpose.AUTHENTICATION).toList();
        List<ValidatedIdentity> identities = keys.stream().map(SigningKey::validated).distinct().toList();
        Selection selection = new IdentitySelector(requirement, identity -> true, RememberedChoices.NONE)
                .select(identities);
        if (selection instanceof Selection.Ambiguous) {
            throw new CardKeyException(CardKeyFailure.AMBIGUOUS, "several identities fit equally");
        }
        if (!(selection instanceof Selection.Chosen chosen)) {
            throw new CardKeyException(CardKeyFailure.NO_KEY, "none fits: " + selection.rejected().stream()
                    .map(rejected -> rejected.reason().name()).toList());
        }
        return new ChosenKey(keys.stream().filter(key -> key.validated().equals(chosen.identity())).findFirst()
                .orElseThrow(), chosen);
    }
}
