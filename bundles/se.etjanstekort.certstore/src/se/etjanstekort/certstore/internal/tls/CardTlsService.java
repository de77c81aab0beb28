/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.tls;

import java.util.List;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

import se.etjanstekort.certstore.IdentityKind;
import se.etjanstekort.certstore.Purpose;
import se.etjanstekort.certstore.internal.jca.ProviderRegistration;
import se.etjanstekort.certstore.keys.CardKeyException;
import se.etjanstekort.certstore.keys.CardKeyFailure;
import se.etjanstekort.certstore.keys.CardKeys;
import se.etjanstekort.certstore.keys.SigningKey;
import se.etjanstekort.certstore.tls.CardTls;
import se.etjanstekort.certstore.tls.CardTlsContext;
import se.etjanstekort.certstore.tls.TlsRequest;

/** Chooses a key, has its code asked for, and makes a context of it. There as soon as somebody can sign with cards. */
@Component
public final class CardTlsService implements CardTls {

    private final CardKeys cards;
    private final ProviderRegistration provider = new ProviderRegistration();

    @Activate
    public CardTlsService(@Reference CardKeys cards) {
        this.cards = cards;
    }

    @Deactivate
    void stop() {
        provider.close();
    }

    @Override
    public CardTlsContext open(TlsRequest request) throws CardKeyException {
        SigningKey key = choose(cards.present(), request.kinds());
        cards.unlock(key, request.requester());
        provider.ensure();
        return OpenContext.of(key, cards, request);
    }

    /** Of the first kind that is there; the store puts the pair to prefer of one identity first. */
    private static SigningKey choose(List<SigningKey> present, List<IdentityKind> kinds) throws CardKeyException {
        for (IdentityKind kind : kinds) {
            List<SigningKey> fitting = present.stream().filter(key -> key.purpose() == Purpose.AUTHENTICATION)
                    .filter(key -> key.identity().kind() == kind).toList();
            if (fitting.stream().map(key -> key.identity().id()).distinct().count() > 1) {
                throw new CardKeyException(CardKeyFailure.AMBIGUOUS, "several identities of kind " + kind);
            }
            if (!fitting.isEmpty()) {
                return fitting.get(0);
            }
        }
        throw new CardKeyException(CardKeyFailure.NO_KEY, "no authentication key of " + kinds);
    }
}
