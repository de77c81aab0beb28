/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal;

import static org.hamcrest.CoreMatchers.hasItem;
import static org.hamcrest.CoreMatchers.instanceOf;
import static org.hamcrest.CoreMatchers.is;
import static org.hamcrest.CoreMatchers.not;
import static org.hamcrest.MatcherAssert.assertThat;

import java.math.BigInteger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.asn1.x509.PolicyConstraints;
import org.junit.Test;

import se.etjanstekort.certstore.AnchorEntry;
import se.etjanstekort.certstore.AnchorProblem;
import se.etjanstekort.certstore.AnchorSource;
import se.etjanstekort.certstore.CheckResult;
import se.etjanstekort.certstore.TrustAnchor;
import se.etjanstekort.certstore.TrustAnchors;
import se.etjanstekort.certstore.TrustFailure;
import se.etjanstekort.certstore.TrustPolicy;
import se.etjanstekort.certstore.RevocationPolicy.UnknownRevocation;
import se.etjanstekort.certstore.Validation;
import se.etjanstekort.certstore.check.CertificateCheck;
import se.etjanstekort.certstore.internal.revocation.RevocationChecker;
import se.etjanstekort.certstore.internal.TestCertificates.Issued;
import se.etjanstekort.certstore.internal.TestCertificates.Request;
import se.etjanstekort.certstore.internal.aia.FetchedIssuers;
import se.etjanstekort.certstore.internal.anchor.PinnedAnchors;
import se.etjanstekort.certstore.internal.anchor.PinnedAnchors.Pin;
import se.etjanstekort.certstore.internal.identity.IdentityRules;
import se.etjanstekort.certstore.internal.x509.CertificateParser;
import se.etjanstekort.policy.Policy;

/** Paths made to deceive: each is refused, for exactly the reason that holds. And what a check may and may not do. */
public class PathAttacksTest {

    private static final Instant NOW = TestCertificates.NOW;
    private static final String CA = "TEST Exempel e-id Person HSA-id 3 CA v1";
    private static final String DOCTOR = "C=SE,O=Region Exempel,CN=Åsa Bergström Öhrn,"
            + "SERIALNUMBER=TSTNMT2321000156-10B7";

    private final Issued root = TestCertificates.root("TEST Exempel e-id Root CA v2").issue();
    private final Issued ca = root.ca(CA).issue();
    private List<CertificateCheck> contributed = List.of();
    private PinnedAnchors pins = new PinnedAnchors(List.of());
    private Policy policy = new TestPolicy(UnknownRevocation.WARN);
    private Instant now = NOW;

    @Test
    public void allChecksOfAllCertificatesAreInTheResultsAndSpeakBothLanguages() {
        Validation validation = validate(TestCard.of(ca.authentication(DOCTOR).issue()).with(ca), root);
        assertThat(validation, instanceOf(Validation.Trusted.class));
        Set<String> ids = validation.results().stream().map(CheckResult::id).collect(Collectors.toSet());
        assertThat(ids, is(Set.of("anchor", "validity", "keyUsage", "extendedKeyUsage", "basicConstraints",
                "pathLength", "nameConstraints", "policies", "keyStrength", "signatureAlgorithm",
                "criticalExtensions", "clock", "identity", "path", "revocation")));
        assertThat(validation.results().size(), is(14 * 3 + 1));
        for (CheckResult result : validation.results()) {
            assertThat(result.text(Locale.ENGLISH), not(result.text(Locale.forLanguageTag("sv"))));
        }
    }

    @Test
    public void checksGoOnAfterOneHasFailed() {
        Validation validation = validate(TestCard.of(ca.authentication(DOCTOR)
                .valid(NOW.minusSeconds(9), NOW.minusSeconds(1)).issue()).with(ca), root);
        assertThat(validation.results().size(), is(14 * 3));
        assertThat(validation.results().stream().filter(result -> !result.isPassed()).map(CheckResult::id).toList(),
                is(List.of("validity", "path")));
    }

