/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.jca;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.Key;
import java.security.KeyStore;
import java.security.KeyStore.Entry;
import java.security.KeyStore.LoadStoreParameter;
import java.security.KeyStore.PrivateKeyEntry;
import java.security.KeyStore.ProtectionParameter;
import java.security.KeyStoreException;
import java.security.KeyStoreSpi;
import java.security.PrivateKey;
import java.security.ProviderException;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.util.Collections;
import java.util.Date;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import se.etjanstekort.certstore.Purpose;
import se.etjanstekort.certstore.keys.CardKeyException;
import se.etjanstekort.certstore.keys.CardKeyFailure;
import se.etjanstekort.certstore.keys.CardKeys;
import se.etjanstekort.certstore.keys.Requester;
import se.etjanstekort.certstore.keys.SigningKey;
import se.etjanstekort.pkcs15.SignatureAlgorithm;

/**
 * The keys of the cards that are in readers now, of the purposes that whoever uses it may have: nothing is kept between two
 * questions, so that a card that comes back is there. What cannot be read is not there; only for a thread that may not wait, and
 * for a key itself, is it told why.
 */
final class CardKeyStore extends KeyStoreSpi {

    /** Enough of a fingerprint that two certificates do not share it, in characters. */
    private static final int OF_FINGERPRINT = 32;

    /**
     * Who uses a key store.
     *
     * @param purposes
     *            of the entries there are
     */
    record User(Requester requester, List<Purpose> purposes) {
    }

    /** Who loads a key store by its type. */
    @FunctionalInterface
    interface Caller {
        User get() throws CardKeyException;
    }

    /** For somebody who has been judged already. */
    record InNameOf(User user) implements LoadStoreParameter {
        @Override
        public ProtectionParameter getProtectionParameter() {
            return null;
        }
    }

    private final CardKeys cards;
    private final Caller caller;
    private User user;

    CardKeyStore(CardKeys cards, Caller caller) {
        this.cards = cards;
        this.caller = caller;
    }

