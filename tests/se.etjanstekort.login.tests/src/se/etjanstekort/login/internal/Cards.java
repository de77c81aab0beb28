/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.login.internal;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

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

/** Cards for the tests of the pure function: what was read, without any card. */
final class Cards {

    static final Atr ATR = new Atr(new byte[] { 0x3B, 0x00 });
    static final Instant NOW = Instant.parse("2026-11-23T08:14:00Z");

    private static final AuthenticationObject PIN_1 = new AuthenticationObject("Legitimering", id(1), Optional.empty(),
            Set.of(), PinType.ASCII_NUMERIC, 6, 8, OptionalInt.of(8), new PinReference(0x81), 0, Optional.empty());
    private static final X509Certificate CERTIFICATE = certificate();

    private Cards() {
    }

    private static Identifier id(int value) {
        return new Identifier(new byte[] { (byte) value });
    }

    private static X509Certificate certificate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            KeyPair keys = generator.generateKeyPair();
            X500Name name = new X500Name("CN=Test");
            return new JcaX509CertificateConverter().getCertificate(new JcaX509v3CertificateBuilder(name,
                    BigInteger.ONE, Date.from(NOW), Date.from(NOW.plusSeconds(3600)), name, keys.getPublic())
                    .build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A reader that is never spoken to. */
    static CardReader reader(String name) {
        return new CardReader() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public boolean isSoftware() {
                return false;
            }

            @Override
            public <T> CompletableFuture<T> inSession(long insertion, CardWork<T> work) {
                throw new AssertionError("the pure function speaks to no card");
            }
        };
    }

    static ReaderSnapshot snapshot(ReaderState... readers) {
        return new ReaderSnapshot(ServiceState.RUNNING, Optional.empty(), List.of(readers));
    }

    static ReaderState holding(String reader, Slot slot) {
        return new ReaderState(reader(reader), slot, false);
    }

    static Candidate candidate(String hsaId) {
        CertificateObject object = new CertificateObject(id(1), "", CertificateObject.Kind.OWN, false, FilePath.of(1));
        CertificateEntry entry = new CertificateEntry(object, CERTIFICATE, Optional.of(Purpose.AUTHENTICATION),
                new Subject("Åsa Bergström Öhrn", "Åsa", "Bergström Öhrn", "Region Exempel", "Läkare"),
                String.format("%064x", Integer.toUnsignedLong(hsaId.hashCode())));
        Identity identity = new Identity(IdentityKind.HSA_ID, hsaId, entry.subject(), "CA", AssuranceLevel.LEVEL_3,
                Environment.TEST, Optional.of(entry), Optional.empty());
        Validation trusted = new Validation.Trusted(List.of(CERTIFICATE),
                new TrustAnchor(CERTIFICATE, "00", new AnchorSource.Contribution("a", "b")),
                new RevocationStatus.Good(Instant.EPOCH, Optional.empty(), RevocationStatus.Source.OCSP, false),
                List.of());
        PrivateKeyObject key = new PrivateKeyObject(id(1), "", new PrivateKeyObject.Ec(Optional.empty()), Set.of(),
                Set.of(), Optional.of(id(1)), OptionalInt.of(1), List.of(), Optional.empty());
        return new Candidate(new ValidatedIdentity(identity, Optional.of(trusted), Optional.empty()),
                Purpose.AUTHENTICATION, key, PIN_1);
    }

    static CardOverview card(CardKey key, String hsaId, RetryCounter left) {
        return overview(key, Optional.of(candidate(hsaId)), Optional.empty(), left);
    }

    static CardOverview unfit(CardKey key, FailureCode obstacle) {
        return overview(key, Optional.empty(), Optional.of(obstacle), new RetryCounter.Left(3));
    }

    static List<PinStatus> pins(RetryCounter left) {
        return List.of(new PinStatus(PIN_1, left));
    }

    private static CardOverview overview(CardKey key, Optional<Candidate> candidate, Optional<FailureCode> obstacle,
            RetryCounter left) {
        CardContents contents = new CardContents(CardProfiles.shipped().get(0),
                new TokenInfo(0, "01", "", "", Set.of(), List.of(), Optional.empty()), List.of(PIN_1), List.of(),
                List.of(), new CardStatistics(0, 0, 0, 0, 0));
        return new CardOverview(key, reader(key.reader()), ATR, contents, List.of(), pins(left), candidate, obstacle);
    }
}
