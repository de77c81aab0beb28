/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.ui.testkit;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

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
import se.etjanstekort.certstore.TrustFailure;
import se.etjanstekort.certstore.ValidatedIdentity;
import se.etjanstekort.certstore.Validation;
import se.etjanstekort.login.Candidate;
import se.etjanstekort.login.CardKey;
import se.etjanstekort.login.CardOverview;
import se.etjanstekort.login.CardState;
import se.etjanstekort.login.Phase;
import se.etjanstekort.login.PinPadAdvice;
import se.etjanstekort.login.PinStatus;
import se.etjanstekort.login.SignInState;
import se.etjanstekort.pkcs15.AuthenticationObject;
import se.etjanstekort.pkcs15.CardContents;
import se.etjanstekort.pkcs15.CardProfiles;
import se.etjanstekort.pkcs15.CardStatistics;
import se.etjanstekort.pkcs15.CertificateObject;
import se.etjanstekort.pkcs15.FilePath;
import se.etjanstekort.pkcs15.Identifier;
import se.etjanstekort.pkcs15.PinFlag;
import se.etjanstekort.pkcs15.PinReference;
import se.etjanstekort.pkcs15.PinType;
import se.etjanstekort.pkcs15.PrivateKeyObject;
import se.etjanstekort.pkcs15.TokenInfo;
import se.etjanstekort.smartcard.Atr;
import se.etjanstekort.smartcard.CardReader;
import se.etjanstekort.smartcard.CardWork;
import se.etjanstekort.smartcard.FailureCode;
import se.etjanstekort.smartcard.ReaderSnapshot;
import se.etjanstekort.smartcard.ReaderState;
import se.etjanstekort.smartcard.RetryCounter;
import se.etjanstekort.smartcard.ServiceState;
import se.etjanstekort.smartcard.Slot;

/** States of a sign-in, as the service would tell them. */
public final class States {

    public static final Instant MORNING = Instant.parse("2026-11-23T07:14:00Z");
    public static final Atr ATR = new Atr(
            new byte[] { 0x3B, (byte) 0x9F, (byte) 0x96, (byte) 0x81, 0x31, (byte) 0xFE, 0x45 });
    public static final Candidate DOCTOR = candidate("Åsa Bergström Öhrn", IdentityKind.HSA_ID,
            "TSTNMT2321000156-10B7", "Specialistläkare");
    public static final Candidate NURSE = candidate("Mirko Källström", IdentityKind.HSA_ID, "TSTNMT2321000156-2F0C",
            "Sjuksköterska");
    /** With one of Skatteverket's test numbers. */
    public static final Candidate CITIZEN = candidate("Åsa Bergström Öhrn", IdentityKind.PERSONNUMMER, "199001012385",
            "");
    public static final String READER = "Omnikey 3121";
    private static final CardContents CONTENTS = new CardContents(CardProfiles.shipped().get(0),
            new TokenInfo(0, "", "", "e-tjänstekort", Set.of(), List.of(), Optional.empty()), List.of(), List.of(),
            List.of(), new CardStatistics(0, 0, 0, 0, 0));
    private static final String CERTIFICATE = """
            -----BEGIN CERTIFICATE-----
            MIIBiTCCAS+gAwIBAgIUC8nA8LZLZb+WplLRwoJ+RYGPUk8wCgYIKoZIzj0EAwIw
            GTEXMBUGA1UEAwwORWtiYWNrZW5zIHRlc3QwIBcNMjYxMTIzMjE0NTExWhgPMjEy
            NjEwMzAyMTQ1MTFaMBkxFzAVBgNVBAMMDkVrYmFja2VucyB0ZXN0MFkwEwYHKoZI
            zj0CAQYIKoZIzj0DAQcDQgAE0p7iYTi0vM0TyW4nIWIUNi//O0fA9SbO91goCZaH
            sGAmqXVgdwfQFTA1+cPfvWrd+gesLS6YrjFqm5BTe+Cr36NTMFEwHQYDVR0OBBYE
            FHE1IkZSN7Tk8k2pLM6sQZ6t3mxCMB8GA1UdIwQYMBaAFHE1IkZSN7Tk8k2pLM6s
            QZ6t3mxCMA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZIzj0EAwIDSAAwRQIhAJtLJrvI
            aFm7vYuT4KDqjv8noi14aP3SPOFFao2xu+w8AiAw+VNkcAme579QVkOMyaYcajnL
            yqEu99RTwsP0HRPu+g==
            -----END CERTIFICATE-----
            """;

    private States() {
    }