    @Test
    public void selfSigned() {
        Request alone = TestCertificates.root("x").issue().authentication(DOCTOR);
        Issued first = alone.issue();
        Issued self = alone.keys(first.keys()).issuer(first).issue();
        assertThat(failures(TestCard.of(self), root), is(List.of(TrustFailure.UNTRUSTED_ISSUER)));
    }

    @Test
    public void anUnknownRootWithTheRightName() {
        Issued forged = TestCertificates.root("TEST Exempel e-id Root CA v2").issue();
        Issued forgedCa = forged.ca(CA).issue();
        assertThat(failures(TestCard.of(forgedCa.authentication(DOCTOR).issue()).with(forgedCa).with(forged), root),
                is(List.of(TrustFailure.UNTRUSTED_ISSUER)));
    }

    @Test
    public void aPinMakesAnAnchorOfTheCardsRootAndAnotherPinDoesNot() {
        TestCard card = TestCard.of(ca.authentication(DOCTOR).issue()).with(ca).with(root);
        pins = new PinnedAnchors(List.of(new Pin("right", fingerprint(root), false)));
        assertThat(((Validation.Trusted) validate(card)).anchor().source(), is(new AnchorSource.Card()));
        String right = fingerprint(root);
        String wrong = (right.charAt(0) == '0' ? '1' : '0') + right.substring(1);
        pins = new PinnedAnchors(List.of(new Pin("wrong", wrong, false)));
        assertThat(failures(card), is(List.of(TrustFailure.UNTRUSTED_ISSUER)));
    }

    @Test
    public void aRootForTrialsIsOffUntilPolicyTurnsItOn() {
        TestCard card = TestCard.of(ca.authentication(DOCTOR).issue()).with(ca).with(root);
        pins = new PinnedAnchors(List.of(new Pin("test", fingerprint(root), true)));
        assertThat(failures(card), is(List.of(TrustFailure.UNTRUSTED_ISSUER)));
        assertThat(store().listedAnchors().anchors().get(0).state(), is(AnchorEntry.State.OFF));
        assertThat("nor in a folder", failures(card, root), is(List.of(TrustFailure.UNTRUSTED_ISSUER)));
        assertThat(store(root).listedAnchors().anchors().get(0).state(), is(AnchorEntry.State.OFF));
        assertThat(store(root).trustAnchors().problems().get(0).kind(), is(AnchorProblem.Kind.TEST_ROOT_OFF));
        pins = new PinnedAnchors(List.of(new Pin("real", fingerprint(root), false)));
        assertThat("a real one in a folder is not off",
                failures(TestCard.of(ca.authentication(DOCTOR).issue()).with(ca), root), is(List.of()));
        pins = new PinnedAnchors(List.of(new Pin("test", fingerprint(root), true)));
        policy = TestPolicy.with("trust.test.roots", true);
        assertThat(failures(card), is(List.of()));
    }

    @Test
    public void shippedPinsAreThoseOfSiths() {
        assertThat(PinnedAnchors.shipped().inForce(false).pins(), is(List.of(new Pin("SITHS e-id Root CA v2",
                "8767260ac829d833c30af23857cbf8a2304bfda445303dfce5043afa73e584c1", false))));
        assertThat(PinnedAnchors.shipped().inForce(true).pins().get(1), is(new Pin("TEST SITHS e-id Root CA v2",
                "217ee0fab01427c86988758e3a6b2297b18320d00e1fb7c75e52c41988755307", true)));
    }

    @Test
    public void anIntermediateWithoutTheMarkOfACa() {
        Issued person = ca.request("CN=" + CA).basicConstraints(new BasicConstraints(false))
                .keyUsage(KeyUsage.keyCertSign).issue();
        assertThat(failures(TestCard.of(person.authentication(DOCTOR).issue()).with(person).with(ca), root),
                is(List.of(TrustFailure.NOT_A_CA, TrustFailure.PATH_LENGTH)));
        Issued silent = root.request("CN=" + CA).basicConstraints(new BasicConstraints(0)).issue(); // of its key's use
        assertThat(failures(TestCard.of(silent.authentication(DOCTOR).issue()).with(silent), root),
                is(List.of(TrustFailure.NOT_A_CA)));
    }

