/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal;

import static org.hamcrest.CoreMatchers.is;
import static org.hamcrest.MatcherAssert.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.junit.Test;

import se.etjanstekort.certstore.AnchorSource;
import se.etjanstekort.certstore.CheckResult;
import se.etjanstekort.certstore.CheckResult.Outcome;
import se.etjanstekort.certstore.Findings;
import se.etjanstekort.certstore.PathCertificate;
import se.etjanstekort.certstore.RevocationPolicy.UnknownRevocation;
import se.etjanstekort.certstore.TrustAnchor;
import se.etjanstekort.certstore.TrustAnchors;
import se.etjanstekort.certstore.TrustFailure;
import se.etjanstekort.certstore.check.CertificateCheck;
import se.etjanstekort.certstore.check.CheckedPath;
import se.etjanstekort.certstore.internal.TestCertificates.Issued;
import se.etjanstekort.certstore.internal.aia.FetchedIssuers;
import se.etjanstekort.certstore.internal.anchor.PinnedAnchors;
import se.etjanstekort.certstore.internal.identity.IdentityRules;
import se.etjanstekort.certstore.internal.revocation.RevocationChecker;
import se.etjanstekort.certstore.internal.x509.CertificateParser;

/** What a validation shows besides its verdict. */
public class FindingsTest {

    private static final Instant NOW = TestCertificates.NOW;
    private static final String CA = "TEST Exempel e-id Person HSA-id 3 CA v1";
    private static final String DOCTOR = "C=SE,O=Region Exempel,CN=Åsa Bergström Öhrn,"
            + "SERIALNUMBER=TSTNMT2321000156-10B7";

    private final Issued root = TestCertificates.root("TEST Exempel e-id Root CA v2").issue();
    private final Issued ca = root.ca(CA).issue();
    private List<CertificateCheck> contributed = List.of();

    @Test
    public void thePathIsToldWithWhereEachCertificateComesFrom() {
        Findings findings = findings(TestCard.of(ca.authentication(DOCTOR).issue()).with(ca), root);
        assertThat(findings.anchored(), is(true));
        assertThat(findings.path().stream().map(PathCertificate::name).toList(),
                is(List.of("Åsa Bergström Öhrn", CA, "TEST Exempel e-id Root CA v2")));
        assertThat(findings.path().subList(0, 2).stream().map(PathCertificate::source).toList(),
                is(List.of(new AnchorSource.Card(), new AnchorSource.Card())));
        assertThat(findings.path().get(2).sha256(), is(CertificateParser.fingerprint(root.certificate())));
    }

    @Test
    public void whatIsRefusedHasAPathToo() {
        Issued expired = ca.authentication(DOCTOR).valid(NOW.minusSeconds(9), NOW.minusSeconds(1)).issue();
        Findings known = findings(TestCard.of(expired).with(ca), root);
        assertThat(known.anchored(), is(true));
        assertThat(known.path().size(), is(3));
        assertThat(known.revocation(), is(Optional.empty()));
        Findings unknown = findings(TestCard.of(expired).with(ca),
                TestCertificates.root("x").issue());
        assertThat(unknown.anchored(), is(false));
        assertThat(unknown.path().size(), is(1));
    }

    @Test
    public void aQuestionThatIsNoneForACertificateIsNeitherPassedNorFailed() {
        List<CheckResult> results = findings(TestCard.of(ca.authentication(DOCTOR).issue()).with(ca), root).results();
        assertThat(outcomes(results, "identity"), is(List.of(Outcome.PASSED, Outcome.NOT_APPLICABLE,
                Outcome.NOT_APPLICABLE)));
        assertThat(outcomes(results, "pathLength").get(0), is(Outcome.NOT_APPLICABLE));
        assertThat(outcomes(results, "signatureAlgorithm"), is(List.of(Outcome.PASSED, Outcome.PASSED,
                Outcome.NOT_APPLICABLE)));
        assertThat(outcomes(results, "validity"), is(List.of(Outcome.PASSED, Outcome.PASSED, Outcome.PASSED)));
    }

    @Test
    public void aCheckThatCannotSayWhetherItAppliesHasFailed() {
        contributed = List.of(new CertificateCheck() {
            @Override
            public String id() {
                return "example.broken";
            }

            @Override
            public String text(Locale locale) {
                return "It is broken.";
            }

            @Override
            public boolean applies(CheckedPath path, int position) {
                throw new IllegalStateException("broken");
            }

            @Override
            public Optional<TrustFailure> failure(CheckedPath path, int position) {
                return Optional.empty();
            }
        });
        List<CheckResult> results = findings(TestCard.of(ca.authentication(DOCTOR).issue()).with(ca), root).results();
        assertThat(outcomes(results, "example.broken"),
                is(List.of(Outcome.FAILED, Outcome.FAILED, Outcome.FAILED)));
    }

    private static List<Outcome> outcomes(List<CheckResult> results, String id) {
        return results.stream().filter(result -> result.id().equals(id)).map(CheckResult::outcome).toList();
    }

    private Findings findings(TestCard card, Issued anchor) {
        TrustAnchor trusted = new TrustAnchor(anchor.certificate(), CertificateParser.fingerprint(anchor.certificate()),
                new AnchorSource.Contribution("test", ""));
        TestPolicy policy = new TestPolicy(UnknownRevocation.WARN);
        AnchorRegister register = new AnchorRegister(() -> new TrustAnchors(List.of(trusted), List.of()),
                new PinnedAnchors(List.of()), FetchedIssuers.none(), policy);
        return new PkixCertificateStore(register, policy, IdentityRules.shipped(), Clock.fixed(NOW, ZoneOffset.UTC),
                () -> contributed, asking -> RevocationChecker.none()).identities(card.contents()).get(0)
                .authentication().orElseThrow().findings();
    }
}
