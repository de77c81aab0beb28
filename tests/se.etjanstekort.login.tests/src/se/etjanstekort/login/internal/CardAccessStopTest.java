/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.login.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.Test;
import org.osgi.service.log.Logger;

import se.etjanstekort.certstore.CertificateStore;
import se.etjanstekort.certstore.IdentityKind;
import se.etjanstekort.login.CardAccess.ReadOptions;
import se.etjanstekort.login.Proof;
import se.etjanstekort.login.SessionFailure;
import se.etjanstekort.pkcs15.CardMemory;
import se.etjanstekort.pkcs15.CardProfileSet;
import se.etjanstekort.policy.Policy;
import se.etjanstekort.smartcard.Pin;

/** The service stops while codes are with it: every proof ends, every code is wiped. */
public class CardAccessStopTest {

    private static final int PROOFS = 5;
    private static final ReadOptions OPTIONS = new ReadOptions(ReadOptions.POLICY.anchors(),
            List.of(IdentityKind.HSA_ID));

    private static <T> T service(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type }, handler));
    }

    private static Object idle(Object proxy, java.lang.reflect.Method method, Object[] arguments) {
        return null;
    }

    @Test
    public void outstandingProofsEndAndTheirCodesAreWiped() throws Exception {
        CountDownLatch busy = new CountDownLatch(2);
        CountDownLatch never = new CountDownLatch(1);
        CertificateStore validating = service(CertificateStore.class, (proxy, method, arguments) -> {
            busy.countDown();
            never.await();
            return List.of();
        });
        CardAccessService access = new CardAccessService(validating, service(Policy.class, CardAccessStopTest::idle),
                () -> new CardProfileSet(List.of(), List.of()), CardMemory.NONE, "test",
                service(Logger.class, CardAccessStopTest::idle));
        List<Pin> pins = new ArrayList<>();
        List<CompletableFuture<Proof>> proofs = new ArrayList<>();
        for (int i = 0; i < PROOFS; i++) {
            pins.add(Pin.takeOver("123456".toCharArray()));
            proofs.add(access.prove(States.ASAS_CARD, pins.get(i), false, OPTIONS));
        }
        busy.await();
        access.stop();
        pins.add(Pin.takeOver("123456".toCharArray()));
        proofs.add(access.prove(States.ASAS_CARD, pins.get(PROOFS), false, OPTIONS));
        for (CompletableFuture<Proof> proof : proofs) {
            assertEquals(new Proof.Failed(SessionFailure.INTERNAL), proof.get(10, TimeUnit.SECONDS));
        }
        for (Pin pin : pins) {
            assertThrows(IllegalStateException.class, () -> pin.lendTo(char[]::clone));
        }
    }
}
