/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.revocation;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import se.etjanstekort.certstore.Asking;
import se.etjanstekort.certstore.RevocationNews;
import se.etjanstekort.certstore.RevocationPolicy;
import se.etjanstekort.certstore.RevocationStatus;
import se.etjanstekort.certstore.RevocationStatus.Good;
import se.etjanstekort.certstore.RevocationStatus.Revoked;
import se.etjanstekort.certstore.RevocationStatus.Unknown;
import se.etjanstekort.certstore.TrustFailure;
import se.etjanstekort.certstore.internal.path.CertificationPath;
import se.etjanstekort.certstore.internal.revocation.RevocationSource.Question;
import se.etjanstekort.policy.Policy;

/**
 * Puts the question of revocation to the sources that policy names, for each certificate of a path but the anchor, all at once
 * and each once: who asks while another is asking waits for the same answer. A source that has not answered within policy's
 * wait is asked again in the background, with more patience.
 */
public final class Revocation {

    /** For a server that is slow and a CRL that is large; nobody waits for it. No thread is held by a server for longer. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    /** So long an answer counts that does not say until when: from reading a card to the code. */
    private static final Duration REUSE = Duration.ofMinutes(2);
    private static final int MAXIMUM_ANSWERED = 256;
    private static final Logger LOG = System.getLogger(Revocation.class.getName());

    /** An answer, and when it came. */
    private record Answered(RevocationStatus status, Instant at) {

        /** Not so when the clock has been set back behind it. */
        boolean isOfNow(Instant now) {
            return !at.isAfter(now) && !at.isBefore(now.minus(REUSE));
        }
    }

    private final Sources sources;
    private final Policy policy;
    private final Clock clock;
    private final Executor background;
    private final IssuerMemory issuers;
    private final LateAnswers late;
    private final Map<Question, CompletableFuture<RevocationStatus>> asked = new ConcurrentHashMap<>();
    private final Recent<Question, Answered> answered = new Recent<>(MAXIMUM_ANSWERED);

    /**
     * @param background
     *            where sources are asked that somebody waits for; they block, about as long as policy says
     * @param patient
     *            where they are asked again that have not answered by then; they block for minutes. May refuse
     * @param issuers
     *            takes the CAs that are asked about
     */
    public Revocation(List<RevocationSource> sources, Policy policy, Clock clock, Executor background,
            Executor patient, IssuerMemory issuers) {
        this.sources = new Sources(sources, policy, clock);
        this.policy = policy;
        this.clock = clock;
        this.background = background;
        this.issuers = issuers;
        this.late = new LateAnswers(patient, question -> !(asked(question, PATIENCE) instanceof Unknown));
    }

    /** How a validation asks, from now on: all its paths together wait no longer than policy says. */
    public RevocationChecker checker(Asking asking) {
        long end = System.nanoTime() + policy.get(RevocationPolicy.WAIT).toNanos();
        return path -> status(path, asking, end);
    }

    /** Tells of answers that nobody waited for any more. */
    public RevocationNews news() {
        return late;
    }

    /** Begins to ask about CAs before any card of theirs is in, and fetches what is about all cards of theirs. Blocks. */
    public void prefetch(List<CertificationPath> cas) {
        cas.forEach(checker(Asking.SO_FAR)::status);
        sources.prefetch(cas.stream().map(path -> path.certificates().get(0)).toList(), PATIENCE);
    }

    private RevocationStatus status(CertificationPath path, Asking asking, long end) {
        if (sources.isEmpty()) {
            return new Unknown(TrustFailure.REVOCATION_NOT_ASKED, "policy revocation.sources is none");
        }
        issuers.keep(path);
        List<Question> questions = questions(path);
        List<RevocationStatus> statuses = new ArrayList<>();
        List<CompletableFuture<RevocationStatus>> answers = questions.stream()
                .map(question -> answer(question, asking)).toList();
        for (int i = 0; i < answers.size(); i++) {
            RevocationStatus status = asking == Asking.SO_FAR ? soFar(answers.get(i)) : waited(answers.get(i), end);
            statuses.add(status instanceof Unknown unknown ? withLastKnown(unknown, questions.get(i)) : status);
        }
        RevocationStatus status = Combination.ofPath(statuses);
        if (asking != Asking.SO_FAR && status instanceof Unknown unknown) {
            unknown.causes().forEach(cause -> LOG.log(Level.WARNING, "revocation: " + cause));
        }
        return status;
    }

