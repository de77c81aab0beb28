/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import se.etjanstekort.certstore.RevocationStatus;
import se.etjanstekort.certstore.RevocationStatus.Source;
import se.etjanstekort.certstore.RevocationStatus.Unknown;
import se.etjanstekort.certstore.TrustFailure;
import se.etjanstekort.certstore.internal.revocation.RevocationSource;

/** A source that says what a test wants. */
final class TestSource implements RevocationSource {

    private final Source kind;
    final List<Question> asked = new ArrayList<>();
    final List<X509Certificate> prefetched = new ArrayList<>();
    RevocationStatus kept = new Unknown(TrustFailure.REVOCATION_NOT_ANSWERED_YET, "nothing kept");
    RevocationStatus answer;

    TestSource(Source kind) {
        this.kind = kind;
        answer = RevocationTest.good(kind, TestCertificates.NOW);
    }

    @Override
    public Source kind() {
        return kind;
    }

    @Override
    public RevocationStatus kept(Question question) {
        return kept;
    }

    @Override
    public RevocationStatus ask(Question question, Duration within) {
        asked.add(question);
        return answer;
    }

    @Override
    public void prefetch(List<X509Certificate> issuers, Duration within) {
        prefetched.addAll(issuers);
    }
}
