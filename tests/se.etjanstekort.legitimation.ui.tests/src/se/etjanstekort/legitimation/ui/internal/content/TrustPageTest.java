/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.legitimation.ui.internal.content;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.CoreMatchers.is;
import static org.hamcrest.CoreMatchers.not;
import static org.hamcrest.MatcherAssert.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.junit.Test;

import se.etjanstekort.certstore.CheckResult.Outcome;
import se.etjanstekort.certstore.RevocationStatus;
import se.etjanstekort.certstore.TrustFailure;
import se.etjanstekort.certstore.ValidatedIdentity;
import se.etjanstekort.login.Phase;
import se.etjanstekort.login.SignInState;
import se.etjanstekort.ui.CodeName;
import se.etjanstekort.ui.DateWords;
import se.etjanstekort.ui.Tone;
import se.etjanstekort.ui.Wording;

public class TrustPageTest {

    @Test
    public void aTrustedIdentityIsToldWithItsPathAndAllItsChecks() {
        TrustPage page = page(TestCard.doctor(), 0);

        assertThat(page.verdict().tone(), is(Tone.OK));
        assertThat(page.verdict().advice(), is(Messages.useBoth));
        assertThat(page.messages(), is(List.of()));
        assertThat(page.certificates().stream().map(TrustPage.Certificate::code).toList(),
                is(List.of(CodeName.PIN_1, CodeName.PIN_2)));
        TrustPage.Certificate certificate = page.certificates().get(0);
        assertThat(certificate.path().size(), is(3));
        assertThat(certificate.path().get(2).name(), is("SITHS e-id Root CA v2"));
        assertThat(certificate.path().get(2).rows().get(2).value(), containsString("87:67:26:0A:87"));
        assertThat(certificate.checks().size(), is(11));
        assertThat(certificate.checks().stream().map(TrustPage.Check::tone).distinct().toList(), is(List.of(Tone.OK)));
    }

    @Test
    public void whatWasNotPassedComesFirstWithTheCertificateAndTheCode() {
        TrustPage page = page(TestCard.doctor().refused(TrustFailure.EXPIRED), 0);

        assertThat(page.verdict().tone(), is(Tone.BAD));
        TrustPage.Check first = page.certificates().get(0).checks().get(0);
        assertThat(first.tone(), is(Tone.BAD));
        assertThat(first.outcome(), is(Outcome.FAILED.text(Wording.language())));
        assertThat(first.details().get(0), containsString("1: "));
        assertThat(first.details().get(0), containsString("T-04"));
    }

    @Test
    public void whereACheckRefusedNobodyWasAskedAboutRevocation() {
        List<TrustPage.Check> checks = page(TestCard.doctor().refused(TrustFailure.EXPIRED), 0).certificates().get(0)
                .checks();

        TrustPage.Check last = checks.get(checks.size() - 1);
        assertThat(last.outcome(), is(Messages.revocationNotAsked));
        assertThat(last.tone(), is(Tone.NEUTRAL));
    }

    @Test
    public void aRevokedOneIsToldWithReasonAndWhen() {
        TrustPage page = page(TestCard.doctor().refused(TrustFailure.REVOKED), 0);

        List<String> details = page.certificates().get(0).checks().get(0).details();
        assertThat(details.get(0), containsString("T-03"));
        assertThat(String.join(" ", details), containsString(new DateWords(TestStates.CLOCK.getZone())
                .moment(Instant.parse("2026-11-20T14:30:00Z"))));
    }

    @Test
    public void theUnknownIsToldWithEveryCause() {
        TrustPage page = page(TestCard.doctor().revocationUnknown(), 0);

        assertThat(page.verdict().tone(), is(Tone.WARNING));
        TrustPage.Check first = page.certificates().get(0).checks().get(0);
        assertThat(first.tone(), is(Tone.WARNING));
        for (RevocationStatus.Cause cause : TestFindings.UNKNOWN.causes()) {
            assertThat(String.join("\n", first.details()), containsString(cause.failure().id()));
            assertThat(String.join("\n", first.details()), containsString(cause.detail()));
        }
    }

    @Test
    public void withoutAnAnchorThePathSaysSo() {
        TrustPage page = page(TestCard.doctor().refused(TrustFailure.UNTRUSTED_ISSUER), 0);

        assertThat(page.checked(), is(false));
        assertThat(page.verdict().title(), is(Messages.verdictNotCheckable));
        List<TrustPage.Step> path = page.certificates().get(0).path();
        assertThat(path.size(), is(2));
        assertThat(path.get(1).role(), is(Messages.roleMissing));
    }

    @Test
    public void thePersonnummerIsNowhere() {
        TrustPage page = page(TestCard.doctor(), 1);

        assertThat(page.asText(), containsString("19XXXXXX-••••"));
        for (String text : List.of(page.asText(), page.toString())) {
            assertThat(text, not(containsString("2391")));
            assertThat(text, not(containsString("0807")));
        }
    }

    @Test
    public void theTextHoldsAllOfThePage() {
        TrustPage page = page(TestCard.doctor().revocationUnknown(), 0);

        String text = page.asText();
        assertThat(text, containsString(page.name()));
        assertThat(text, containsString(page.verdict().title()));
        for (TrustPage.Certificate certificate : page.certificates()) {
            for (TrustPage.Step step : certificate.path()) {
                assertThat(text, containsString(step.name()));
                step.rows().forEach(row -> assertThat(text, containsString(row.value())));
            }
            for (TrustPage.Check check : certificate.checks()) {
                assertThat(text, containsString(check.question()));
                check.details().forEach(detail -> assertThat(text, containsString(detail)));
            }
        }
    }

    @Test
    public void thePageGoesWithTheCardAndWhileTheClientIsLocked() {
        SignInState signedIn = TestStates.signedIn(TestCard.doctor());
        String fingerprint = TrustPage.fingerprint(identity(TestCard.doctor(), 1).identity());
        assertThat(find(signedIn, fingerprint).map(TrustPage::kind),
                is(Optional.of(page(TestCard.doctor(), 1).kind())));
        assertThat(find(TestStates.noCard(Optional.empty()), fingerprint), is(Optional.empty()));
        assertThat(find(TestStates.signedIn(TestCard.nurse()), fingerprint), is(Optional.empty()));
        Phase.SignedIn phase = (Phase.SignedIn) signedIn.phase();
        assertThat(find(new SignInState(new Phase.Locked(phase.person(), phase.since()), signedIn.readers(),
                signedIn.cards(), Optional.empty()), fingerprint), is(Optional.empty()));
    }

    private static Optional<TrustPage> find(SignInState state, String fingerprint) {
        return TrustPage.of(state, fingerprint, TestStates.CLOCK.getZone());
    }

    private static TrustPage page(TestCard card, int index) {
        return TrustPage.of(identity(card, index), TestStates.CLOCK.getZone());
    }

    private static ValidatedIdentity identity(TestCard card, int index) {
        return card.overview().identities().get(index);
    }
}
