/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.login.internal;

import static org.junit.Assert.assertNotNull;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

import org.eclipse.core.runtime.preferences.DefaultScope;
import org.junit.rules.ExternalResource;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.log.Logger;
import org.osgi.service.log.LoggerFactory;
import org.osgi.util.tracker.ServiceTracker;

import se.etjanstekort.certstore.RevocationNews;
import se.etjanstekort.login.CardAccess;
import se.etjanstekort.login.SignIn;
import se.etjanstekort.login.SignInState;
import se.etjanstekort.simulator.SoftwareReader;
import se.etjanstekort.smartcard.Pin;
import se.etjanstekort.smartcard.ReaderProvider;
import se.etjanstekort.smartcard.ReaderState;
import se.etjanstekort.smartcard.Slot;

/** The suite as it runs in a client: its services, the software reader, and the example's policy; a new sign-in for each test. */
final class RunningSuite extends ExternalResource {

    /** Issuers that say nothing late. */
    static final RevocationNews NO_NEWS = listener -> () -> {
    };

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final List<ServiceTracker<?, ?>> others = new ArrayList<>();
    private SignInController signIn;
    private ServiceTracker<LoggerFactory, LoggerFactory> loggers;
    private ServiceTracker<CardAccess, CardAccess> accesses;
    private ServiceTracker<SoftwareReader, SoftwareReader> softwareReaders;

    @Override
    protected void before() throws Exception {
        policy("revocation.unknown", "warn");
        policy("revocation.sources", "none");
        policy("trust.anchors.directory", Path.of(System.getProperty("etjanstekort.test.pki"), "anchors").toString());
        softwareReaders = open(SoftwareReader.class);
        accesses = open(CardAccess.class);
        remove();
        loggers = open(LoggerFactory.class);
        signIn = new SignInController(access(), NO_NEWS, Clock.systemUTC(), logger());
    }

    @Override
    protected void after() {
        hand().remove();
        signIn.stop();
        others.forEach(ServiceTracker::close);
        loggers.close();
        accesses.close();
        softwareReaders.close();
    }

    static void policy(String key, String value) {
        DefaultScope.INSTANCE.getNode("se.etjanstekort.policy").put(key, value);
    }

    private static <S> ServiceTracker<S, S> open(Class<S> type) throws InterruptedException {
        BundleContext context = FrameworkUtil.getBundle(RunningSuite.class).getBundleContext();
        ServiceTracker<S, S> tracker = new ServiceTracker<>(context, type, null);
        tracker.open();
        assertNotNull("no " + type.getSimpleName(), tracker.waitForService(PATIENCE.toMillis()));
        return tracker;
    }

    SignIn signIn() {
        return signIn;
    }

    CardAccess access() {
        return accesses.getService();
    }

    SoftwareReader hand() {
        return softwareReaders.getService();
    }

    /** Takes the card out and waits until its reader says so. */
    void remove() throws InterruptedException {
        hand().remove();
        slot(Slot.Empty.class);
    }

    void submit(String code, boolean lastTryConfirmed) {
        signIn().submit(Pin.takeOver(code.toCharArray()), lastTryConfirmed);
    }

    /** Waits for a state. */
    SignInState until(Predicate<SignInState> wanted) throws InterruptedException {
        return until(signIn(), wanted);
    }

    /** Waits for a state of another sign-in. */
    static SignInState until(SignIn of, Predicate<SignInState> wanted) throws InterruptedException {
        CompletableFuture<SignInState> found = new CompletableFuture<>();
        try (ReaderProvider.Subscription subscription = of.subscribe(state -> complete(found, wanted, state))) {
            assertNotNull(subscription);
            return await(found, "the state never came");
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + "; it is " + of.state().situation() + ", " + of.state(), e);
        }
    }

    /** A service of the suite. */
    <S> S service(Class<S> type) throws InterruptedException {
        ServiceTracker<S, S> tracker = open(type);
        others.add(tracker);
        return tracker.getService();
    }

    Logger logger() {
        return loggers.getService().getLogger(RunningSuite.class);
    }

    private static void complete(CompletableFuture<SignInState> found, Predicate<SignInState> wanted,
            SignInState state) {
        if (wanted.test(state)) {
            found.complete(state);
        }
    }

    /** Puts a persona's card in and waits until its reader says so. */
    ReaderState insert(String persona) throws Exception {
        remove();
        hand().insert(persona);
        return slot(Slot.Present.class);
    }

    private ReaderState slot(Class<? extends Slot> wanted) throws InterruptedException {
        CompletableFuture<ReaderState> found = new CompletableFuture<>();
        try (ReaderProvider.Subscription subscription = access().readers()
                .subscribe(snapshot -> snapshot.readers().stream()
                        .filter(reader -> reader.reader().isSoftware() && wanted.isInstance(reader.slot())).findFirst()
                        .ifPresent(found::complete))) {
            assertNotNull(subscription);
            return await(found, "the slot never became " + wanted.getSimpleName());
        }
    }

    static <T> T await(CompletableFuture<T> future, String otherwise) throws InterruptedException {
        try {
            return future.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError(otherwise, e);
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause().toString(), e.getCause());
        }
    }
}
