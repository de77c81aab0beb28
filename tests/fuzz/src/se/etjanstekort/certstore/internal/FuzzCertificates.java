/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import se.etjanstekort.certstore.AnchorSource;
import se.etjanstekort.certstore.RevocationPolicy;
import se.etjanstekort.certstore.TrustAnchor;
import se.etjanstekort.certstore.TrustAnchors;
import se.etjanstekort.certstore.internal.identity.IdentityRules;
import se.etjanstekort.certstore.internal.x509.CertificateParser;
import se.etjanstekort.fuzz.Bounds;
import se.etjanstekort.fuzz.Records;
import se.etjanstekort.pkcs15.CardContents;
import se.etjanstekort.pkcs15.CertificateObject;
import se.etjanstekort.pkcs15.FilePath;
import se.etjanstekort.pkcs15.Identifier;
import se.etjanstekort.policy.Policy;
import se.etjanstekort.policy.PolicyKey;
import se.etjanstekort.policy.PolicyProblem;

/** Any certificates on a card, whose identities are found and whose paths are built and validated, to any anchor. */
public final class FuzzCertificates {

    private static final int ANCHOR = 3;
    private static final int AUTHORITY = 4;
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T08:14:00Z"), ZoneOffset.UTC);
    private static final IdentityRules RULES = IdentityRules.shipped();

    private FuzzCertificates() {
    }

    /** Called by the fuzzer. */
    public static void fuzzerTestOneInput(byte[] input) {
        Bounds.keep(input, FuzzCertificates::judge);
    }

    private static void judge(byte[] input) {
        List<CertificateObject> objects = new ArrayList<>();
        List<TrustAnchor> anchors = new ArrayList<>();
        for (Records.Record record : Records.of(input, 0)) {
            Optional<X509Certificate> anchor = record.number() == ANCHOR ? CertificateParser.parse(record.bytes())
                    : Optional.empty();
            anchor.ifPresentOrElse(trusted -> anchors.add(new TrustAnchor(trusted,
                    CertificateParser.fingerprint(trusted), new AnchorSource.Contribution("fuzz", ""))),
                    () -> objects.add(object(record, objects.size())));
        }
        CardContents card = new CardContents(null, null, List.of(), List.of(), objects, null);
        new PkixCertificateStore(() -> new TrustAnchors(anchors, List.of()), new Lenient(), RULES, CLOCK)
                .identities(card);
    }

    private static CertificateObject object(Records.Record record, int number) {
        CertificateObject.Kind[] kinds = CertificateObject.Kind.values();
        return new CertificateObject(new Identifier(new byte[] { (byte) number }), "",
                kinds[record.number() % kinds.length], (record.number() & AUTHORITY) != 0, FilePath.of(number))
                .withEncoded(record.bytes());
    }

    /** As shipped, but that an unknown revocation does not end the look at a certificate. */
    private static final class Lenient implements Policy {

        @Override
        public <T> T get(PolicyKey<T> key) {
            return key.equals(RevocationPolicy.UNKNOWN)
                    ? key.type().parse(RevocationPolicy.UnknownRevocation.WARN.name().toLowerCase(Locale.ROOT))
                            .orElseThrow()
                    : key.shippedDefault();
        }

        @Override
        public boolean isLocked(PolicyKey<?> key) {
            return true;
        }

        @Override
        public List<PolicyProblem> problems() {
            return List.of();
        }
    }
}
