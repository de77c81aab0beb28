/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.login.internal;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.log.Logger;
import org.osgi.service.log.LoggerFactory;

import se.etjanstekort.certstore.Asking;
import se.etjanstekort.certstore.RevocationNews;
import se.etjanstekort.certstore.RevocationPolicy;
import se.etjanstekort.login.Candidate;
import se.etjanstekort.login.CardAccess;
import se.etjanstekort.login.CardAccess.ReadOptions;
import se.etjanstekort.login.CardKey;
import se.etjanstekort.login.CardOverview;
import se.etjanstekort.login.CardState;
import se.etjanstekort.login.Phase;
import se.etjanstekort.login.SignIn;
import se.etjanstekort.login.SignInState;
import se.etjanstekort.policy.Policy;
import se.etjanstekort.smartcard.FailureCode;
import se.etjanstekort.smartcard.CardFailure;
import se.etjanstekort.smartcard.Pin;
import se.etjanstekort.smartcard.PinEntry;
import se.etjanstekort.smartcard.PinPadEntry;
import se.etjanstekort.smartcard.ReaderProvider.Subscription;

/**
 * Runs {@link SignInMachine}: events are taken one at a time on a thread of its own, effects are handed to
 * {@link CardAccess}, and listeners hear each new state. Whoever uses the service keeps it for as long as the client runs.
 */
@Component
public final class SignInController implements SignIn {

    private final CardAccess access;
    private final Clock clock;
    private final Logger log;
    private final ScheduledExecutorService loop = Executors
            .newSingleThreadScheduledExecutor(DaemonThreads.named("etjanstekort-sign-in"));
    private final List<Listening> listeners = new ArrayList<>();
    private final Subscription readers;
    private final Subscription news;
    /** The last entry on a reader's keys; belongs to the loop's thread. */
    private Optional<PinPadEntry> atReader = Optional.empty();
    private volatile SignInState state;

    /** For the running client. */
    @Activate
    public SignInController(@Reference CardAccess access, @Reference Policy policy, @Reference RevocationNews news,
            @Reference(service = LoggerFactory.class) Logger log) {
        this(access, news, Clock.systemUTC(), log);
        int minutes = policy.get(RevocationPolicy.RECHECK_MINUTES);
        loop.scheduleWithFixedDelay(this::recheck, minutes, minutes, TimeUnit.MINUTES);
    }

    SignInController(CardAccess access, RevocationNews news, Clock clock, Logger log) {
        this.access = access;
        this.clock = clock;
        this.log = log;
        state = SignInMachine.initial(access.readers().snapshot());
        readers = access.readers()
                .subscribe(snapshot -> post(new SignInEvent.ReadersChanged(snapshot, clock.instant())));
        this.news = news.subscribe(() -> onLoop(this::assessAll));
    }

    @Deactivate
    void stop() {
        readers.close();
        news.close();
        // nobody will hear of a card that leaves from now on: the last word is a lock
        lock();
        stopEntry();
        loop.shutdown();
    }

    @Override
    public SignInState state() {
        return state;
    }

    @Override
    public Subscription subscribe(Consumer<SignInState> listener) {
        Listening listening = new Listening(listener);
        onLoop(() -> {
            listeners.add(listening);
            tell(listening);
        });
        return () -> {
            listening.end();
            onLoop(() -> listeners.remove(listening));
        };
    }

    @Override
    public void submit(Pin pin, boolean lastTryConfirmed) {
        if (!onLoop(() -> take(new SignInEvent.CodeEntered(lastTryConfirmed), Optional.of(pin)))) {
            pin.close();
        }
    }

    @Override
    public void enterOnReader(boolean lastTryConfirmed) {
        onLoop(() -> take(new SignInEvent.CodeEntered(lastTryConfirmed, true), Optional.of(new PinPadEntry())));
    }

    @Override
    public void stopEntry() {
        onLoop(() -> atReader.ifPresent(PinPadEntry::stop));
    }

    @Override
    public void choose(CardKey card, Candidate candidate, boolean remember) {
        post(new SignInEvent.IdentityChosen(card, candidate));
        if (remember) {
            access.remember(candidate);
        }
    }

    @Override
    public boolean canRemember() {
        return access.canRemember();
    }

    @Override
    public void cancel() {
        post(new SignInEvent.Cancelled());
    }

    @Override
    public void lock() {
        post(new SignInEvent.LockAsked(clock.instant()));
    }

    @Override
    public void signOut() {
        post(new SignInEvent.SignOutAsked());
    }

    private void post(SignInEvent event) {
        onLoop(() -> take(event, Optional.empty()));
    }

    /** False once the service is stopped. */
    private boolean onLoop(Runnable task) {
        try {
            loop.execute(task);
            return true;
        } catch (RejectedExecutionException e) {
            return false; // stopped: nobody listens any more
        }
    }

