/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal;

import static org.hamcrest.CoreMatchers.instanceOf;
import static org.hamcrest.CoreMatchers.is;
import static org.hamcrest.MatcherAssert.assertThat;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;

import java.util.Optional;
import org.junit.Test;

import se.etjanstekort.certstore.AnchorSource;
import se.etjanstekort.certstore.CertificateEntry;
import se.etjanstekort.certstore.Purpose;
import se.etjanstekort.certstore.RevocationStatus;
import se.etjanstekort.certstore.TrustAnchor;
import se.etjanstekort.certstore.TrustFailure;
import se.etjanstekort.certstore.RevocationPolicy.UnknownRevocation;
import se.etjanstekort.certstore.Validation;
import se.etjanstekort.certstore.internal.TestCertificates.Issued;
import se.etjanstekort.certstore.internal.card.CardCertificateReader;
import se.etjanstekort.certstore.internal.identity.IdentityRules;
import se.etjanstekort.certstore.internal.validation.CertificateValidator;
import se.etjanstekort.certstore.internal.path.Helpers;
import se.etjanstekort.certstore.internal.x509.CertificateParser;

public class CertificateValidatorTest {

    private final Issued ca = TestCertificates.root("TEST Exempel e-id Person HSA-id 3 CA v1").issue();
    private final TrustAnchor anchor = new TrustAnchor(ca.certificate(),
            CertificateParser.fingerprint(ca.certificate()), new AnchorSource.Contribution("test", ""));

    @Test
    public void revokedIsRefusedEvenWherePolicyLetsTheUnknownPass() {
        assertThat(
                failures(new RevocationStatus.Revoked("keyCompromise", TestCertificates.NOW, TestCertificates.NOW,
                        RevocationStatus.Source.OCSP), Purpose.AUTHENTICATION),
                is(List.of(TrustFailure.REVOKED)));
    }

    @Test
    public void goodIsTrustedWithoutWarning() {
        Validation validation = validate(
                new RevocationStatus.Good(TestCertificates.NOW, Optional.empty(), RevocationStatus.Source.OCSP, false),
                Purpose.AUTHENTICATION);
        assertThat(validation, instanceOf(Validation.Trusted.class));
        assertThat(((Validation.Trusted) validation).warnings(), is(List.of()));
    }

    @Test
    public void theWrongPurposeIsRefused() {
        assertThat(
                failures(new RevocationStatus.Good(TestCertificates.NOW, Optional.empty(), RevocationStatus.Source.OCSP,
                        false), Purpose.SIGNATURE),
                is(List.of(TrustFailure.WRONG_PURPOSE)));
    }

    private List<TrustFailure> failures(RevocationStatus status, Purpose purpose) {
        return ((Validation.NotTrusted) validate(status, purpose)).failures();
    }

    private Validation validate(RevocationStatus status, Purpose purpose) {
        CertificateEntry entry = CardCertificateReader.read(TestCard
                .of(ca.authentication("CN=Åsa,SERIALNUMBER=TSTNMT2321000156-10B7").issue()).contents().certificates())
                .entries().get(0);
        return new CertificateValidator(IdentityRules.shipped(), new TestPolicy(UnknownRevocation.WARN),
                path -> status, Clock.fixed(TestCertificates.NOW, ZoneOffset.UTC), List.of())
                .validate(entry, purpose, new Helpers(List.of(), List.of()), List.of(anchor));
    }
}
