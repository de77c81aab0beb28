/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.legitimation.ui.internal.content;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
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
import se.etjanstekort.login.PinStatus;
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
import se.etjanstekort.smartcard.RetryCounter;

/** A card that was read, as a test wants it: an employee's identity first, and perhaps a private person's. */
public final class TestCard {

    public static final Atr ATR = new Atr(new byte[] { 0x3B, (byte) 0x9F, (byte) 0x96, (byte) 0x81, 0x31 });

    private final String name;
    private final String hsaId;
    private String title = "Specialistläkare";
    private String organisation = "Ekbackens sjukhus, Region Exempel";
    private String reader = "Omnikey 3121";
    private boolean software;
    private boolean withSignature = true;
    private Optional<String> personnummer = Optional.empty();
    private Instant end = Instant.parse("2028-03-14T22:59:59Z");
    private List<RetryCounter> tries = List.of(new RetryCounter.Left(3), new RetryCounter.Left(3),
            new RetryCounter.Left(10));
    private Optional<TrustFailure> failure = Optional.empty();
    private boolean revocationKnown = true;
    private boolean renewed;
    private boolean unknownPrivateIssuer;

    private TestCard(String name, String hsaId) {
        this.name = name;
        this.hsaId = hsaId;
    }

    public static TestCard doctor() {
        return new TestCard("Åsa Bergström Öhrn", "TSTNMT2321000156-10B7").personnummer("199908072391");
    }

    public static TestCard nurse() {
        return new TestCard("Mirko Källström", "TSTNMT2321000156-2F0C").title("Sjuksköterska");
    }

    public static TestCard of(String name) {
        return new TestCard(name, "TSTNMT2321000156-3A11");
    }

    public TestCard title(String newTitle) {
        title = newTitle;
        return this;
    }

    public TestCard organisation(String newOrganisation) {
        organisation = newOrganisation;
        return this;
    }

    public TestCard reader(String newReader) {
        reader = newReader;
        return this;
    }

    public TestCard personnummer(String newPersonnummer) {
        personnummer = Optional.of(newPersonnummer);
        return this;
    }

    public TestCard software() {
        software = true;
        reader = "Software card";
        return this;
    }

    public TestCard withoutSignature() {
        withSignature = false;
        return this;
    }

    public TestCard until(String newEnd) {
        end = Instant.parse(newEnd);
        return this;
    }

    public TestCard tries(RetryCounter... pin1Pin2Puk) {
        tries = List.of(pin1Pin2Puk);
        return this;
    }

    public TestCard refused(TrustFailure newFailure) {
        failure = Optional.of(newFailure);
        return this;
    }

    public TestCard revocationUnknown() {
        revocationKnown = false;
        return this;
    }

    /** The pair of before the renewal is still on the card. */
    public TestCard renewed() {
        renewed = true;
        return this;
    }

    /** No anchor vouches for the issuer of the private person's identity. */
    public TestCard unknownPrivateIssuer() {
        unknownPrivateIssuer = true;
        return this;
    }

    public CardKey key() {
        return new CardKey(reader, 1);
    }

    public CardReader reader() {
        return new NamedReader(reader, software);
    }

    public Candidate candidate() {
        return new Candidate(employee(), Purpose.AUTHENTICATION, key(1), code(1, false));
    }

    public CardOverview overview() {
        List<ValidatedIdentity> identities = new ArrayList<>(List.of(employee()));
        if (renewed) {
            identities.add(leftover());
        }
        personnummer.ifPresent(number -> identities.add(privatePerson(number)));
        List<AuthenticationObject> codes = List.of(code(1, false), code(2, false), code(3, true));
        List<PinStatus> pins = new ArrayList<>();
        for (int i = 0; i < codes.size(); i++) {
            pins.add(new PinStatus(codes.get(i), tries.get(i)));
        }
        TokenInfo token = new TokenInfo(0, "9752278900123456780", "", "SITHS", Set.of(), List.of(), Optional.empty());
        CardContents contents = new CardContents(CardProfiles.shipped().get(0), token, codes, List.of(key(1), key(2)),
                List.of(), new CardStatistics(0, 0, 0, 0, 0));
        return new CardOverview(key(), reader(), ATR, contents, identities, pins,
                failure.isPresent() ? Optional.empty() : Optional.of(candidate()), failure.map(it -> it));
    }

