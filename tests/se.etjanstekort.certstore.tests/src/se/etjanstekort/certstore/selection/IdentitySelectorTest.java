/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.selection;

import static org.hamcrest.CoreMatchers.is;
import static org.hamcrest.CoreMatchers.not;
import static org.hamcrest.MatcherAssert.assertThat;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.Test;

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
import se.etjanstekort.certstore.selection.Selection.Rejected;

public class IdentitySelectorTest {

    private static final Subject SUBJECT = new Subject("Åsa Bergström Öhrn", "Åsa", "Bergström Öhrn", "", "");
    private static final List<IdentityKind> BOTH = List.of(IdentityKind.HSA_ID, IdentityKind.PERSONNUMMER);
    private static final String HSA_ID = "TSTNMT2321000156-10B7";

    private final ValidatedIdentity employee = identity(IdentityKind.HSA_ID, HSA_ID, 2025);
    private final ValidatedIdentity citizen = identity(IdentityKind.PERSONNUMMER, "191212121212", 2025);

    @Test
    public void theOnlyOneThatFits() {
        Selection.Chosen chosen = chosen(select(List.of(IdentityKind.HSA_ID), citizen, employee));
        assertThat(chosen.identity(), is(employee));
        assertThat(chosen.reason(), is(ChoiceReason.ONLY_ONE));
        assertThat(chosen.rejected(), is(List.of(new Rejected(citizen, RejectionReason.KIND_NOT_ALLOWED))));
    }

    @Test
    public void kindsGoInOrder() {
        assertThat(chosen(select(BOTH, citizen, employee)).identity(), is(employee));
        Selection.Chosen chosen = chosen(
                select(List.of(IdentityKind.PERSONNUMMER, IdentityKind.HSA_ID), employee, citizen));
        assertThat(chosen.identity(), is(citizen));
        assertThat(chosen.reason(), is(ChoiceReason.PREFERRED_KIND));
        assertThat(chosen.rejected(), is(List.of(new Rejected(employee, RejectionReason.LESS_PREFERRED_KIND))));
    }

    @Test
    public void ofOnePairRenewedTheNewerIsTakenAndTheOtherIsLeftOver() {
        ValidatedIdentity old = identity(IdentityKind.HSA_ID, HSA_ID.toLowerCase(Locale.ROOT), 2021);
        Selection.Chosen chosen = chosen(select(BOTH, old, citizen, employee));
        assertThat(chosen.identity(), is(employee));
        assertThat(chosen.reason(), is(ChoiceReason.NEWEST));
        assertThat(chosen.rejected(), is(List.of(new Rejected(old, RejectionReason.OLDER),
                new Rejected(citizen, RejectionReason.LESS_PREFERRED_KIND))));
    }

    @Test
    public void aNewerOneThatIsNotTrustedGivesWay() {
        ValidatedIdentity newer = with(identity(IdentityKind.HSA_ID, HSA_ID, 2026),
                new Validation.NotTrusted(List.of(TrustFailure.REVOKED)));
        Selection.Chosen chosen = chosen(select(BOTH, newer, employee));
        assertThat(chosen.identity(), is(employee));
        assertThat(chosen.rejected(), is(List.of(new Rejected(newer, RejectionReason.NOT_TRUSTED))));
    }

    @Test
    public void oneWithoutAKnownAnchorCannotBeCheckedAndIsNotChosen() {
        ValidatedIdentity unknown = with(employee, new Validation.NotTrusted(
                List.of(TrustFailure.UNTRUSTED_ISSUER, TrustFailure.EXPIRED)));
        assertThat(select(BOTH, unknown), is(new Selection.None(
                List.of(new Rejected(unknown, RejectionReason.NOT_CHECKABLE)))));
    }

    @Test
    public void severalHsaIdsStaySeparateAndTheUserChooses() {
        ValidatedIdentity other = identity(IdentityKind.HSA_ID, "TSTNMT2321000156-10B8", 2021);
        Selection.Ambiguous ambiguous = (Selection.Ambiguous) select(BOTH, other, citizen, employee);
        assertThat(ambiguous.identities(), is(List.of(employee, other)));
        Requirement forService = new Requirement(Purpose.AUTHENTICATION, BOTH, AssuranceLevel.UNKNOWN,
                Set.of(Environment.TEST), Optional.of("register.example"));
        Selection.Chosen chosen = chosen(new IdentitySelector(forService, any -> true,
                (service, identity) -> service.equals("register.example") && identity.isSameAs(other.identity()))
                .select(ambiguous.identities()));
        assertThat(chosen.identity(), is(other));
        assertThat(chosen.reason(), is(ChoiceReason.REMEMBERED));
        assertThat(chosen.rejected(), is(List.of(new Rejected(employee, RejectionReason.NOT_THE_REMEMBERED))));
    }

