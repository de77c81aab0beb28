/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.revocation.distribution;

import java.net.URI;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

import org.bouncycastle.asn1.x509.DistributionPoint;

import se.etjanstekort.certstore.RevocationPolicy;
import se.etjanstekort.certstore.RevocationStatus;
import se.etjanstekort.certstore.RevocationStatus.Cause;
import se.etjanstekort.certstore.RevocationStatus.Good;
import se.etjanstekort.certstore.RevocationStatus.Unknown;
import se.etjanstekort.certstore.TrustFailure;
import se.etjanstekort.certstore.internal.http.HttpFetcher;
import se.etjanstekort.certstore.internal.revocation.Freshness;
import se.etjanstekort.certstore.internal.revocation.RevocationSource;
import se.etjanstekort.certstore.internal.revocation.crl.CrlException;
import se.etjanstekort.certstore.internal.revocation.crl.CrlHeader;
import se.etjanstekort.certstore.internal.revocation.crl.IndexedCrl;
import se.etjanstekort.certstore.internal.x509.CertificateParser;
import se.etjanstekort.policy.Policy;

/**
 * Asks CRLs (RFC 5280, 6.3): from the addresses of policy first, then from the distribution points of the certificate, in order,
 * until one answers. Only those that the certificate's issuer has signed itself count.
 */
public final class CrlSource implements RevocationSource {

    private static final int MAXIMUM_ADDRESSES = 8;

    private final CrlDownloads downloads;
    private final Policy policy;
    private final Clock clock;

    /**
     * @param folder
     *            for CRLs, of the user's own
     * @param fetches
     *            where CRLs are fetched; it must not keep one waiting for another
     * @param rechecks
     *            where signatures of CRLs from disk are checked again
     */
    public CrlSource(HttpFetcher fetcher, Path folder, Policy policy, Clock clock, Executor fetches,
            Executor rechecks) {
        this.downloads = new CrlDownloads(fetcher, folder, policy, clock, fetches, rechecks);
        this.policy = policy;
        this.clock = clock;
    }

    @Override
    public RevocationStatus.Source kind() {
        return RevocationStatus.Source.CRL;
    }

    @Override
    public RevocationStatus kept(Question question) {
        List<Cause> causes = new ArrayList<>();
        for (CrlPlace place : places(question)) {
            Optional<IndexedCrl> crl = downloads.kept(place);
            if (crl.isPresent()) {
                try {
                    return judge(question, place, crl.get(), keptDelta(question, crl.get()));
                } catch (CrlRefusal e) {
                    causes.add(e.asCause(place));
                }
            }
        }
        return causes.isEmpty() ? new Unknown(TrustFailure.REVOCATION_NOT_ANSWERED_YET, "CRL: none is kept")
                : new Unknown(causes);
    }

    @Override
    public RevocationStatus ask(Question question, Duration within) {
        List<CrlPlace> places = places(question);
        if (places.isEmpty()) {
            return new Unknown(TrustFailure.REVOCATION_NOWHERE_TO_ASK, nowhere(question.certificate()));
        }
        long end = System.nanoTime() + within.toNanos();
        List<Cause> causes = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            CrlPlace place = places.get(i);
            // the last address has all that is left: no slow one takes the time of those behind it
            long until = System.nanoTime() + Math.max(0, end - System.nanoTime()) / (places.size() - i);
            try {
                IndexedCrl crl = verified(downloads.fetched(place, until), until);
                RevocationStatus status = judge(question, place, crl, fetchedDelta(question, crl, end));
                return CrlJudge.current(checked(status), Freshness.of(clock.instant(), policy));
            } catch (CrlRefusal e) {
                causes.add(e.asCause(place));
            }
        }
        return new Unknown(causes);
    }

    @Override
    public void prefetch(List<X509Certificate> issuers, Duration within) {
        long end = System.nanoTime() + within.toNanos();
        for (X509Certificate issuer : issuers) {
            Stream<CrlPlace> known = downloads.places(issuer).stream();
            Stream.concat(ofPolicy(issuer).stream().map(address -> new CrlPlace(address, issuer)), known).distinct()
                    .forEach(place -> prefetch(place, end));
        }
    }

    private void prefetch(CrlPlace place, long end) {
        try {
            downloads.fetched(place, end);
        } catch (CrlRefusal e) {
            // told when somebody asks
        }
    }

    private RevocationStatus judge(Question question, CrlPlace place, IndexedCrl crl, Optional<IndexedCrl> delta)
            throws CrlRefusal {
        try {
            return CrlJudge.judge(question.certificate(), points(question.certificate()), crl, delta);
        } catch (CrlException e) {
            downloads.discard(place, crl); // and a delta that was altered goes when its own check ends
            throw CrlRefusal.of(e);
        }
    }

    /** Waits for the signature of one that was on disk; if that takes too long, its answer is provisional. */
    private static IndexedCrl verified(IndexedCrl crl, long end) throws CrlRefusal {
        try {
            crl.verification().get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return crl;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new CrlRefusal(TrustFailure.REVOCATION_WRONG_ANSWER, "altered on disk: " + e.getCause());
        }
        return crl;
    }

    private RevocationStatus checked(RevocationStatus status) throws CrlRefusal {
        if (status instanceof Good good && good.provisional() && !policy.get(RevocationPolicy.PROVISIONAL)) {
            throw new CrlRefusal(TrustFailure.REVOCATION_UNREACHABLE, "its signature is still being checked again");
        }
        return status;
    }

    private Optional<IndexedCrl> keptDelta(Question question, IndexedCrl complete) {
        return deltas(question, complete.header()).stream().flatMap(place -> downloads.kept(place).stream())
                .findFirst();
    }

    /** The first that can be had; without one the complete CRL counts alone, as it does for who knows no delta CRLs. */
    private Optional<IndexedCrl> fetchedDelta(Question question, IndexedCrl complete, long end) {
        for (CrlPlace place : deltas(question, complete.header())) {
            try {
                return Optional.of(verified(downloads.fetched(place, end), end));
            } catch (CrlRefusal e) {
                // the next one
            }
        }
        return Optional.empty();
    }

    private static List<CrlPlace> deltas(Question question, CrlHeader complete) {
        return Stream.concat(DistributionPoints.freshest(question.certificate()).stream(), complete.freshest().stream())
                .flatMap(point -> DistributionPoints.addresses(point).stream()).distinct().limit(MAXIMUM_ADDRESSES)
                .map(address -> new CrlPlace(address, question.issuer())).toList();
    }

    private List<CrlPlace> places(Question question) {
        Set<URI> addresses = new LinkedHashSet<>(ofPolicy(question.issuer()));
        points(question.certificate()).forEach(point -> addresses.addAll(DistributionPoints.addresses(point)));
        return addresses.stream().limit(MAXIMUM_ADDRESSES).map(address -> new CrlPlace(address, question.issuer()))
                .toList();
    }

    private List<URI> ofPolicy(X509Certificate issuer) {
        return policy.get(RevocationPolicy.CRL_ADDRESSES).getOrDefault(CertificateParser.fingerprint(issuer),
                List.of());
    }

    /** Those whose CRL the issuer itself signs, and is about every reason. */
    private static List<DistributionPoint> points(X509Certificate certificate) {
        return DistributionPoints.of(certificate).stream()
                .filter(point -> point.getCRLIssuer() == null && point.getReasons() == null).toList();
    }

    private static String nowhere(X509Certificate certificate) {
        return DistributionPoints.of(certificate).isEmpty() ? "CRL: no address"
                : "CRL: no address of one that the issuer signs and that is about every reason";
    }
}