    /**
     * Certificates, and no name or number of a person: the alias ends up in configurations and logs. The same each time that the
     * card is put in.
     */
    private static String alias(SigningKey key) {
        return (prefix(key.purpose()) + key.identity().kind() + "-"
                + key.certificate().sha256().substring(0, OF_FINGERPRINT)).toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private Stream<SigningKey> present(Purpose purpose) throws CardKeyException {
        return cards.present(purpose).stream().filter(key -> !key.algorithms().isEmpty());
    }

    private Map<String, SigningKey> present() throws CardKeyException {
        Map<String, SigningKey> keys = new LinkedHashMap<>();
        CardKeyException obstacle = null;
        for (Purpose purpose : user.purposes()) {
            try {
                present(purpose).forEach(key -> keys.putIfAbsent(alias(key), key));
            } catch (CardKeyException e) { // there may be keys for the other purpose
                obstacle = obstacle == null ? e : obstacle;
            }
        }
        if (keys.isEmpty() && obstacle != null) {
            throw obstacle;
        }
        return keys;
    }

    private Map<String, SigningKey> entries() {
        try {
            return present();
        } catch (CardKeyException e) {
            throwIfOnPersonsThread(e);
            return Map.of();
        }
    }

    private static String prefix(Purpose purpose) {
        return purpose.name().toLowerCase(Locale.ROOT) + "-";
    }

    /** Asks for keys of the purpose that the alias names alone, and tells why there are none of that. */
    private Optional<SigningKey> present(String alias) throws CardKeyException {
        for (Purpose purpose : user.purposes()) {
            if (alias != null && alias.startsWith(prefix(purpose))) {
                return present(purpose).filter(key -> alias(key).equals(alias)).findFirst();
            }
        }
        return Optional.empty();
    }

    private Optional<SigningKey> entry(String alias) {
        try {
            return present(alias);
        } catch (CardKeyException e) {
            throwIfOnPersonsThread(e);
            return Optional.empty();
        }
    }

    private static void throwIfOnPersonsThread(CardKeyException e) {
        if (e.failure() == CardKeyFailure.WRONG_THREAD) {
            throw new ProviderException(e.getMessage(), e);
        }
    }

    /** With the card that has the key at the time, whichever stay of it this is. */
    private byte[] sign(String alias, SignatureAlgorithm algorithm, byte[] message) throws CardKeyException {
        SigningKey now = present(alias).orElseThrow(
                () -> new CardKeyException(CardKeyFailure.CARD_GONE, "no card in a reader has the key"));
        return cards.sign(now, algorithm, message, user.requester());
    }

    @Override
    public void engineLoad(InputStream stream, char[] password) throws IOException {
        if (stream != null) {
            throw new IOException("the keys are on cards: there is no file to load");
        }
        engineLoad(null);
    }

    /** Asks nobody for a card, and no parameter for a password. */
    @Override
    public void engineLoad(LoadStoreParameter parameter) throws IOException {
        try {
            user = parameter instanceof InNameOf judged ? judged.user() : caller.get();
        } catch (CardKeyException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    @Override
    public Enumeration<String> engineAliases() {
        return Collections.enumeration(entries().keySet());
    }

    @Override
    public boolean engineContainsAlias(String alias) {
        return entry(alias).isPresent();
    }

    @Override
    public int engineSize() {
        return entries().size();
    }

    @Override
    public boolean engineIsKeyEntry(String alias) {
        return engineContainsAlias(alias);
    }

    /** Never: one would be taken for an anchor of trust. */
    @Override
    public boolean engineIsCertificateEntry(String alias) {
        return false;
    }

    @Override
    public Key engineGetKey(String alias, char[] password) throws UnrecoverableKeyException {
        try {
            return present(alias).map(key -> opaque(alias, key)).orElse(null);
        } catch (CardKeyException e) {
            UnrecoverableKeyException told = new UnrecoverableKeyException(e.getMessage());
            told.initCause(e);
            throw told;
        }
    }

    private PrivateKey opaque(String alias, SigningKey key) {
        return CardPrivateKey.of(key, (algorithm, message) -> sign(alias, algorithm, message));
    }

    @Override
    public Entry engineGetEntry(String alias, ProtectionParameter protection) {
        return entry(alias)
                .map(key -> new PrivateKeyEntry(opaque(alias, key), key.chain().toArray(Certificate[]::new)))
                .orElse(null);
    }

    @Override
    public Certificate[] engineGetCertificateChain(String alias) {
        return entry(alias).map(key -> key.chain().toArray(Certificate[]::new)).orElse(null);
    }

    @Override
    public Certificate engineGetCertificate(String alias) {
        return entry(alias).map(key -> key.certificate().certificate()).orElse(null);
    }

    /** When the certificate began to be valid: a card tells no other time. */
    @Override
    public Date engineGetCreationDate(String alias) {
        return entry(alias).map(key -> key.certificate().certificate().getNotBefore()).orElse(null);
    }

    @Override
    public String engineGetCertificateAlias(Certificate certificate) {
        return entries().entrySet().stream()
                .filter(entry -> entry.getValue().certificate().certificate().equals(certificate))
                .map(Map.Entry::getKey).findFirst().orElse(null);
    }

    private static KeyStoreException readOnly() {
        return new KeyStoreException("what is on a card is not changed here");
    }

    @Override
    public void engineSetKeyEntry(String alias, Key key, char[] password, Certificate[] chain)
            throws KeyStoreException {
        throw readOnly();
    }

    @Override
    public void engineSetKeyEntry(String alias, byte[] key, Certificate[] chain) throws KeyStoreException {
        throw readOnly();
    }

    @Override
    public void engineSetCertificateEntry(String alias, Certificate certificate) throws KeyStoreException {
        throw readOnly();
    }

    @Override
    public void engineSetEntry(String alias, KeyStore.Entry entry, ProtectionParameter protection)
            throws KeyStoreException {
        throw readOnly();
    }

    @Override
    public void engineDeleteEntry(String alias) throws KeyStoreException {
        throw readOnly();
    }

    @Override
    public void engineStore(OutputStream stream, char[] password) {
        throw new UnsupportedOperationException("keys never leave their card");
    }

    @Override
    public void engineStore(LoadStoreParameter parameter) {
        throw new UnsupportedOperationException("keys never leave their card");
    }
}