    @Test
    public void pathLengthOfAnAnchorHoldsToo() {
        Issued low = root.ca("Low CA").issue();
        Issued below = low.ca(CA).issue();
        assertThat(failures(TestCard.of(below.authentication(DOCTOR).issue()).with(below), low),
                is(List.of(TrustFailure.PATH_LENGTH)));
        assertThat(failures(TestCard.of(low.authentication(DOCTOR).issue()), low),
                not(hasItem(TrustFailure.PATH_LENGTH)));
    }

    @Test
    public void nameConstraintsOfAnIntermediateAndOfAnAnchor() {
        Issued narrow = root.ca(CA).extension(Extension.nameConstraints, true, permitted("C=SE,O=Region Annan"))
                .issue();
        Issued leaf = narrow.authentication(DOCTOR).issue();
        assertThat(failures(TestCard.of(leaf).with(narrow), root), is(List.of(TrustFailure.NAME_CONSTRAINT)));
        assertThat(failures(TestCard.of(leaf), narrow), is(List.of(TrustFailure.NAME_CONSTRAINT)));
        Issued fitting = root.ca(CA).extension(Extension.nameConstraints, true, permitted("C=SE,O=Region Exempel"))
                .issue();
        assertThat(failures(TestCard.of(fitting.authentication(DOCTOR).issue()).with(fitting), root), is(List.of()));
    }

    @Test
    public void policiesThatAnIssuerDemands() {
        Issued demanding = root.ca(CA).extension(Extension.policyConstraints, true,
                new PolicyConstraints(BigInteger.ZERO, null)).issue();
        assertThat(failures(TestCard.of(demanding.authentication(DOCTOR).issue()).with(demanding), root),
                is(List.of(TrustFailure.POLICY_NOT_ALLOWED)));
    }

    @Test
    public void anExpiredIntermediateAndOneOfTomorrow() {
        Issued old = root.ca(CA).valid(NOW.minusSeconds(9), NOW.minusSeconds(1)).issue();
        assertThat(failures(TestCard.of(old.authentication(DOCTOR).issue()).with(old), root),
                is(List.of(TrustFailure.ISSUER_NOT_VALID)));
        Issued early = root.ca(CA).valid(NOW.plusSeconds(1), NOW.plus(Duration.ofDays(1))).issue();
        assertThat(failures(TestCard.of(early.authentication(DOCTOR).issue()).with(early), root),
                is(List.of(TrustFailure.ISSUER_NOT_VALID)));
    }

    @Test
    public void aCriticalExtensionThatNobodyKnowsInAnIntermediate() {
        Issued odd = root.ca(CA).extension(new ASN1ObjectIdentifier("1.2.752.34.2.99"), true, DERNull.INSTANCE).issue();
        assertThat(failures(TestCard.of(odd.authentication(DOCTOR).issue()).with(odd), root),
                is(List.of(TrustFailure.UNKNOWN_CRITICAL_EXTENSION)));
    }

    @Test
    public void sha1OnlyFromTheOldCaThatPolicyNames() {
        TestCard card = TestCard.of(ca.authentication(DOCTOR).digest("SHA1").issue()).with(ca);
        assertThat(failures(card, root), is(List.of(TrustFailure.WEAK_ALGORITHM)));
        policy = TestPolicy.with("trust.sha1.issuers", Set.of(fingerprint(ca)));
        assertThat(failures(card, root), is(List.of()));
        TestCard sha224 = TestCard.of(ca.authentication(DOCTOR).digest("SHA224").issue()).with(ca);
        assertThat(failures(sha224, root), is(List.of(TrustFailure.WEAK_ALGORITHM)));
        policy = TestPolicy.with("trust.sha1.issuers", Set.of(fingerprint(root)));
        assertThat(failures(card, root), is(List.of(TrustFailure.WEAK_ALGORITHM)));
    }

    @Test
    public void aClockFromBeforeTheSuite() {
        now = Instant.parse("2025-12-31T23:59:59Z");
        assertThat(failures(TestCard.of(ca.authentication(DOCTOR).issue()).with(ca), root),
                is(List.of(TrustFailure.CLOCK_IMPLAUSIBLE)));
    }

