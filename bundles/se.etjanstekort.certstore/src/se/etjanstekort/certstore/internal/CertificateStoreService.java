/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import org.eclipse.core.runtime.IExtensionRegistry;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

import se.etjanstekort.certstore.Asking;
import se.etjanstekort.certstore.CardCertificates;
import se.etjanstekort.certstore.CertificateStore;
import se.etjanstekort.certstore.IdentityKind;
import se.etjanstekort.certstore.IdentityPolicy;
import se.etjanstekort.certstore.IdentityRuleProblem;
import se.etjanstekort.certstore.ListedAnchors;
import se.etjanstekort.certstore.RevocationNews;
import se.etjanstekort.certstore.TrustAnchors;
import se.etjanstekort.certstore.TrustPolicy;
import se.etjanstekort.certstore.ValidatedIdentity;
import se.etjanstekort.certstore.internal.aia.FetchedIssuers;
import se.etjanstekort.certstore.internal.aia.IssuerFolder;
import se.etjanstekort.certstore.internal.anchor.AnchorCollector;
import se.etjanstekort.certstore.internal.anchor.AnchorContributions;
import se.etjanstekort.certstore.internal.anchor.AnchorFolder;
import se.etjanstekort.certstore.internal.anchor.PinnedAnchors;
import se.etjanstekort.certstore.internal.http.BoundedHttpFetcher;
import se.etjanstekort.certstore.internal.http.HttpFetcher;
import se.etjanstekort.certstore.internal.http.PlatformProxies;
import se.etjanstekort.certstore.internal.identity.RuleCollector;
import se.etjanstekort.certstore.internal.identity.RuleContributions;
import se.etjanstekort.certstore.internal.revocation.IssuerMemory;
import se.etjanstekort.certstore.internal.revocation.Revocation;
import se.etjanstekort.certstore.internal.revocation.RevocationSource;
import se.etjanstekort.certstore.internal.revocation.distribution.CrlSource;
import se.etjanstekort.certstore.internal.revocation.ocsp.OcspSource;
import se.etjanstekort.certstore.internal.validation.CheckContributions;
import se.etjanstekort.pkcs15.CardContents;
import se.etjanstekort.pkcs15.CertificateObject;
import se.etjanstekort.policy.CacheFolder;
import se.etjanstekort.policy.Policy;
import se.etjanstekort.smartcard.ReaderProvider.Subscription;

/** The store as a service: anchors from policy and contributions, the computer's clock. */
@Component
public final class CertificateStoreService implements CertificateStore, RevocationNews {

    private static final int ASKING_THREADS = 6;
    private static final int PATIENT_THREADS = 2;
    private static final int DOWNLOADING_THREADS = 8;
    private static final int WAITING_QUESTIONS = 16;
    private static final int WAITING_SEARCHES = 16;
    /** So that a client that runs through the night has fresh answers in the morning. */
    private static final int PREFETCH_HOURS = 4;

    private final CertificateStore store;
    private final RevocationNews news;
    private final ScheduledExecutorService background = Executors.newScheduledThreadPool(ASKING_THREADS,
            CertificateStoreService::daemon);
    /** For answers that nobody waits for any more: not before those that somebody does. */
    private final ExecutorService patient = new ThreadPoolExecutor(PATIENT_THREADS, PATIENT_THREADS, 0,
            TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING_QUESTIONS), CertificateStoreService::daemon);
    private final ExecutorService searches = new ThreadPoolExecutor(0, 1, 10, TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING_SEARCHES), CertificateStoreService::daemon);
    /** A thread for each CRL that is being fetched; none waits for another. */
    private final ExecutorService downloads = new ThreadPoolExecutor(0, DOWNLOADING_THREADS, 10, TimeUnit.SECONDS,
            new SynchronousQueue<>(), CertificateStoreService::daemon);
    /** Signatures of CRLs from disk: not in the queue behind those who wait for them. */
    private final ExecutorService rechecks = Executors.newSingleThreadExecutor(CertificateStoreService::daemon);

    @Activate
    public CertificateStoreService(@Reference Policy policy, @Reference IExtensionRegistry registry,
            BundleContext context) {
        HttpFetcher fetcher = new BoundedHttpFetcher(PlatformProxies.of(context));
        FetchedIssuers issuers = new FetchedIssuers(fetcher, new IssuerFolder(CacheFolder.ofUser("issuers").path()),
                () -> policy.get(TrustPolicy.AIA_HOSTS), searches, Clock.systemUTC());
        AnchorRegister anchors = new AnchorRegister(named(policy, registry), PinnedAnchors.shipped(), issuers, policy);
        IssuerMemory seen = new IssuerMemory(CacheFolder.ofUser("revocation/seen").path());
        Revocation revocation = new Revocation(sources(policy, fetcher), policy, Clock.systemUTC(), background,
                patient, seen);
        news = revocation.news();
        store = new PkixCertificateStore(anchors, policy,
                RuleCollector.collect(policy.get(IdentityPolicy.RULES_FILE), new RuleContributions(registry)::read),
                Clock.systemUTC(), new CheckContributions(registry)::checks, revocation::checker);
        background.scheduleWithFixedDelay(new Prefetch(seen, anchors, revocation, Clock.systemUTC()), 0,
                PREFETCH_HOURS, TimeUnit.HOURS);
    }

    @Deactivate
    void stop() {
        background.shutdownNow();
        patient.shutdownNow();
        searches.shutdownNow();
        downloads.shutdownNow();
        rechecks.shutdownNow();
    }

    private static Supplier<TrustAnchors> named(Policy policy, IExtensionRegistry registry) {
        AnchorContributions contributions = new AnchorContributions(registry);
        return () -> {
            AnchorCollector collector = new AnchorCollector();
            policy.get(TrustPolicy.TRUST_ANCHORS_DIRECTORY)
                    .ifPresent(folder -> AnchorFolder.read(folder, collector));
            contributions.read(collector);
            return collector.collected();
        };
    }

    private List<RevocationSource> sources(Policy policy, HttpFetcher fetcher) {
        CrlSource crls = new CrlSource(fetcher, CacheFolder.ofUser("revocation/crl").path(), policy, Clock.systemUTC(),
                downloads, rechecks);
        return List.of(new OcspSource(fetcher, CacheFolder.ofUser("revocation/ocsp").path(), policy, Clock.systemUTC(),
                crls), crls);
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "etjanstekort-certificates");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public List<ValidatedIdentity> identities(CardContents card, Asking asking) {
        return store.identities(card, asking);
    }

    @Override
    public Optional<CertificateObject> toReadNext(CardContents soFar, Collection<IdentityKind> kinds) {
        return store.toReadNext(soFar, kinds);
    }

    @Override
    public boolean mayBeKept(CertificateObject certificate) {
        return store.mayBeKept(certificate);
    }

    @Override
    public CardCertificates certificates(CardContents card) {
        return store.certificates(card);
    }

    @Override
    public TrustAnchors trustAnchors() {
        return store.trustAnchors();
    }

    @Override
    public List<IdentityRuleProblem> identityRuleProblems() {
        return store.identityRuleProblems();
    }

    @Override
    public ListedAnchors listedAnchors() {
        return store.listedAnchors();
    }

    @Override
    public Subscription subscribe(Runnable listener) {
        return news.subscribe(listener);
    }

    @Override
    public CertificateStore trusting(Path anchorsDirectory) {
        return store.trusting(anchorsDirectory);
    }
}
