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
import se.etjanstekort.certstore.keys.CardKeys;
import se.etjanstekort.certstore.keys.SigningKey;
import se.etjanstekort.certstore.selection.IdentitySelector;
import se.etjanstekort.certstore.selection.Requirement;
import se.etjanstekort.certstore.selection.Selection;
import se.etjanstekort.certstore.tls.TlsRequest;

/** The authentication key that a requirement chose, and why. */
record ChosenKey(SigningKey key, Selection.Chosen selection) {

    ChosenKey {
        if (key.purpose() != Purpose.AUTHENTICATION) {
            throw new IllegalArgumentException("a key for underskrift opens no connection");
        }
    }

    /** Asks the person where different identities fit equally and she has not said which before. */
    static ChosenKey of(CardKeys cards, TlsRequest request) throws CardKeyException {
        Requirement requirement = request.requirement();
        List<SigningKey> keys = cards.present(Purpose.AUTHENTICATION);
        List<ValidatedIdentity> identities = keys.stream().map(SigningKey::validated).distinct().toList();
        Selection selection = new IdentitySelector(requirement, identity -> true, cards.remembered())
                .select(identities);
        if (selection instanceof Selection.Ambiguous ambiguous) {
            List<SigningKey> fitting = ambiguous.identities().stream().map(one -> keyOf(one, keys)).toList();
            SigningKey key = cards.choose(fitting, requirement.service(), request.requester());
            return new ChosenKey(key, ambiguous.choosing(key.validated(), Purpose.AUTHENTICATION));
        }
        if (!(selection instanceof Selection.Chosen chosen)) {
            throw new CardKeyException(CardKeyFailure.NO_KEY, "none fits: " + selection.rejected().stream()
                    .map(rejected -> rejected.reason().name()).toList());
        }
        return new ChosenKey(keyOf(chosen.identity(), keys), chosen);
    }

    private static SigningKey keyOf(ValidatedIdentity identity, List<SigningKey> keys) {
        return keys.stream().filter(key -> key.validated().equals(identity)).findFirst().orElseThrow();
    }
}
