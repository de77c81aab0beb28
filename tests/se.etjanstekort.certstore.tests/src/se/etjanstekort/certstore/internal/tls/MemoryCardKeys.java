/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.tls;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import org.junit.rules.ExternalResource;

import se.etjanstekort.certstore.AnchorSource;
import se.etjanstekort.certstore.AssuranceLevel;
import se.etjanstekort.certstore.CertificateEntry;
import se.etjanstekort.certstore.Environment;
import se.etjanstekort.certstore.Identity;
import se.etjanstekort.certstore.IdentityKind;
import se.etjanstekort.certstore.Purpose;
import se.etjanstekort.certstore.RevocationStatus;
import se.etjanstekort.certstore.Subject;
import se.etjanstekort.certstore.TrustAnchor;
import se.etjanstekort.certstore.ValidatedIdentity;
import se.etjanstekort.certstore.Validation;
import se.etjanstekort.certstore.internal.TestCertificates.Issued;
import se.etjanstekort.certstore.internal.TestPolicy;
import se.etjanstekort.certstore.internal.jca.ProviderRegistration;
import se.etjanstekort.certstore.internal.x509.CertificateParser;
import se.etjanstekort.certstore.keys.CardKeyException;
import se.etjanstekort.certstore.keys.CardKeyFailure;
import se.etjanstekort.certstore.keys.CardKeys;
import se.etjanstekort.certstore.keys.Requester;
import se.etjanstekort.certstore.keys.SigningKey;
import se.etjanstekort.pkcs15.CertificateObject;
import se.etjanstekort.pkcs15.FilePath;
import se.etjanstekort.pkcs15.Identifier;
import se.etjanstekort.pkcs15.SignatureAlgorithm;
import se.etjanstekort.smartcard.FailureCode;

/** Cards whose keys are in memory, with certificates of {@link Loopback#CA}; each time that one is put in is another stay. */
final class MemoryCardKeys extends ExternalResource implements CardKeys {

    /** What a person does when her code is asked for. */
    @FunctionalInterface
    interface Asked {
        void now() throws CardKeyException;
    }

    static final String PERSON = "C=SE,CN=Åsa Bergström,SERIALNUMBER=TSTNMT2321000156-10B7";

    private final Map<SigningKey, PrivateKey> keys = new LinkedHashMap<>();
    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();
    private final AtomicInteger unlocked = new AtomicInteger();
    private final AtomicInteger signed = new AtomicInteger();
    private final ProviderRegistration provider = new ProviderRegistration(this,
            TestPolicy.with("keystore.allowed", Set.of()));
    private final Map<Purpose, FailureCode> obstacles = new EnumMap<>(Purpose.class);
    private final List<Purpose> asked = new CopyOnWriteArrayList<>();
    private int stays;
    private volatile Asked person = () -> {
    };
    private volatile Optional<Thread> persons = Optional.empty();
    private volatile Asked inHandshake = () -> {
    };

    /** Connections with these keys, until {@link #stop}. */
    CardTlsService tls() {
        return new CardTlsService(this, provider);
    }

    @Override
    protected void after() {
        stop();
    }

    /** As when the bundle stops. */
    void stop() {
        provider.close();
    }

    /** Puts in a card with a key on P-256. */
    SigningKey insert() {
        return insert(Loopback.issue(Loopback.CA.authentication(PERSON)),
                EnumSet.of(SignatureAlgorithm.ECDSA_P256_SHA256));
    }

    SigningKey insert(Issued authentication, Set<SignatureAlgorithm> algorithms) {
        return insert(authentication, algorithms, Optional.empty());
    }

    synchronized SigningKey insert(Issued authentication, Set<SignatureAlgorithm> algorithms,
            Optional<Issued> signature) {
        CertificateEntry entry = entry(authentication, Purpose.AUTHENTICATION);
        Identity identity = new Identity(IdentityKind.HSA_ID, "TSTNMT2321000156-10B7", entry.subject(), "Test CA",
                AssuranceLevel.LEVEL_3, Environment.TEST, Optional.of(entry),
                signature.map(one -> entry(one, Purpose.SIGNATURE)));
        ValidatedIdentity validated = new ValidatedIdentity(identity, Optional.of(trusted(authentication)),
                signature.map(MemoryCardKeys::trusted));
        String stay = "stay " + ++stays;
        signature.ifPresent(one -> keys.put(new SigningKey(stay, validated, Purpose.SIGNATURE, algorithms),
                one.keys().getPrivate()));
        SigningKey key = new SigningKey(stay, validated, Purpose.AUTHENTICATION, algorithms);
        keys.put(key, authentication.keys().getPrivate());
        return key;
    }

