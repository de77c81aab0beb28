/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.login.internal;

import static org.hamcrest.CoreMatchers.is;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

import se.etjanstekort.certstore.IdentityKind;
import se.etjanstekort.certstore.Purpose;
import se.etjanstekort.certstore.keys.CardKeyException;
import se.etjanstekort.certstore.keys.CardKeyFailure;
import se.etjanstekort.certstore.keys.Requester;
import se.etjanstekort.certstore.keys.SigningKey;
import se.etjanstekort.login.CardAccess.ReadOptions;
import se.etjanstekort.login.CardKeyAccess;
import se.etjanstekort.login.PinPrompt;
import se.etjanstekort.smartcard.Pin;
import se.etjanstekort.smartcard.PinFailure;

/** A question for a code that others wait for, and how it ends; with the software card. */
public class KeyTurnsTest {

    private static final Requester REGISTRY = new Requester("Kvalitetsregistret", Optional.of("register.example.se"));
    private static final byte[] MESSAGE = "a handshake".getBytes(StandardCharsets.UTF_8);

    @Rule
    public final RunningSuite suite = new RunningSuite();

    private final AnsweringPrompt prompt = new AnsweringPrompt();
    private KeySession keys;
    private SigningKey key;

    @Before
    public void openKeys() throws Exception {
        keys = (KeySession) suite.service(CardKeyAccess.class).open(ReadOptions.POLICY, prompt);
        suite.insert("doctor");
        key = keys.present(Purpose.AUTHENTICATION).stream()
                .filter(one -> one.identity().kind() == IdentityKind.HSA_ID).findFirst().orElseThrow();
    }

    @After
    public void closeKeys() {
        keys.close();
    }

    @Test
    public void aCardThatLeavesEndsTheQuestion() throws Exception {
        CompletableFuture<CardKeyException> ended = inBackground();
        RunningSuite.await(prompt.leftOpen(), "nothing was asked");
        suite.remove();
        assertThat(RunningSuite.await(ended, "it waits for ever").failure(), is(CardKeyFailure.CARD_GONE));
    }

    @Test
    public void whoWaitedWhileThePersonSaidNoIsNotAskedForAgain() throws Exception {
        CompletableFuture<CardKeyException> first = inBackground();
        PinPrompt.Listener open = RunningSuite.await(prompt.leftOpen(), "nothing was asked");
        List<CompletableFuture<CardKeyException>> others = new CopyOnWriteArrayList<>();
        for (int i = 0; i < 3; i++) {
            others.add(inBackground());
        }
        while (!keys.isAwaitedBy(others.size())) {
            Thread.onSpinWait();
        }
        open.cancelled();
        assertThat(RunningSuite.await(first, "it waits").failure(), is(PinFailure.CANCELLED));
        for (CompletableFuture<CardKeyException> other : others) {
            assertThat(RunningSuite.await(other, "it waits").failure(), is(PinFailure.CANCELLED));
        }
        assertThat(prompt.opened(), is(1));
    }

    @Test
    public void whoIsInterruptedSaysNoForNobodyElse() throws Exception {
        CompletableFuture<CardKeyException> first = new CompletableFuture<>();
        Thread asking = inBackground(first);
        RunningSuite.await(prompt.leftOpen(), "nothing was asked");
        CompletableFuture<CardKeyException> second = inBackground();
        while (!keys.isAwaitedBy(1)) {
            Thread.onSpinWait();
        }
        CompletableFuture<Void> askedAgain = new CompletableFuture<>();
        prompt.answers(listener -> {
            askedAgain.complete(null);
            listener.entered(Pin.takeOver("123456".toCharArray()), false);
        });
        asking.interrupt();
        assertThat(RunningSuite.await(first, "it waits").failure(), is(PinFailure.CANCELLED));
        RunningSuite.await(askedAgain, "the other was refused with it");
        assertThrows("it signed", AssertionError.class, () -> RunningSuite.await(second, "it waits"));
    }

    private CompletableFuture<CardKeyException> inBackground() {
        CompletableFuture<CardKeyException> thrown = new CompletableFuture<>();
        inBackground(thrown);
        return thrown;
    }

    private Thread inBackground(CompletableFuture<CardKeyException> thrown) {
        Thread thread = new Thread(() -> {
            try {
                keys.sign(key, key.algorithms().stream().sorted().findFirst().orElseThrow(), MESSAGE, REGISTRY);
                thrown.completeExceptionally(new AssertionError("it signed"));
            } catch (CardKeyException e) {
                thrown.complete(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
