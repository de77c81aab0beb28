/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.login.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import org.junit.After;
import org.junit.Test;
import org.osgi.service.log.Logger;

import se.etjanstekort.login.CardAccess;
import se.etjanstekort.login.CardSituation;
import se.etjanstekort.login.Phase;
import se.etjanstekort.login.SessionFailure;
import se.etjanstekort.login.SignInState;
import se.etjanstekort.smartcard.Pin;
import se.etjanstekort.smartcard.ReaderProvider;
import se.etjanstekort.smartcard.ReaderSnapshot;

/** A step that fails as no step should, while it holds a code: the code is wiped, and the sign-in goes on. */
public class SignInControllerFaultTest {

    private static final List<Throwable> FAULTS = List.of(new IllegalStateException("meant to fail"),
            new NoClassDefFoundError("meant to fail"));

    private SignInController signIn;

    @After
    public void stop() {
        signIn.stop();
    }

    private static <T> T service(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type }, handler));
    }

    /** With a card in it that stays. */
    static final class OneReader implements ReaderProvider {

        @Override
        public ReaderSnapshot snapshot() {
            return States.CARD_IN;
        }

        @Override
        public Subscription subscribe(Consumer<ReaderSnapshot> listener) {
            listener.accept(States.CARD_IN);
            return () -> {
            };
        }
    }

    /** With a card that is known, and whose reader fails as soon as a code is to be proved. */
    private void start(Throwable fault) throws InterruptedException {
        CardAccess access = service(CardAccess.class, (proxy, method, arguments) -> switch (method.getName()) {
        case "readers" -> new OneReader();
        case "read", "readOn" -> CompletableFuture.completedFuture(States.ASAS_CARD);
        case "askTries" -> CompletableFuture.completedFuture(Cards.pins(States.THREE));
        default -> throw fault;
        });
        signIn = new SignInController(access, RunningSuite.NO_NEWS, Clock.systemUTC(),
                service(Logger.class, (proxy, method, arguments) -> null));
        RunningSuite.until(signIn, state -> state.situation() instanceof CardSituation.Ready);
    }

    private static void assertWiped(Pin pin) {
        assertThrows(IllegalStateException.class, () -> pin.lendTo(char[]::clone));
    }

    @Test
    public void proofThatCannotBeBegunIsToldAndTheCodeIsWiped() throws Exception {
        for (Throwable fault : FAULTS) {
            start(fault);
            Pin pin = Pin.takeOver("123456".toCharArray());
            signIn.submit(pin, false);
            SignInState told = RunningSuite.until(signIn,
                    state -> state.situation() instanceof CardSituation.Ready ready
                            && ready.lastFailure().isPresent());
            assertEquals(Optional.of(SessionFailure.INTERNAL), ((CardSituation.Ready) told.situation()).lastFailure());
            assertTrue(told.phase() instanceof Phase.SignedOut);
            assertWiped(pin);
            signIn.stop();
        }
    }

    @Test
    public void listenerThatFailsKeepsNoCodeFromBeingWiped() throws Exception {
        for (Throwable fault : FAULTS) {
            start(new IllegalStateException("meant to fail"));
            signIn.subscribe(state -> {
                if (fault instanceof Error error) {
                    throw error;
                }
                throw (RuntimeException) fault;
            });
            Pin pin = Pin.takeOver("123456".toCharArray());
            signIn.submit(pin, false);
            RunningSuite.until(signIn, state -> state.situation() instanceof CardSituation.Ready ready
                    && ready.lastFailure().isPresent());
            assertWiped(pin);
            signIn.stop();
        }
    }
}
