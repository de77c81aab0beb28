/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.login.internal;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import java.util.function.Supplier;

import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.log.Logger;
import org.osgi.service.log.LoggerFactory;

import se.etjanstekort.certstore.Asking;
import se.etjanstekort.certstore.CertificateStore;
import se.etjanstekort.certstore.IdentityKind;
import se.etjanstekort.certstore.Purpose;
import se.etjanstekort.certstore.selection.Requirement;
import se.etjanstekort.login.Candidate;
import se.etjanstekort.login.CardAccess;
import se.etjanstekort.login.CardOverview;
import se.etjanstekort.login.CodeOperation;
import se.etjanstekort.login.CodeResult;
import se.etjanstekort.login.PinStatus;
import se.etjanstekort.login.Proof;
import se.etjanstekort.login.SessionFailure;
import se.etjanstekort.login.SignInPolicy;
import se.etjanstekort.pkcs15.AuthenticationObject;
import se.etjanstekort.pkcs15.CardCodes;
import se.etjanstekort.pkcs15.CardContentsReader;
import se.etjanstekort.pkcs15.CardMemory;
import se.etjanstekort.pkcs15.InstalledProfiles;
import se.etjanstekort.pkcs15.ReadingPlan;
import se.etjanstekort.policy.Policy;
import se.etjanstekort.smartcard.CardReader;
import se.etjanstekort.smartcard.CodeChange;
import se.etjanstekort.smartcard.FailureCode;
import se.etjanstekort.smartcard.PinEntry;
import se.etjanstekort.smartcard.ReaderProvider;
import se.etjanstekort.smartcard.ReaderSnapshot;
import se.etjanstekort.smartcard.ReaderState;

/**
 * Cards by way of all reader providers. The card is spoken to on its reader's thread; certificates are validated on a small
 * pool, so that no reader waits for them.
 */
@Component
public final class CardAccessService implements CardAccess {

    /** Some of them may be waiting for what issuers say about revocation. */
    private static final int VALIDATION_THREADS = 4;

    private final CertificateStore store;
    private final Policy policy;
    private final Logger log;
    private final UnitedReaders readers;
    private final RememberedIdentities remembered;
    /** What choices of who signs in are remembered for; no name of a server looks like it. */
    private final String service;
    private final CardReading reading;
    private final ExecutorService pool = Executors.newFixedThreadPool(VALIDATION_THREADS,
            DaemonThreads.named("etjanstekort-validation"));
    private final Prover prover;
    private final Set<CodeAttempt<?>> attempts = ConcurrentHashMap.newKeySet();

    /** For the running host product. */
    @Activate
    public CardAccessService(BundleContext context, @Reference CertificateStore store, @Reference Policy policy,
            @Reference InstalledProfiles profiles, @Reference(service = LoggerFactory.class) Logger log) {
        this(store, policy, profiles, UserCardMemory.ofUser(policy),
                Optional.ofNullable(context.getProperty("eclipse.product"))
                        .or(() -> Optional.ofNullable(context.getProperty("eclipse.application"))).orElse("unnamed"),
                log);
        // an administrator who wonders why nobody gets in finds the reason in the log
        store.identityRuleProblems().forEach(problem -> log.warn("identity rules: {}", problem));
        store.trustAnchors().problems().forEach(problem -> log.warn("trust anchors: {}", problem));
        policy.problems().forEach(problem -> log.warn("policy: {}", problem));
        profiles.profiles().problems().forEach(problem -> log.warn("card profiles: {}", problem));
    }

