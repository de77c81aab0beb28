/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal;

import static org.hamcrest.CoreMatchers.is;
import static org.hamcrest.MatcherAssert.assertThat;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;

import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.junit.Test;

import se.etjanstekort.certstore.AnchorSource;
import se.etjanstekort.certstore.RevocationPolicy.UnknownRevocation;
import se.etjanstekort.certstore.TrustAnchor;
import se.etjanstekort.certstore.TrustAnchors;
import se.etjanstekort.certstore.TrustFailure;
import se.etjanstekort.certstore.Validation;
import se.etjanstekort.certstore.internal.TestCertificates.Issued;
import se.etjanstekort.certstore.internal.identity.IdentityRules;
import se.etjanstekort.certstore.internal.x509.CertificateParser;

/** Constraints on names in the certificate of an anchor, which Java's own engine does not look at. */
public class NameConstraintsTest {

    private static final String DOCTOR = "C=SE,O=Region Exempel,CN=Åsa Öhrn,SERIALNUMBER=TSTNMT2321000156-10B7";
    private static final GeneralName REGION = new GeneralName(new X500Name("C=SE,O=Region Exempel"));
    private static final GeneralName OTHER_REGION = new GeneralName(new X500Name("C=SE,O=Region Annan"));
    private static final GeneralName MAIL = new GeneralName(GeneralName.rfc822Name, "region.example");
    private static final GeneralName OTHER_MAIL = new GeneralName(GeneralName.rfc822Name, "annan.example");

    private final Issued root = TestCertificates.root("TEST Exempel e-id Root CA v2").issue();

    @Test
    public void aSubjectIsPermittedAndNotExcluded() {
        assertRefused(false, permitted(REGION));
        assertRefused(true, permitted(OTHER_REGION));
        assertRefused(false, excluded(OTHER_REGION));
        assertRefused(true, excluded(REGION));
    }

    @Test
    public void soAreAlternativeNames() {
        assertRefused(false, permitted(MAIL));
        assertRefused(true, permitted(OTHER_MAIL));
        assertRefused(false, excluded(OTHER_MAIL));
        assertRefused(true, excluded(MAIL));
    }

    private static NameConstraints permitted(GeneralName name) {
        return new NameConstraints(new GeneralSubtree[] { new GeneralSubtree(name) }, null);
    }

    private static NameConstraints excluded(GeneralName name) {
        return new NameConstraints(null, new GeneralSubtree[] { new GeneralSubtree(name) });
    }

    private void assertRefused(boolean expected, NameConstraints constraints) {
        Issued ca = root.ca("TEST Exempel e-id Person HSA-id 3 CA v1")
                .extension(Extension.nameConstraints, true, constraints).issue();
        Issued leaf = ca.authentication(DOCTOR).extension(Extension.subjectAlternativeName, false,
                new GeneralNames(new GeneralName(GeneralName.rfc822Name, "asa@region.example"))).issue();
        TrustAnchor anchor = new TrustAnchor(ca.certificate(), CertificateParser.fingerprint(ca.certificate()),
                new AnchorSource.Contribution("test", ""));
        Validation validation = new PkixCertificateStore(() -> new TrustAnchors(List.of(anchor), List.of()),
                new TestPolicy(UnknownRevocation.WARN), IdentityRules.shipped(),
                Clock.fixed(TestCertificates.NOW, ZoneOffset.UTC)).identities(TestCard.of(leaf).contents()).get(0)
                .authentication().orElseThrow();
        assertThat(validation instanceof Validation.NotTrusted not ? not.failures() : List.of(),
                is(expected ? List.of(TrustFailure.NAME_CONSTRAINT) : List.of()));
    }
}
