/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.tls;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

import se.etjanstekort.certstore.internal.jca.ProviderRegistration;
import se.etjanstekort.certstore.keys.CardKeyException;
import se.etjanstekort.certstore.keys.CardKeyFailure;
import se.etjanstekort.certstore.keys.CardKeys;
import se.etjanstekort.certstore.tls.CardTls;
import se.etjanstekort.certstore.tls.CardTlsContext;
import se.etjanstekort.certstore.tls.TlsRequest;

/** Chooses a key, has its code asked for, and makes a context of it. There as soon as somebody can sign with cards. */
@Component
public final class CardTlsService implements CardTls {

    private final CardKeys cards;
    private final ProviderRegistration provider;
    private final Set<LiveConnections> live = ConcurrentHashMap.newKeySet();
    private volatile boolean stopped;

    @Activate
    public CardTlsService(@Reference CardKeys cards, @Reference ProviderRegistration provider) {
        this.cards = cards;
        this.provider = provider;
    }

    /** What is open would not hear of its card any more, and nothing could be signed. */
    @Deactivate
    public void stop() {
        stopped = true;
        live.forEach(LiveConnections::close);
    }

    @Override
    public CardTlsContext open(TlsRequest request) throws CardKeyException {
        return open(request, cards);
    }

    @Override
    public void requireMayWait() throws CardKeyException {
        cards.requireMayWait();
    }

    @Override
    public CardTls with(CardKeys keys) {
        return new With(this, keys);
    }

    private CardTlsContext open(TlsRequest request, CardKeys keys) throws CardKeyException {
        ChosenKey chosen = ChosenKey.of(keys, request);
        provider.ensure();
        LiveConnections connections = LiveConnections.until(keys, chosen.key().card());
        boolean isOpen = false;
        try {
            keepUntilItCloses(connections);
            if (!connections.isOpen()) {
                throw new CardKeyException(CardKeyFailure.CARD_GONE, "it ended before a code was asked for");
            }
            keys.unlock(chosen.key(), request.requester());
            CardTlsContext context = OpenContext.of(chosen, keys, request, connections);
            isOpen = true;
            return context;
        } finally {
            if (!isOpen) {
                connections.close();
            }
        }
    }

    private void keepUntilItCloses(LiveConnections connections) {
        live.add(connections);
        connections.onClose(() -> live.remove(connections));
        if (stopped) { // while a person was choosing
            connections.close();
        }
    }

    /** With another's keys. */
    private record With(CardTlsService service, CardKeys keys) implements CardTls {

        @Override
        public CardTlsContext open(TlsRequest request) throws CardKeyException {
            return service.open(request, keys);
        }

        @Override
        public void requireMayWait() throws CardKeyException {
            keys.requireMayWait();
        }

        @Override
        public CardTls with(CardKeys others) {
            return new With(service, others);
        }
    }
}