    @Test
    public void aCertificateOfTenThousandExtensionsIsNone() {
        Request many = ca.authentication(DOCTOR);
        for (int i = 0; i < 10_000; i++) {
            many.extension(new ASN1ObjectIdentifier("1.2.752.34.3." + i), false, DERNull.INSTANCE);
        }
        TestCard card = TestCard.of(many.issue()).with(ca);
        assertThat(store(root).identities(card.contents()), is(List.of()));
        assertThat(store(root).certificates(card.contents()).unreadable().size(), is(1));
    }

    @Test
    public void aCheckThatThrowsHasFailedAndOneThatRefusesRefuses() {
        TestCard card = TestCard.of(ca.authentication(DOCTOR).issue()).with(ca);
        contributed = List.of(new ContributedCheck("example.check", () -> {
            throw new IllegalStateException();
        }));
        assertThat(failures(card, root), is(List.of(TrustFailure.CHECK_FAILED)));
        for (Error error : List.of(new AssertionError(), new StackOverflowError(), new NoClassDefFoundError())) {
            contributed = List.of(new ContributedCheck("example.check", () -> {
                throw error;
            }));
            assertThat(failures(card, root), is(List.of(TrustFailure.CHECK_FAILED)));
        }
        contributed = List.of(new ContributedCheck("example.check", () -> null));
        assertThat(failures(card, root), is(List.of(TrustFailure.CHECK_FAILED)));
        contributed = List.of(new ContributedCheck("example.check", () -> Optional.of(TrustFailure.WEAK_ALGORITHM)));
        assertThat(failures(card, root), is(List.of(TrustFailure.WEAK_ALGORITHM)));
        contributed = List.of(new ContributedCheck("example.check", Optional::empty));
        assertThat(failures(card, root), is(List.of()));
    }

    @Test
    public void policyMakesAHostsCheckAWarning() {
        contributed = List.of(new ContributedCheck("example.check", () -> Optional.of(TrustFailure.CHECK_FAILED)));
        policy = TestPolicy.with("trust.checks.warn", Set.of("example.check"));
        Validation validation = validate(TestCard.of(ca.authentication(DOCTOR).issue()).with(ca), root);
        assertThat(((Validation.Trusted) validation).warnings(), hasItem(TrustFailure.CHECK_FAILED));
    }

    @Test
    public void policyCannotMakeAWarningOfWhatHoldsForgeriesBack() {
        assertThat(TrustPolicy.CHECKS_THAT_WARN.type().parse("clock,example.check"),
                is(Optional.of(Set.of("clock", "example.check"))));
        for (String id : List.of("anchor", "validity", "pathLength", "nameConstraints", "path", "identity")) {
            assertThat(id, TrustPolicy.CHECKS_THAT_WARN.type().parse(id), is(Optional.empty()));
        }
    }

    private List<TrustFailure> failures(TestCard card, Issued... anchors) {
        return validate(card, anchors) instanceof Validation.NotTrusted not ? not.failures() : List.of();
    }

    private Validation validate(TestCard card, Issued... anchors) {
        return store(anchors).identities(card.contents()).get(0).authentication().orElseThrow();
    }

    private PkixCertificateStore store(Issued... anchors) {
        List<TrustAnchor> trusted = Arrays.stream(anchors).map(anchor -> new TrustAnchor(anchor.certificate(),
                fingerprint(anchor), new AnchorSource.Contribution("test", ""))).toList();
        AnchorRegister register = new AnchorRegister(() -> new TrustAnchors(trusted, List.of()), pins,
                FetchedIssuers.none(), policy);
        return new PkixCertificateStore(register, policy, IdentityRules.shipped(),
                Clock.fixed(now, ZoneOffset.UTC), () -> contributed, asking -> RevocationChecker.none());
    }

    private static String fingerprint(Issued issued) {
        return CertificateParser.fingerprint(issued.certificate());
    }

    private static NameConstraints permitted(String name) {
        return new NameConstraints(new GeneralSubtree[] { new GeneralSubtree(new GeneralName(new X500Name(name))) },
                null);
    }
}