    public static Phase signedOut() {
        return new Phase.SignedOut();
    }

    public static Phase locked() {
        return new Phase.Locked(DOCTOR, MORNING);
    }

    public static Phase signedIn() {
        return new Phase.SignedIn(DOCTOR, MORNING, new CardKey(READER, 1));
    }

    public static SignInState noService(Phase phase, FailureCode problem) {
        return new SignInState(phase, new ReaderSnapshot(ServiceState.STOPPED, Optional.of(problem), List.of()),
                new TreeMap<>(), Optional.empty());
    }

    public static SignInState noReader(Phase phase) {
        return new SignInState(phase, new ReaderSnapshot(ServiceState.RUNNING, Optional.empty(), List.of()),
                new TreeMap<>(), Optional.empty());
    }

    /** The service runs and there is no reader, for a reason that is known. */
    public static SignInState noReader(Phase phase, FailureCode problem) {
        return new SignInState(phase, new ReaderSnapshot(ServiceState.RUNNING, Optional.of(problem), List.of()),
                new TreeMap<>(), Optional.empty());
    }

    public static SignInState noCard(Phase phase, Optional<FailureCode> notice) {
        return new SignInState(phase, readers(new Slot.Empty(), false), new TreeMap<>(), notice);
    }

    public static SignInState reading(Phase phase) {
        return withCard(phase, new CardState.Reading());
    }

    public static SignInState unusable(Phase phase, FailureCode failure) {
        return withCard(phase, new CardState.Unusable(failure, Optional.of(ATR)));
    }

    public static SignInState unfit(Phase phase, FailureCode failure) {
        return withCard(phase, new CardState.Unfit(overview(Optional.empty(), Optional.of(failure)), failure));
    }

    public static SignInState ready(Phase phase, Candidate candidate, int left, Optional<FailureCode> lastFailure) {
        return withCard(phase, readyCard(candidate, new RetryCounter.Left(left), lastFailure));
    }

    /** Both fit equally, and nobody has said which. */
    public static SignInState choosing(Phase phase, Candidate first, Candidate second) {
        CardOverview one = overview(Optional.of(first), Optional.empty());
        return withCard(phase, new CardState.Choosing(new CardOverview(one.key(), one.reader(), one.atr(),
                one.contents(), one.identities(), one.pins(), one.candidate(), one.obstacle(),
                List.of(first, second))));
    }

    public static SignInState readyOnSoftware(Phase phase, Candidate candidate) {
        return new SignInState(phase, readers(new Slot.Present(1, ATR), true),
                one(readyCard(candidate, new RetryCounter.Left(3), Optional.empty())), Optional.empty());
    }

    /** In a reader with keys of its own. */
    public static SignInState readyAtKeys(Phase phase, Candidate candidate, PinPadAdvice keys, int left,
            Optional<FailureCode> lastFailure) {
        RetryCounter tries = new RetryCounter.Left(left);
        return withCard(phase,
                new CardState.Ready(atKeys(candidate, tries, keys), candidate, tries, lastFailure));
    }

    /** The code is being entered on the reader's own keys. */
    public static SignInState enteringAtKeys(Phase phase, Candidate candidate, PinPadAdvice keys) {
        return withCard(phase,
                new CardState.Proving(atKeys(candidate, new RetryCounter.Left(3), keys), candidate, true));
    }

    private static CardOverview atKeys(Candidate candidate, RetryCounter left, PinPadAdvice keys) {
        return overview(Optional.of(candidate), Optional.empty())
                .withPins(List.of(new PinStatus(candidate.pin(), left, Optional.of(keys))));
    }

    /** The same card taken out and put in again. */
    public static SignInState readyAgain(Phase phase, Candidate candidate) {
        SortedMap<CardKey, CardState> cards = new TreeMap<>(Map.of(new CardKey(READER, 2),
                readyCard(candidate, new RetryCounter.Left(3), Optional.empty())));
        return new SignInState(phase, readers(new Slot.Present(2, ATR), false), cards, Optional.empty());
    }

    public static SignInState proving(Phase phase, Candidate candidate) {
        return withCard(phase,
                new CardState.Proving(overview(Optional.of(candidate), Optional.empty()), candidate));
    }

    public static SignInState blocked(Phase phase, Candidate candidate) {
        return withCard(phase,
                new CardState.Blocked(overview(Optional.of(candidate), Optional.empty()), candidate));
    }

    /** Let pass by policy though something is not known. */
    public static Candidate warned(Candidate candidate, TrustFailure warning) {
        return new Candidate(trusted(candidate.identity(), candidate.certificate(), List.of(warning)),
                candidate.purpose(), candidate.key(), candidate.pin());
    }