    CardAccessService(CertificateStore store, Policy policy, InstalledProfiles profiles, CardMemory memory,
            String hostId, Logger log) {
        this.store = store;
        this.reading = new CardReading(new CardContentsReader(profiles.profiles().profiles(), memory));
        this.policy = policy;
        this.log = log;
        remembered = RememberedIdentities.ofUser(policy);
        service = "sign-in " + hostId;
        this.prover = new Prover(hostId, this::readAfresh, pool, log);
        readers = new UnitedReaders(this::isAllowed, failure -> log.error("readers: a listener failed", failure));
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addReaderProvider(ReaderProvider provider) {
        readers.add(provider);
    }

    void removeReaderProvider(ReaderProvider provider) {
        readers.remove(provider);
    }

    @Deactivate
    void stop() {
        pool.shutdownNow();
        // what the pool has dropped would never end, nor its code be wiped
        attempts.forEach(CodeAttempt::stop);
    }

    private boolean isAllowed(ReaderState state) {
        return !state.reader().isSoftware()
                || policy.get(SignInPolicy.SOFTWARE_CARD) == SignInPolicy.SoftwareCard.ALLOW;
    }

    @Override
    public ReaderProvider readers() {
        return readers;
    }

    @Override
    public boolean canRemember() {
        return remembered.canRemember(service);
    }

    @Override
    public void remember(Candidate chosen) {
        try {
            pool.execute(() -> remembered.remember(service, chosen.identity()));
        } catch (RejectedExecutionException e) {
            log.debug("the service has stopped: a choice is not remembered");
        }
    }

    @Override
    public CompletableFuture<ReaderSnapshot> firstLook() {
        return readers.firstLook();
    }

    @Override
    public CompletableFuture<CardOverview> read(CardReader reader, long insertion, ReadOptions options) {
        ReadingPlan plan = options.inParts() ? soFar -> store(options).toReadNext(soFar, kinds(options))
                : ReadingPlan.EVERYTHING;
        return reader
                .inSession(insertion, options.patience(), session -> reading.read(reader, insertion, session, plan))
                .thenApplyAsync(card -> assess(card, options, asking(options)), pool);
    }

    /** Whoever shows a card in parts is told at once, and asks for the decision later. */
    private static Asking asking(ReadOptions options) {
        return options.inParts() ? Asking.SO_FAR : Asking.DECIDE;
    }

    @Override
    public CompletableFuture<CardOverview> readOn(CardOverview card, ReadOptions options) {
        return readOn(card, options, asking(options));
    }

    private CompletableFuture<CardOverview> readOn(CardOverview card, ReadOptions options, Asking asking) {
        if (card.contents().isComplete()) {
            return CompletableFuture.completedFuture(card);
        }
        return card.reader()
                .inSession(card.key().insertion(), options.patience(), session -> reading.readOn(card, session))
                .thenApplyAsync(whole -> assess(whole, options, asking), pool);
    }

    @Override
    public CompletableFuture<CardOverview> assess(CardOverview card, ReadOptions options, Asking asking) {
        return CompletableFuture.supplyAsync(() -> assessAgain(card, options, asking), pool);
    }

    /** No code is sent on the strength of what was kept from an earlier visit. */
    private CompletableFuture<CardOverview> withCodesFromCard(CardOverview card, ReadOptions options) {
        return card.contents().hasCodesFromCard() ? CompletableFuture.completedFuture(card)
                : readOn(card, options, Asking.SO_FAR); // decided in the end
    }

    @Override
    public CompletableFuture<CardOverview> readAfresh(CardOverview card, ReadOptions options) {
        return card.reader()
                .inSession(card.key().insertion(), options.patience(), session -> reading.readAfresh(card, session))
                .thenApplyAsync(whole -> assess(whole, options, Asking.DECIDE), pool);
    }

    private CardOverview assess(CardReading.RawCard card, ReadOptions options, Asking asking) {
        reading.remember(card, store);
        return CardReading.assess(card, store(options), wanted(options), asking);
    }

    @Override
    public CompletableFuture<List<PinStatus>> askTries(CardOverview card) {
        return card.reader().inSession(card.key().insertion(),
                session -> CardReading.askTries(card.contents(), session));
    }

    @Override
    public CompletableFuture<Proof> prove(CardOverview card, PinEntry entry, boolean allowLastTry,
            ReadOptions options) {
        CodeAttempt<Proof> attempt = new CodeAttempt<>(entry::close, failed(SessionFailure.INTERNAL));
        return carryOut(attempt,
                () -> withCodesFromCard(card, options)
                        .thenApplyAsync(whole -> assessAgain(whole, options, Asking.DECIDE), pool)
                        .thenCompose(fresh -> proveSame(card, fresh,
                                new Prover.Code(attempt, entry, allowLastTry, options))),
                CardAccessService::failed);
    }

    @Override
    public CompletableFuture<CodeResult> change(CardOverview card, CodeOperation operation, AuthenticationObject pin,
            CodeChange change, boolean allowLastTry, ReadOptions options) {
        CodeAttempt<CodeResult> attempt = new CodeAttempt<>(change::close,
                new CodeResult.Failed(SessionFailure.INTERNAL));
        return carryOut(attempt, () -> readOn(card, options, Asking.SO_FAR).thenComposeAsync(whole -> {
            CardOverview fresh = assessAgain(whole, options, Asking.DECIDE);
            if (!CardReading.isBehindTrusted(fresh, pin)) {
                return CompletableFuture.completedFuture(
                        new CodeResult.Failed(fresh.obstacle().orElse(SessionFailure.KEY_MISSING)));
            }
            CardCodes codes = new CardCodes(whole.contents());
            return card.reader().inSession(card.key().insertion(),
                    attempt.guarding(session -> new CodeResult.Ended(operation == CodeOperation.CHANGE
                            ? codes.change(session, pin, change, allowLastTry)
                            : codes.unblock(session, pin, change, allowLastTry))));
        }, pool), CodeResult.Failed::new);
    }

    /** Begins with the certificates, on the pool, and ends the attempt whatever comes of it. */
    private <R> CompletableFuture<R> carryOut(CodeAttempt<R> attempt, Supplier<CompletableFuture<R>> work,
            Function<FailureCode, R> failed) {
        attempts.add(attempt);
        attempt.result().whenComplete((result, thrown) -> attempts.remove(attempt));
        try {
            CompletableFuture.supplyAsync(work, pool).thenCompose(Function.identity())
                    .exceptionally(thrown -> failed.apply(logged(thrown))).thenAccept(attempt::end);
        } catch (RejectedExecutionException e) { // the service has stopped
            attempt.stop();
        }
        return attempt.result().copy();
    }

    private FailureCode logged(Throwable thrown) {
        if (Failures.isInternal(thrown)) {
            log.error("code: {}", thrown.toString(), thrown);
        }
        return Failures.of(thrown);
    }

    /** The code was typed for whom the screen named: if that is no longer who would be signed in, it is not sent. */
    private CompletableFuture<Proof> proveSame(CardOverview shown, CardOverview now, Prover.Code code) {
        if (now.candidate().isEmpty()) {
            return CompletableFuture.completedFuture(failed(now.obstacle().orElseThrow()));
        }
        CardOverview fresh = shown.candidate().map(now::choosing).orElse(now);
        Candidate candidate = fresh.candidate().orElseThrow();
        boolean same = shown.candidate().filter(candidate::isAsBefore).isPresent();
        return same ? prover.prove(fresh, candidate, code)
                : CompletableFuture.completedFuture(failed(SessionFailure.KEY_MISSING));
    }

    /** A card may have been in the reader for days: no code is sent on the strength of an old validation. */
    private CardOverview assessAgain(CardOverview card, ReadOptions options, Asking asking) {
        return CardReading.assess(
                new CardReading.RawCard(card.key(), card.reader(), card.atr(), card.contents(), card.pins()),
                store(options), wanted(options), asking);
    }

    private static Proof failed(FailureCode failure) {
        return new Proof.Failed(failure);
    }

    private CertificateStore store(ReadOptions options) {
        return options.anchors().map(store::trusting).orElse(store);
    }

    private CardReading.Wanted wanted(ReadOptions options) {
        return new CardReading.Wanted(
                Requirement.of(Purpose.AUTHENTICATION, List.copyOf(kinds(options))).forService(service), remembered);
    }

    private Collection<IdentityKind> kinds(ReadOptions options) {
        return options.kinds().isEmpty() ? policy.get(SignInPolicy.KINDS) : options.kinds();
    }
}
