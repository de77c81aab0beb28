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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import se.etjanstekort.certstore.RevocationPolicy;
import se.etjanstekort.certstore.RevocationStatus;
import se.etjanstekort.certstore.RevocationStatus.Good;
import se.etjanstekort.certstore.RevocationStatus.Unknown;
import se.etjanstekort.certstore.TrustFailure;
import se.etjanstekort.certstore.internal.revocation.RevocationSource.Question;
import se.etjanstekort.policy.Policy;

/** The sources that policy names, in its order, as one. What one of them throws is a cause of not knowing. Any thread. */
final class Sources {

    private static final Logger LOG = System.getLogger(Sources.class.getName());

    private final List<RevocationSource> all;
    private final Policy policy;
    private final Clock clock;

    Sources(List<RevocationSource> all, Policy policy, Clock clock) {
        this.all = List.copyOf(all);
        this.policy = policy;
        this.clock = clock;
    }

    boolean isEmpty() {
        return inForce().isEmpty();
    }

    /** What each has kept and counts without asking: what is good while it is fresh, what is revoked for ever. */
    List<RevocationStatus> kept(Question question) {
        return inForce().stream().map(source -> kept(source, question)).toList();
    }

    /** The newest of what was good when it was said; empty if nothing was. */
    Optional<Good> lastKnown(Question question) {
        List<RevocationStatus> kept = inForce().stream().map(source -> guarded(source, () -> source.kept(question)))
                .toList();
        return Combination.goods(kept).stream().filter(this::isVerified).max(Comparator.comparing(Good::thisUpdate));
    }

    /**
     * Asks one after the other until one knows, or all; what the others have kept counts in any case. Blocks.
     *
     * @param within
     *            the whole time; no source takes that of those behind it
     */
    RevocationStatus ask(Question question, Duration within) {
        boolean asksAll = policy.get(RevocationPolicy.ASK_ALL);
        long end = System.nanoTime() + within.toNanos();
        List<RevocationSource> inForce = inForce();
        List<RevocationStatus> answers = new ArrayList<>();
        for (int i = 0; i < inForce.size(); i++) {
            RevocationSource source = inForce.get(i);
            Duration share = Duration.ofNanos(Math.max(0, end - System.nanoTime()) / (inForce.size() - i));
            boolean mayHaveKept = i > 0 && !asksAll;
            RevocationStatus answer = mayHaveKept && kept(source, question) instanceof Good kept ? kept
                    : guarded(source, () -> source.ask(question, share));
            answers.add(answer);
            if (!asksAll && !(answer instanceof Unknown)) {
                break;
            }
        }
        // what is only to be asked about has been asked about
        kept(question).stream().filter(kept -> !(kept instanceof Unknown unknown && unknown.isPending()))
                .forEach(answers::add);
        return Combination.ofSources(answers);
    }

    /** Fetches in advance what is about all certificates of those issuers. Blocks. */
    void prefetch(List<X509Certificate> issuers, Duration within) {
        inForce().forEach(source -> source.prefetch(issuers, within));
    }

    private List<RevocationSource> inForce() {
        return policy.get(RevocationPolicy.SOURCES).stream()
                .flatMap(kind -> all.stream().filter(source -> source.kind() == kind)).toList();
    }

    private RevocationStatus kept(RevocationSource source, Question question) {
        RevocationStatus kept = guarded(source, () -> source.kept(question));
        boolean isStale = kept instanceof Good good
                && !(Freshness.of(clock.instant(), policy).isFresh(good) && isVerified(good));
        return isStale ? new Unknown(TrustFailure.REVOCATION_NOT_ANSWERED_YET, source.kind() + " is to be asked")
                : kept;
    }

    private boolean isVerified(Good good) {
        return !good.provisional() || policy.get(RevocationPolicy.PROVISIONAL);
    }

    private static RevocationStatus guarded(RevocationSource source, Supplier<RevocationStatus> call) {
        try {
            return call.get();
        } catch (RuntimeException | StackOverflowError e) { // thread top of a source: the others are asked all the same
            LOG.log(Level.ERROR, "revocation: " + source.kind() + " failed", e);
            return new Unknown(TrustFailure.REVOCATION_WRONG_ANSWER, source.kind() + ": " + e);
        }
    }
}