    private ValidatedIdentity employee() {
        Subject subject = new Subject(name, "", "", organisation, title);
        return validated(IdentityKind.HSA_ID, hsaId, subject, "SITHS e-id Person HSA-id CA v1");
    }

    private ValidatedIdentity leftover() {
        Instant now = end;
        end = Instant.parse("2026-12-31T22:59:59Z");
        try {
            return employee();
        } finally {
            end = now;
        }
    }

    private ValidatedIdentity privatePerson(String number) {
        Subject subject = new Subject(name, "", "", "", "");
        if (!unknownPrivateIssuer) {
            return validated(IdentityKind.PERSONNUMMER, number, subject, "SITHS e-id Person ID CA v1");
        }
        ValidatedIdentity told = validated(IdentityKind.PERSONNUMMER, number, subject, "Telia e-legitimation HW CA v2");
        return new ValidatedIdentity(told.identity(), told.identity().authentication().map(TestCard::untrusted),
                told.identity().signature().map(TestCard::untrusted));
    }

    private ValidatedIdentity validated(IdentityKind kind, String id, Subject subject, String issuer) {
        Optional<CertificateEntry> authentication = Optional.of(entry(1, Purpose.AUTHENTICATION, subject));
        Optional<CertificateEntry> signature = withSignature ? Optional.of(entry(2, Purpose.SIGNATURE, subject))
                : Optional.empty();
        Identity identity = new Identity(kind, id, subject, issuer, AssuranceLevel.LEVEL_3, Environment.TEST,
                authentication, signature);
        return new ValidatedIdentity(identity, authentication.map(this::validation), signature.map(this::validation));
    }

    private static Validation untrusted(CertificateEntry entry) {
        return new Validation.NotTrusted(List.of(TrustFailure.UNTRUSTED_ISSUER),
                TestFindings.refused(entry, TrustFailure.UNTRUSTED_ISSUER));
    }

    private Validation validation(CertificateEntry entry) {
        if (failure.isPresent()) {
            return new Validation.NotTrusted(List.of(failure.get()), TestFindings.refused(entry, failure.get()));
        }
        TrustAnchor anchor = new TrustAnchor(entry.certificate(), entry.sha256(),
                new AnchorSource.Contribution("a bundle", "anchor.cer"));
        RevocationStatus revocation = revocationKnown ? TestFindings.GOOD : TestFindings.UNKNOWN;
        return new Validation.Trusted(List.of(entry.certificate()), anchor, revocation,
                revocationKnown ? List.of() : List.of(TrustFailure.REVOCATION_UNKNOWN),
                TestFindings.trusted(entry, revocation));
    }

    private CertificateEntry entry(int number, Purpose purpose, Subject subject) {
        String fingerprint = "%08x".formatted(Objects.hash(number, subject, end)).repeat(8);
        CertificateObject object = new CertificateObject(id(number), "", CertificateObject.Kind.OWN, false,
                FilePath.of(0x5000 + number));
        return new CertificateEntry(object, new EndingCertificate(end), Optional.of(purpose), subject, fingerprint);
    }

    private static PrivateKeyObject key(int number) {
        return new PrivateKeyObject(id(number), "", new PrivateKeyObject.Rsa(2048), Set.of(), Set.of(),
                Optional.of(id(number)), OptionalInt.of(number), List.of(), Optional.empty());
    }

    private static AuthenticationObject code(int number, boolean isPuk) {
        return new AuthenticationObject("", id(number), Optional.empty(),
                isPuk ? Set.of(PinFlag.UNBLOCKING_PIN) : Set.of(PinFlag.INITIALIZED), PinType.ASCII_NUMERIC, 6, 6,
                OptionalInt.of(6), new PinReference(number), 0, Optional.empty());
    }

    private static Identifier id(int number) {
        return new Identifier(new byte[] { (byte) number });
    }

    private record NamedReader(String name, boolean isSoftware) implements CardReader {
        @Override
        public <T> CompletableFuture<T> inSession(long insertion, CardWork<T> work) {
            throw new UnsupportedOperationException("no card is spoken to here");
        }
    }
}
