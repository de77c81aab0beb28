/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.login.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import se.etjanstekort.certstore.CertificateStore;
import se.etjanstekort.certstore.Purpose;
import se.etjanstekort.certstore.TrustFailure;
import se.etjanstekort.certstore.ValidatedIdentity;
import se.etjanstekort.certstore.Validation;
import se.etjanstekort.certstore.keys.CardKeyException;
import se.etjanstekort.certstore.keys.CardKeyFailure;
import se.etjanstekort.certstore.keys.SigningKey;
import se.etjanstekort.login.Candidate;
import se.etjanstekort.login.CardAccess;
import se.etjanstekort.login.CardAccess.ReadOptions;
import se.etjanstekort.login.CardKey;
import se.etjanstekort.login.CardOverview;
import se.etjanstekort.login.SessionFailure;
import se.etjanstekort.pkcs15.CardSigner;
import se.etjanstekort.pkcs15.SignatureAlgorithm;
import se.etjanstekort.smartcard.FailureCode;
import se.etjanstekort.smartcard.ReaderSnapshot;
import se.etjanstekort.smartcard.ReaderState;
import se.etjanstekort.smartcard.Slot;

/**
 * The authentication keys of the cards that are in readers. A card is read once a stay, and validated each time. Any thread but
 * readers'.
 */
final class PresentKeys {

    private static final int FIRST_LOOK_SECONDS = 5;

    private final CardAccess access;
    private final CertificateStore store;
    private final ReadOptions options;
    private final Map<CardKey, CardOverview> cards = new ConcurrentHashMap<>();

    /**
     * @param store
     *            with the anchors of the options
     */
    PresentKeys(CardAccess access, CertificateStore store, ReadOptions options) {
        this.access = access;
        this.store = store;
        this.options = options.reading(false);
    }

    /** The stay of a card as its keys name it. */
    static String name(CardKey stay) {
        return stay.reader() + "#" + stay.insertion();
    }

    /** At least one for the purpose. */
    List<OwnedKey> now(Purpose purpose) throws CardKeyException {
        ReaderSnapshot snapshot = access.firstLook()
                .completeOnTimeout(access.readers().snapshot(), FIRST_LOOK_SECONDS, TimeUnit.SECONDS).join();
        List<OwnedKey> keys = new ArrayList<>();
        FailureCode obstacle = snapshot.readers().isEmpty() ? snapshot.problem().orElse(SessionFailure.NO_READER)
                : SessionFailure.NO_CARD;
        for (ReaderState reader : snapshot.readers()) {
            if (!(reader.slot() instanceof Slot.Present present)) {
                continue;
            }
            try {
                CardOverview card = card(reader, present);
                keys.addAll(keys(card, purpose));
                obstacle = card.obstacle().orElse(CardKeyFailure.NO_KEY);
            } catch (CardKeyException e) { // another card may do
                obstacle = e.failure();
            }
        }
        if (keys.isEmpty()) {
            throw new CardKeyException(obstacle, "no card has a trusted key for " + purpose);
        }
        return keys;
    }

    /** The same key, while its card is in place and its certificate is trusted. */
    OwnedKey still(SigningKey key) throws CardKeyException {
        CardOverview card = cards.values().stream().filter(one -> name(one.key()).equals(key.card())).findFirst()
                .orElseThrow(() -> new CardKeyException(CardKeyFailure.CARD_GONE, "the card has left"));
        List<ValidatedIdentity> identities = store.identities(card.contents());
        return keys(card, identities, key.purpose()).stream()
                .filter(own -> own.key().certificate().sha256().equals(key.certificate().sha256())).findFirst()
                .orElseThrow(() -> new CardKeyException(obstacle(identities, key), "it is not trusted any more"));
    }

    private static FailureCode obstacle(List<ValidatedIdentity> identities, SigningKey key) {
        return identities.stream()
                .filter(one -> one.identity().certificate(key.purpose())
                        .filter(entry -> entry.sha256().equals(key.certificate().sha256())).isPresent())
                .map(one -> one.validation(key.purpose())).flatMap(Optional::stream)
                .filter(Validation.NotTrusted.class::isInstance)
                .map(validation -> (FailureCode) ((Validation.NotTrusted) validation).failure()).findFirst()
                .orElse(SessionFailure.KEY_MISSING);
    }

    /** Why a signature does not fit: what was kept of an earlier visit may be of other contents than the card has now. */
    CardKeyException misfit(OwnedKey own) throws CardKeyException {
        if (!own.card().contents().filesRead().isRecalled()) {
            return new CardKeyException(TrustFailure.WRONG_SIGNATURE, "the card's signature is not its key's");
        }
        CardOverview fresh = CardWaiting.await(access.readAfresh(own.card(), options));
        cards.replace(fresh.key(), fresh);
        boolean same = keys(fresh, own.key().purpose()).stream()
                .anyMatch(key -> key.key().certificate().sha256().equals(own.key().certificate().sha256()));
        return same ? new CardKeyException(TrustFailure.WRONG_SIGNATURE, "the card's signature is not its key's")
                : new CardKeyException(SessionFailure.CARD_CHANGED, "the card is another than it was");
    }

    /** The stays of the cards that are in readers. */
    static Set<CardKey> stays(ReaderSnapshot snapshot) {
        return snapshot.readers().stream().filter(reader -> reader.slot().insertion() != 0)
                .map(reader -> new CardKey(reader.reader().name(), reader.slot().insertion()))
                .collect(Collectors.toSet());
    }

    /** Forgets the cards that are not there any more. */
    void retain(Set<CardKey> here) {
        cards.keySet().retainAll(here);
    }

    private CardOverview card(ReaderState reader, Slot.Present slot) throws CardKeyException {
        CardKey stay = new CardKey(reader.reader().name(), slot.insertion());
        CardOverview known = cards.get(stay);
        if (known == null) {
            known = CardWaiting.await(access.read(reader.reader(), slot.insertion(), options));
            cards.put(stay, known);
            retain(stays(access.readers().snapshot())); // it may have left meanwhile, when nobody could tell of it
        }
        return known;
    }

    private List<OwnedKey> keys(CardOverview card, Purpose purpose) {
        return keys(card, store.identities(card.contents()), purpose);
    }

    private static List<OwnedKey> keys(CardOverview card, Collection<ValidatedIdentity> identities,
            Purpose purpose) {
        List<OwnedKey> keys = new ArrayList<>();
        for (ValidatedIdentity identity : identities) {
            Optional<Candidate> candidate = Candidate.of(card.contents(), identity, purpose);
            if (candidate.isPresent()) {
                SigningKey key = new SigningKey(name(card.key()), identity, purpose,
                        algorithms(card, candidate.get()));
                keys.add(new OwnedKey(key, card, candidate.get()));
            }
        }
        return keys;
    }

    /** Where the card does not name its curve, the certificate does. */
    private static Set<SignatureAlgorithm> algorithms(CardOverview card, Candidate candidate) {
        Set<SignatureAlgorithm> able = EnumSet.noneOf(SignatureAlgorithm.class);
        new CardSigner(card.contents()).abilities(candidate.key()).forEach((algorithm, ability) -> {
            if (ability.isAble() && algorithm.fits(candidate.certificate().certificate().getPublicKey())) {
                able.add(algorithm);
            }
        });
        return able;
    }
}
