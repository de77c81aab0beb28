/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.login.internal;

import static org.junit.Assert.assertEquals;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.After;
import org.junit.Test;
import org.osgi.service.log.Logger;

import se.etjanstekort.certstore.Asking;
import se.etjanstekort.certstore.RevocationNews;
import se.etjanstekort.certstore.TrustFailure;
import se.etjanstekort.login.CardAccess;
import se.etjanstekort.login.CardSituation;
import se.etjanstekort.login.Phase;
import se.etjanstekort.login.Proof;
import se.etjanstekort.login.SignInState;
import se.etjanstekort.smartcard.FailureCode;
import se.etjanstekort.smartcard.Pin;

/** Somebody was let in with a warning, and her card turns out to be revoked a moment later. */
public class LateRevocationTest {

    private final AtomicReference<Runnable> listener = new AtomicReference<>();
    private final RevocationNews news = heard -> {
        listener.set(heard);
        return () -> listener.set(null);
    };
    private volatile Optional<FailureCode> obstacle = Optional.empty();
    private final SignInController signIn = new SignInController(service(CardAccess.class, this::access), news,
            Clock.systemUTC(), service(Logger.class, (proxy, method, arguments) -> null));

    private static <T> T service(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type }, handler));
    }

    private Object access(Object proxy, Method method, Object[] arguments) {
        return switch (method.getName()) {
        case "readers" -> new SignInControllerFaultTest.OneReader();
        case "prove" -> {
            ((Pin) arguments[1]).close();
            yield CompletableFuture.completedFuture(new Proof.Proved(Cards.candidate(States.ASA)));
        }
        case "askTries" -> CompletableFuture.completedFuture(Cards.pins(States.THREE));
        case "assess" -> {
            assertEquals(Asking.DECIDE, arguments[2]);
            yield CompletableFuture.completedFuture(obstacle.map(
                    failure -> States.withContents(Cards.unfit(States.KEY, failure), States.ASAS_CARD))
                    .orElse(States.ASAS_CARD));
        }
        default -> CompletableFuture.completedFuture(States.ASAS_CARD);
        };
    }

    @After
    public void stop() {
        signIn.stop();
        assertEquals("nobody listens any more", null, listener.get());
    }

    @Test
    public void herSessionIsCoveredAtOnce() throws Exception {
        RunningSuite.until(signIn, state -> state.situation() instanceof CardSituation.Ready);
        signIn.submit(Pin.takeOver("123456".toCharArray()), false);
        RunningSuite.until(signIn, state -> state.phase() instanceof Phase.SignedIn);
        obstacle = Optional.of(TrustFailure.REVOKED);
        listener.get().run();
        SignInState covered = RunningSuite.until(signIn, state -> state.phase() instanceof Phase.Locked);
        assertEquals(new CardSituation.Unfit(TrustFailure.REVOKED), covered.situation());
    }

    @Test
    public void aCardThatWasRefusedForWantOfAnAnswerIsReadyOnceItIsThere() throws Exception {
        obstacle = Optional.of(TrustFailure.REVOCATION_UNKNOWN);
        RunningSuite.until(signIn, state -> state.situation() instanceof CardSituation.Ready);
        listener.get().run();
        RunningSuite.until(signIn, state -> state.situation() instanceof CardSituation.Unfit);
        obstacle = Optional.empty();
        listener.get().run();
        RunningSuite.until(signIn, state -> state.situation() instanceof CardSituation.Ready);
    }
}
