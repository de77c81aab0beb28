/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

import se.etjanstekort.certstore.RevocationStatus;
import se.etjanstekort.certstore.RevocationStatus.Source;
import se.etjanstekort.certstore.RevocationStatus.Unknown;
import se.etjanstekort.certstore.TrustFailure;
import se.etjanstekort.certstore.internal.revocation.RevocationSource;

/** A source that says what a test wants. */
final class TestSource implements RevocationSource {

    /** Where nobody asks on. */
    static final Executor NEVER = later -> {
    };

    private final Source kind;
    final List<Question> asked = new ArrayList<>();
    final List<Duration> given = new ArrayList<>();
    final List<X509Certificate> prefetched = new ArrayList<>();
    RevocationStatus kept = new Unknown(TrustFailure.REVOCATION_NOT_ANSWERED_YET, "nothing kept");
    RevocationStatus answer;
    /** Thrown instead of what is kept. */
    Optional<StackOverflowError> keptFault = Optional.empty();
    /** Thrown instead of an answer. */
    Optional<RuntimeException> fault = Optional.empty();

    TestSource(Source kind) {
        this.kind = kind;
        answer = RevocationTest.good(kind, TestCertificates.NOW);
    }

    /** One that knows nothing. */
    static TestSource silent(Source kind) {
        TestSource source = new TestSource(kind);
        source.answer = new Unknown(TrustFailure.REVOCATION_NOWHERE_TO_ASK, "nowhere");
        return source;
    }

    @Override
    public Source kind() {
        return kind;
    }

    @Override
    public RevocationStatus kept(Question question) {
        keptFault.ifPresent(thrown -> {
            throw thrown;
        });
        return kept;
    }

    @Override
    public RevocationStatus ask(Question question, Duration within) {
        asked.add(question);
        given.add(within);
        fault.ifPresent(thrown -> {
            throw thrown;
        });
        return answer;
    }

    @Override
    public void prefetch(List<X509Certificate> issuers, Duration within) {
        prefetched.addAll(issuers);
    }
}