    /** Nothing older counts against a responder that has just said that it knows no such certificate. */
    private Unknown withLastKnown(Unknown unknown, Question question) {
        return hasCause(unknown, TrustFailure.REVOCATION_CERTIFICATE_UNKNOWN) ? unknown
                : new Unknown(unknown.causes(), sources.lastKnown(question));
    }

    private static List<Question> questions(CertificationPath path) {
        List<X509Certificate> certificates = path.certificates();
        List<Question> questions = new ArrayList<>();
        for (int i = 0; i < certificates.size(); i++) {
            questions.add(new Question(certificates.get(i),
                    i + 1 < certificates.size() ? certificates.get(i + 1) : path.anchor().certificate()));
        }
        return questions;
    }

    /** What is known, or the answer to a question that is being asked from now on. */
    private CompletableFuture<RevocationStatus> answer(Question question, Asking asking) {
        Optional<RevocationStatus> known = asking == Asking.ANEW ? Optional.empty() : known(question);
        if (known.isPresent()) {
            return CompletableFuture.completedFuture(known.get());
        }
        CompletableFuture<RevocationStatus> mine = new CompletableFuture<>();
        CompletableFuture<RevocationStatus> running = asked.putIfAbsent(question, mine);
        if (running != null) {
            return running;
        }
        try {
            long end = System.nanoTime() + policy.get(RevocationPolicy.WAIT).toNanos();
            background.execute(() -> ask(question, mine, end));
        } catch (RejectedExecutionException e) { // the service has stopped
            asked.remove(question, mine);
            mine.complete(new Unknown(TrustFailure.REVOCATION_UNREACHABLE, "the service has stopped"));
        }
        return mine;
    }

    /**
     * What need not be asked: the first source has said it and it is still fresh, or it has just been found out; together
     * with what the others have kept. A CRL that is good for days does not keep the responder before it from being asked.
     */
    private Optional<RevocationStatus> known(Question question) {
        List<RevocationStatus> counting = new ArrayList<>(sources.kept(question));
        Optional<RevocationStatus> last = answered.get(question).filter(answer -> answer.isOfNow(clock.instant()))
                .map(Answered::status);
        boolean isEnough = last.isPresent() || counting.get(0) instanceof Good;
        last.ifPresent(counting::add);
        RevocationStatus together = Combination.ofSources(counting);
        if (together instanceof Revoked revoked) {
            // a hold may have been taken back: asked anew unless it was a moment ago
            return Optional.of(together).filter(hold -> revoked.isPermanent() || last.isPresent());
        }
        return Optional.of(together).filter(good -> isEnough && good instanceof Good);
    }

    private void ask(Question question, CompletableFuture<RevocationStatus> mine, long end) {
        RevocationStatus status = new Unknown(TrustFailure.REVOCATION_UNREACHABLE, "asking broke off");
        try {
            // the last tenth is for hearing what came of it
            status = asked(question, policy.get(RevocationPolicy.WAIT).multipliedBy(9).dividedBy(10));
        } finally {
            asked.remove(question, mine);
            mine.complete(status);
        }
        if (hasCause(status, TrustFailure.REVOCATION_UNREACHABLE)) {
            late.askOn(question);
        } else if (!(status instanceof Unknown) && System.nanoTime() - end > 0) {
            late.tell(); // it waited for a thread
        }
    }

    private RevocationStatus asked(Question question, Duration within) {
        RevocationStatus status = sources.ask(question, within);
        if (!(status instanceof Unknown)) {
            answered.put(question, new Answered(status, clock.instant()));
        } else if (hasCause(status, TrustFailure.REVOCATION_CERTIFICATE_UNKNOWN)) {
            answered.remove(question); // what was good a moment ago is so no more
        }
        return status;
    }

    private static boolean hasCause(RevocationStatus status, TrustFailure failure) {
        return status instanceof Unknown unknown
                && unknown.causes().stream().anyMatch(cause -> cause.failure() == failure);
    }

    private static RevocationStatus soFar(CompletableFuture<RevocationStatus> answer) {
        return answer.getNow(new Unknown(TrustFailure.REVOCATION_NOT_ANSWERED_YET, "being asked"));
    }

    private RevocationStatus waited(CompletableFuture<RevocationStatus> answer, long end) {
        try {
            return answer.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return new Unknown(TrustFailure.REVOCATION_UNREACHABLE,
                    "no answer within " + policy.get(RevocationPolicy.WAIT).toSeconds() + " s");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Unknown(TrustFailure.REVOCATION_UNREACHABLE, "interrupted");
        } catch (ExecutionException e) {
            throw new IllegalStateException(e); // it is completed with a status, whatever happens
        }
    }
}
