/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.login.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.junit.After;
import org.junit.Test;
import org.osgi.service.log.Logger;

import se.etjanstekort.certstore.Asking;
import se.etjanstekort.certstore.CertificateStore;
import se.etjanstekort.certstore.IdentityKind;
import se.etjanstekort.certstore.TrustFailure;
import se.etjanstekort.certstore.ValidatedIdentity;
import se.etjanstekort.certstore.Validation;
import se.etjanstekort.login.CardAccess.ReadOptions;
import se.etjanstekort.login.CardOverview;
import se.etjanstekort.login.Proof;
import se.etjanstekort.pkcs15.CardMemory;
import se.etjanstekort.pkcs15.CardProfileSet;
import se.etjanstekort.policy.Policy;
import se.etjanstekort.smartcard.FailureCode;
import se.etjanstekort.smartcard.Pin;

/** A card that turns out to be revoked after its holder's name was shown. */
public class RevokedCardTest {

    private static final ReadOptions OPTIONS = new ReadOptions(Optional.empty(), List.of(IdentityKind.HSA_ID));

    private final List<Object> asked = new ArrayList<>();
    private final CardAccessService access = new CardAccessService(
            service(CertificateStore.class, this::revokedOnceDecided), service(Policy.class, RevokedCardTest::idle),
            () -> new CardProfileSet(List.of(), List.of()), CardMemory.NONE, "test",
            service(Logger.class, RevokedCardTest::idle));

    private static <T> T service(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type }, handler));
    }

    private static Object idle(Object proxy, Method method, Object[] arguments) {
        return null;
    }

    private Object revokedOnceDecided(Object proxy, Method method, Object[] arguments) {
        ValidatedIdentity shown = Cards.candidate(States.ASA).validated();
        asked.add(arguments[1]);
        return List.of(arguments[1] == Asking.SO_FAR ? shown
                : new ValidatedIdentity(shown.identity(),
                        Optional.of(new Validation.NotTrusted(List.of(TrustFailure.REVOKED))), Optional.empty()));
    }

    @After
    public void stop() {
        access.stop();
    }

    @Test
    public void noCodeIsSentToItAndNoTryIsSpent() throws Exception {
        Pin pin = Pin.takeOver("123456".toCharArray());
        // its reader fails the test when it is spoken to
        Proof proof = access.prove(States.ASAS_CARD, pin, false, OPTIONS).get(10, TimeUnit.SECONDS);
        assertEquals(new Proof.Failed(TrustFailure.REVOKED), proof);
        assertEquals(List.of(Asking.DECIDE), asked);
        assertThrows(IllegalStateException.class, () -> pin.lendTo(char[]::clone));
    }

    @Test
    public void itIsToldAsSoonAsItIsKnown() throws Exception {
        CardOverview again = access.assess(States.ASAS_CARD, OPTIONS, Asking.DECIDE).get(10, TimeUnit.SECONDS);
        assertEquals(Optional.<FailureCode>of(TrustFailure.REVOKED), again.obstacle());
    }
}