    private static CertificateEntry entry(Issued issued, Purpose purpose) {
        return new CertificateEntry(
                new CertificateObject(new Identifier(new byte[] { 1 }), "", CertificateObject.Kind.OWN, false,
                        FilePath.of(1)),
                issued.certificate(), Optional.of(purpose), new Subject("Åsa Bergström", "Åsa", "Bergström", "", ""),
                CertificateParser.fingerprint(issued.certificate()));
    }

    private static Validation trusted(Issued issued) {
        return new Validation.Trusted(List.of(issued.certificate(), Loopback.CA.certificate()),
                new TrustAnchor(Loopback.ROOT.certificate(), "00", new AnchorSource.Contribution("a", "b")),
                new RevocationStatus.Good(Instant.EPOCH, Optional.empty(), RevocationStatus.Source.OCSP, false),
                List.of());
    }

    void remove(String stay) {
        synchronized (this) {
            keys.keySet().removeIf(key -> key.card().equals(stay));
        }
        listeners.forEach(listener -> listener.accept(stay));
    }

    /** What the person does when the code is asked for ahead. */
    void whenAsked(Asked does) {
        person = does;
    }

    /** What she does when it is asked for in a handshake. */
    void whenAskedInHandshake(Asked does) {
        inHandshake = does;
    }

    /** The calling thread draws the screen. */
    void isPersonsThread() {
        persons = Optional.of(Thread.currentThread());
    }

    int unlocked() {
        return unlocked.get();
    }

    int signed() {
        return signed.get();
    }

    /** There is no key for the purpose that can be used, for a reason. */
    synchronized void refuse(Purpose purpose, FailureCode why) {
        obstacles.put(purpose, why);
    }

    /** For which purposes keys were wanted; forgets it. */
    List<Purpose> asked() {
        List<Purpose> before = List.copyOf(asked);
        asked.clear();
        return before;
    }

    /** How many want to hear of cards that leave. */
    int listeners() {
        return listeners.size();
    }

    @Override
    public void requireMayWait() throws CardKeyException {
        if (persons.filter(Thread.currentThread()::equals).isPresent()) {
            throw new CardKeyException(CardKeyFailure.WRONG_THREAD, "it would wait for itself");
        }
    }

    @Override
    public synchronized List<SigningKey> present(Purpose purpose) throws CardKeyException {
        asked.add(purpose);
        if (obstacles.containsKey(purpose)) {
            throw new CardKeyException(obstacles.get(purpose), "none that can be used");
        }
        return keys.keySet().stream().filter(key -> key.purpose() == purpose).toList();
    }

    @Override
    public void unlock(SigningKey key, Requester who) throws CardKeyException {
        unlocked.incrementAndGet();
        person.now();
    }

    @Override
    public byte[] sign(SigningKey key, SignatureAlgorithm algorithm, byte[] message, Requester who)
            throws CardKeyException {
        inHandshake.now();
        return sign(key, algorithm, message);
    }

    private synchronized byte[] sign(SigningKey key, SignatureAlgorithm algorithm, byte[] message)
            throws CardKeyException {
        if (!keys.containsKey(key)) {
            throw new CardKeyException(CardKeyFailure.CARD_GONE, "the card has left");
        }
        signed.incrementAndGet();
        try {
            Signature signature = Signature.getInstance(algorithm.jcaName());
            if (algorithm.parameters().isPresent()) {
                signature.setParameter(algorithm.parameters().get());
            }
            signature.initSign(keys.get(key));
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new CardKeyException(CardKeyFailure.NO_KEY, "no signature", e);
        }
    }

    @Override
    public Subscription onGone(Consumer<String> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }
}