    @Test
    public void aSignatureCertificateIsNeverUsedForAuthentication() {
        CertificateEntry signing = entry(Purpose.SIGNATURE, 2025);
        ValidatedIdentity reserve = new ValidatedIdentity(
                identity(IdentityKind.HSA_ID, HSA_ID, Optional.empty(), Optional.of(signing)), Optional.empty(),
                Optional.of(trusted(signing)));
        ValidatedIdentity mixedUp = new ValidatedIdentity(
                identity(IdentityKind.HSA_ID, HSA_ID, Optional.of(signing), Optional.empty()),
                Optional.of(trusted(signing)), Optional.empty());
        for (ValidatedIdentity wrong : List.of(reserve, mixedUp)) {
            Selection selection = select(BOTH, wrong);
            assertThat(selection, is(new Selection.None(
                    List.of(new Rejected(wrong, RejectionReason.NO_CERTIFICATE_FOR_PURPOSE)))));
        }
        assertThat(chosen(new IdentitySelector(Requirement.of(Purpose.SIGNATURE, BOTH), any -> true,
                RememberedChoices.NONE).select(List.of(reserve))).certificate(), is(signing));
    }

    @Test
    public void levelAndEnvironmentAreDemanded() {
        assertRejected(AssuranceLevel.LEVEL_4, Environment.TEST, employee, RejectionReason.LEVEL_TOO_LOW);
        assertRejected(AssuranceLevel.LEVEL_2, Environment.PRODUCTION, employee, RejectionReason.WRONG_ENVIRONMENT);
        Identity known = employee.identity();
        ValidatedIdentity unknown = new ValidatedIdentity(
                new Identity(known.kind(), known.id(), SUBJECT, "", AssuranceLevel.UNKNOWN, Environment.TEST,
                        known.authentication(), known.signature()),
                employee.authentication(), employee.signature());
        assertRejected(AssuranceLevel.LEVEL_2, Environment.TEST, unknown, RejectionReason.LEVEL_UNKNOWN);
    }

    @Test
    public void whatCannotBeUsedIsNotChosen() {
        assertThat(new IdentitySelector(Requirement.of(Purpose.AUTHENTICATION, BOTH), any -> any != employee,
                RememberedChoices.NONE).select(List.of(employee)),
                is(new Selection.None(List.of(new Rejected(employee, RejectionReason.NOT_USABLE)))));
    }

    @Test
    public void everyReasonHasItsSentenceInBothLanguages() {
        Stream.<Enum<?>>concat(Stream.of(ChoiceReason.values()), Stream.of(RejectionReason.values()))
                .forEach(reason -> assertThat(SelectionTexts.of(reason, Locale.ENGLISH),
                        not(SelectionTexts.of(reason, Locale.forLanguageTag("sv")))));
    }

    private static void assertRejected(AssuranceLevel level, Environment environment, ValidatedIdentity identity,
            RejectionReason reason) {
        Requirement requirement = new Requirement(Purpose.AUTHENTICATION, BOTH, level, Set.of(environment),
                Optional.empty());
        assertThat(new IdentitySelector(requirement, any -> true, RememberedChoices.NONE).select(List.of(identity)),
                is(new Selection.None(List.of(new Rejected(identity, reason)))));
    }

    private static Selection select(List<IdentityKind> kinds, ValidatedIdentity... identities) {
        return new IdentitySelector(Requirement.of(Purpose.AUTHENTICATION, kinds), any -> true, RememberedChoices.NONE)
                .select(List.of(identities));
    }

    private static Selection.Chosen chosen(Selection selection) {
        return (Selection.Chosen) selection;
    }

    private static ValidatedIdentity identity(IdentityKind kind, String id, int year) {
        CertificateEntry entry = entry(Purpose.AUTHENTICATION, year);
        return new ValidatedIdentity(identity(kind, id, Optional.of(entry), Optional.empty()),
                Optional.of(trusted(entry)), Optional.empty());
    }

    private static Identity identity(IdentityKind kind, String id, Optional<CertificateEntry> authentication,
            Optional<CertificateEntry> signature) {
        return new Identity(kind, id, SUBJECT, "", AssuranceLevel.LEVEL_3, Environment.TEST, authentication,
                signature);
    }

    private static ValidatedIdentity with(ValidatedIdentity identity, Validation validation) {
        return new ValidatedIdentity(identity.identity(), Optional.of(validation), Optional.empty());
    }

    private static Validation trusted(CertificateEntry entry) {
        return new Validation.Trusted(List.of(entry.certificate()),
                new TrustAnchor(entry.certificate(), "00", new AnchorSource.Contribution("a", "b")),
                new RevocationStatus.Good(Instant.EPOCH, Optional.empty(), RevocationStatus.Source.OCSP, false),
                List.of());
    }

    private static CertificateEntry entry(Purpose purpose, int year) {
        return new CertificateEntry(null, certificate(year), Optional.of(purpose), SUBJECT, purpose + " " + year);
    }

    private static X509Certificate certificate(int year) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            KeyPair keys = generator.generateKeyPair();
            X500Name name = new X500Name("CN=Åsa");
            Date begin = Date.from(Instant.parse(year + "-01-01T00:00:00Z"));
            return new JcaX509CertificateConverter().getCertificate(new JcaX509v3CertificateBuilder(name,
                    BigInteger.ONE, begin, Date.from(Instant.parse("2030-01-01T00:00:00Z")), name, keys.getPublic())
                    .build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }
}