    /** The same person with her key for underskrift. */
    public static Candidate signing(Candidate candidate) {
        CertificateEntry own = candidate.certificate();
        CertificateEntry entry = new CertificateEntry(own.object(), own.certificate(), Optional.of(Purpose.SIGNATURE),
                own.subject(), own.sha256());
        Identity identity = candidate.identity();
        ValidatedIdentity validated = new ValidatedIdentity(
                new Identity(identity.kind(), identity.id(), identity.subject(), identity.issuer(), identity.level(),
                        identity.environment(), Optional.empty(), Optional.of(entry)),
                Optional.empty(), candidate.validated().authentication());
        return new Candidate(validated, Purpose.SIGNATURE, candidate.key(), candidate.pin());
    }

    private static CardState readyCard(Candidate candidate, RetryCounter left, Optional<FailureCode> lastFailure) {
        return new CardState.Ready(overview(Optional.of(candidate), Optional.empty()), candidate, left, lastFailure);
    }

    private static SignInState withCard(Phase phase, CardState card) {
        return new SignInState(phase, readers(new Slot.Present(1, ATR), false), one(card), Optional.empty());
    }

    private static SortedMap<CardKey, CardState> one(CardState card) {
        return new TreeMap<>(Map.of(new CardKey(READER, 1), card));
    }

    private static ReaderSnapshot readers(Slot slot, boolean software) {
        return new ReaderSnapshot(ServiceState.RUNNING, Optional.empty(),
                List.of(new ReaderState(new NamedReader(READER, software), slot, false)));
    }

    private static CardOverview overview(Optional<Candidate> candidate, Optional<FailureCode> obstacle) {
        return new CardOverview(new CardKey(READER, 1), new NamedReader(READER, false), ATR, CONTENTS, List.of(),
                List.of(), candidate, obstacle);
    }

    private static Candidate candidate(String name, IdentityKind kind, String id, String title) {
        return candidate(new Subject(name, "", "", "Ekbackens sjukhus, Region Exempel", title), kind, id);
    }

    /** A validated identity of somebody. */
    public static Candidate candidate(Subject subject, IdentityKind kind, String id) {
        Identifier keyId = new Identifier(new byte[] { 1 });
        Identifier authId = new Identifier(new byte[] { 2 });
        CertificateEntry entry = new CertificateEntry(
                new CertificateObject(keyId, "", CertificateObject.Kind.OWN, false, FilePath.of(0x5001)),
                certificate(), Optional.of(Purpose.AUTHENTICATION), subject,
                String.format("%064x", Integer.toUnsignedLong(id.hashCode())));
        Identity identity = new Identity(kind, id, subject, "Ekbackens test-CA", AssuranceLevel.LEVEL_3,
                Environment.TEST, Optional.of(entry), Optional.empty());
        PrivateKeyObject key = new PrivateKeyObject(keyId, "", new PrivateKeyObject.Rsa(2048), Set.of(), Set.of(),
                Optional.of(authId), OptionalInt.of(1), List.of(), Optional.empty());
        AuthenticationObject pin = new AuthenticationObject("", authId, Optional.empty(),
                Set.of(PinFlag.INITIALIZED), PinType.ASCII_NUMERIC, 6, 6, OptionalInt.of(6), new PinReference(1), 0,
                Optional.empty());
        return new Candidate(trusted(identity, entry, List.of()), Purpose.AUTHENTICATION, key, pin);
    }

    private static ValidatedIdentity trusted(Identity identity, CertificateEntry entry, List<TrustFailure> warnings) {
        TrustAnchor anchor = new TrustAnchor(entry.certificate(), entry.sha256(),
                new AnchorSource.Contribution("a bundle", "anchor.cer"));
        return new ValidatedIdentity(identity,
                Optional.of(new Validation.Trusted(List.of(entry.certificate()), anchor,
                        new RevocationStatus.Good(Instant.EPOCH, Optional.empty(), RevocationStatus.Source.OCSP, false),
                        warnings)),
                Optional.empty());
    }

    private static X509Certificate certificate() {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(CERTIFICATE.getBytes(StandardCharsets.US_ASCII)));
        } catch (CertificateException e) {
            throw new IllegalStateException(e);
        }
    }

    private record NamedReader(String name, boolean isSoftware) implements CardReader {
        @Override
        public <T> CompletableFuture<T> inSession(long insertion, CardWork<T> work) {
            throw new UnsupportedOperationException("no card is spoken to here");
        }
    }
}