    private void take(SignInEvent event, Optional<PinEntry> code) {
        SignInMachine.Step step;
        try {
            step = SignInMachine.next(state, event);
        } catch (RuntimeException | Error e) { // thread top: the code is wiped, and the state stays as it was
            log.error("sign-in: an event could not be taken", e);
            code.ifPresent(PinEntry::close);
            return;
        }
        state = step.state();
        if (step.effects().stream().noneMatch(SignInEffect.Prove.class::isInstance)) {
            code.ifPresent(PinEntry::close);
        }
        List.copyOf(listeners).forEach(this::tell);
        step.effects().forEach(effect -> attempt(effect, code));
    }

    /** A listener that fails does not keep the others from hearing of a lock. */
    private void tell(Listening listener) {
        try {
            listener.hear(state);
        } catch (RuntimeException | Error e) { // host contribution
            log.error("sign-in: a listener failed", e);
        }
    }

    /** An effect that cannot even be begun ends as a failure, and the code is wiped. */
    private void attempt(SignInEffect effect, Optional<PinEntry> code) {
        try {
            carryOut(effect, code);
        } catch (RuntimeException | Error e) { // host contribution: a reader provider
            log.error("sign-in: an effect failed", e);
            code.ifPresent(PinEntry::close);
            effect.notBegun(clock.instant()).ifPresent(this::post);
        }
    }

    private void carryOut(SignInEffect effect, Optional<PinEntry> code) {
        if (effect instanceof SignInEffect.ReadCard read) {
            carryOut(read);
        } else if (effect instanceof SignInEffect.ReadOn on) {
            readOn(on.card());
        } else if (effect instanceof SignInEffect.Prove prove) {
            CardKey key = prove.card().key();
            PinEntry entry = code.orElseThrow();
            atReader = entry instanceof PinPadEntry keys ? Optional.of(keys) : Optional.empty();
            access.prove(prove.card(), entry, prove.allowLastTry(), ReadOptions.POLICY)
                    .thenAccept(proof -> post(new SignInEvent.ProofDone(key, proof, clock.instant())));
        } else if (effect instanceof SignInEffect.AskTries ask) {
            askTries(ask.card());
        }
    }

    private void carryOut(SignInEffect.ReadCard read) {
        CardKey key = read.key();
        access.read(read.reader(), read.insertion(), ReadOptions.LIVE).whenComplete((card, thrown) -> {
            if (thrown == null) {
                post(new SignInEvent.CardRead(card));
                decide(card);
            } else {
                logInternal(thrown);
                post(new SignInEvent.CardUnreadable(key, Failures.of(thrown), CardStates.atr(state.readers(), key)));
            }
        });
    }

    /** What could not be read on is read before the code is sent at the latest; what contradicts itself is told at once. */
    private void readOn(CardOverview card) {
        access.readOn(card, ReadOptions.LIVE).whenComplete((whole, thrown) -> {
            if (thrown == null) {
                post(new SignInEvent.CardReadOn(whole));
                decide(whole);
            } else {
                logInternal(thrown);
                FailureCode failure = Failures.of(thrown);
                if (failure == CardFailure.MALFORMED_DATA) {
                    post(new SignInEvent.CardMisread(card.key(), failure, Optional.of(card.atr())));
                }
            }
        });
    }

    /** What issuers say about revocation comes while the user types: a card that is revoked is told at once. */
    private void decide(CardOverview card) {
        if (!card.isDecided()) {
            assess(card, Asking.DECIDE);
        }
    }

    /** A session that lasts does not outlive its card for long. */
    private void recheck() {
        if (state.phase() instanceof Phase.SignedIn signedIn) {
            Optional.ofNullable(state.cards().get(signedIn.card())).flatMap(CardState::overview)
                    .ifPresent(card -> assess(card, Asking.ANEW));
        }
    }

    /** An issuer has answered late: a card that was let in with a warning may be revoked, one that was refused may be good. */
    private void assessAll() {
        state.cards().values().stream().map(CardState::overview).flatMap(Optional::stream)
                .forEach(card -> assess(card, Asking.DECIDE));
    }

    private void assess(CardOverview card, Asking asking) {
        access.assess(card, ReadOptions.LIVE, asking).whenComplete((again, thrown) -> {
            if (thrown == null) {
                post(new SignInEvent.CardAssessed(again, clock.instant()));
            } else {
                logInternal(thrown); // decided before a code is sent
            }
        });
    }

    private void askTries(CardOverview card) {
        access.askTries(card).whenComplete((pins, thrown) -> {
            if (thrown == null) {
                post(new SignInEvent.TriesAsked(card.key(), pins));
            } else {
                logInternal(thrown); // the numbers stay as they were
            }
        });
    }

    private void logInternal(Throwable thrown) {
        if (Failures.isInternal(thrown)) {
            log.error("sign-in: {}", thrown.toString(), thrown);
        }
    }
}
