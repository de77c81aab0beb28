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
import java.util.Comparator;
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
 * and each once: who asks while another is asking waits for the same answer.
 */
public final class Revocation {

    /** For a source behind which there is no other, such as one that fetches a large CRL; nobody waits as long. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    /** So long an answer counts that does not say until when: from reading a card to the code. */
    private static final Duration REUSE = Duration.ofMinutes(2);
    private static final Logger LOG = System.getLogger(Revocation.class.getName());

    /** An answer, and when it came. */
    private record Answered(RevocationStatus status, Instant at) {
    }

    private final List<RevocationSource> sources;
    private final Policy policy;
    private final Clock clock;
    private final Executor background;
    private final IssuerMemory issuers;
    private final Map<Question, CompletableFuture<RevocationStatus>> asked = new ConcurrentHashMap<>();
    private final Map<Question, Answered> answered = new ConcurrentHashMap<>();

    /**
     * @param background
     *            where sources are asked; they block
     * @param issuers
     *            takes the CAs that are asked about
     */
    public Revocation(List<RevocationSource> sources, Policy policy, Clock clock, Executor background,
            IssuerMemory issuers) {
        this.sources = List.copyOf(sources);
        this.policy = policy;
        this.clock = clock;
        this.background = background;
        this.issuers = issuers;
    }

    /** How a validation asks, from now on: all its paths together wait no longer than policy says. */
    public RevocationChecker checker(Asking asking) {
        long end = System.nanoTime() + policy.get(RevocationPolicy.WAIT).toNanos();
        return path -> status(path, asking, end);
    }

    /** Begins to ask about CAs before any card of theirs is in, and fetches what is about all cards of theirs. Blocks. */
    public void prefetch(List<CertificationPath> cas) {
        cas.forEach(checker(Asking.SO_FAR)::status);
        List<X509Certificate> certificates = cas.stream().map(path -> path.certificates().get(0)).toList();
        inForce().forEach(source -> source.prefetch(certificates, PATIENCE));
    }

    private RevocationStatus status(CertificationPath path, Asking asking, long end) {
        List<RevocationSource> inForce = inForce();
        if (inForce.isEmpty()) {
            return new Unknown(TrustFailure.REVOCATION_NOT_ASKED, "policy revocation.sources is none");
        }
        issuers.keep(path);
        List<Question> questions = questions(path);
        List<RevocationStatus> statuses = new ArrayList<>();
        List<CompletableFuture<RevocationStatus>> answers = questions.stream()
                .map(question -> answer(question, inForce, asking)).toList();
        for (int i = 0; i < answers.size(); i++) {
            RevocationStatus status = asking == Asking.SO_FAR ? soFar(answers.get(i)) : waited(answers.get(i), end);
            statuses.add(status instanceof Unknown unknown
                    ? new Unknown(unknown.causes(), lastKnown(questions.get(i), inForce))
                    : status);
        }
        RevocationStatus status = Combination.ofPath(statuses);
        if (asking != Asking.SO_FAR && status instanceof Unknown unknown) {
            unknown.causes().forEach(cause -> LOG.log(Level.WARNING, "revocation: " + cause));
        }
        return status;
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

    /** In the order of policy. */
    private List<RevocationSource> inForce() {
        return policy.get(RevocationPolicy.SOURCES).stream()
                .flatMap(kind -> sources.stream().filter(source -> source.kind() == kind)).toList();
    }

    /** What is known, or the answer to a question that is being asked from now on. */
    private CompletableFuture<RevocationStatus> answer(Question question, List<RevocationSource> inForce,
            Asking asking) {
        Optional<RevocationStatus> known = asking == Asking.ANEW ? Optional.empty() : known(question, inForce);
        if (known.isPresent()) {
            return CompletableFuture.completedFuture(known.get());
        }
        CompletableFuture<RevocationStatus> mine = new CompletableFuture<>();
        CompletableFuture<RevocationStatus> running = asked.putIfAbsent(question, mine);
        if (running != null) {
            return running;
        }
        try {
            background.execute(() -> ask(question, inForce, mine));
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
    private Optional<RevocationStatus> known(Question question, List<RevocationSource> inForce) {
        List<RevocationStatus> counting = counting(question, inForce);
        Optional<RevocationStatus> last = Optional.ofNullable(answered.get(question))
                .filter(answer -> !answer.at().isBefore(clock.instant().minus(REUSE))).map(Answered::status);
        boolean isEnough = last.isPresent() || counting.get(0) instanceof Good;
        last.ifPresent(counting::add);
        RevocationStatus together = Combination.ofSources(counting);
        if (together instanceof Revoked revoked) {
            // a hold may have been taken back: asked anew unless it was a moment ago
            return Optional.of(together).filter(hold -> revoked.isPermanent() || last.isPresent());
        }
        return Optional.of(together).filter(good -> isEnough && good instanceof Good);
    }

    /** What is kept and counts without asking: what is good while it is fresh, what is revoked for ever. */
    private List<RevocationStatus> counting(Question question, List<RevocationSource> inForce) {
        Freshness freshness = Freshness.of(clock.instant(), policy);
        List<RevocationStatus> counting = new ArrayList<>();
        for (RevocationSource source : inForce) {
            RevocationStatus kept = source.kept(question);
            boolean counts = kept instanceof Good good ? freshness.isFresh(good) && isVerified(good)
                    : kept instanceof Revoked;
            counting.add(counts ? kept
                    : new Unknown(TrustFailure.REVOCATION_NOT_ANSWERED_YET, source.kind() + " is to be asked"));
        }
        return counting;
    }

    private boolean isVerified(Good good) {
        return !good.provisional() || policy.get(RevocationPolicy.PROVISIONAL);
    }

    private void ask(Question question, List<RevocationSource> inForce, CompletableFuture<RevocationStatus> mine) {
        RevocationStatus status = new Unknown(TrustFailure.REVOCATION_UNREACHABLE, "asking broke off");
        try {
            status = asked(question, inForce);
            if (!(status instanceof Unknown)) {
                answered.put(question, new Answered(status, clock.instant()));
            }
        } finally {
            asked.remove(question, mine);
            mine.complete(status);
        }
    }

    /** Asks one after the other until one knows, or all; what the others have kept counts in any case. */
    private RevocationStatus asked(Question question, List<RevocationSource> inForce) {
        boolean all = policy.get(RevocationPolicy.ASK_ALL);
        Duration share = policy.get(RevocationPolicy.WAIT).dividedBy(inForce.size());
        List<RevocationStatus> answers = new ArrayList<>();
        for (RevocationSource source : inForce) {
            boolean isFirst = answers.isEmpty();
            RevocationStatus kept = counting(question, List.of(source)).get(0);
            RevocationStatus answer = kept instanceof Good && !isFirst && !all ? kept
                    : source.ask(question, source == inForce.get(inForce.size() - 1) ? PATIENCE : share);
            answers.add(answer);
            if (!all && !(answer instanceof Unknown)) {
                break;
            }
        }
        counting(question, inForce).stream().filter(kept -> !(kept instanceof Unknown)).forEach(answers::add);
        return Combination.ofSources(answers);
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

    private Optional<Good> lastKnown(Question question, List<RevocationSource> inForce) {
        List<RevocationStatus> kept = inForce.stream().map(source -> source.kept(question)).toList();
        return Combination.goods(kept).stream().filter(this::isVerified).max(Comparator.comparing(Good::thisUpdate));
    }
}
