/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.login.internal;

import static org.hamcrest.CoreMatchers.is;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.Rule;
import org.junit.Test;

import se.etjanstekort.certstore.keys.CardKeyException;
import se.etjanstekort.certstore.keys.CardKeyFailure;
import se.etjanstekort.certstore.keys.Requester;
import se.etjanstekort.certstore.keys.SigningKey;
import se.etjanstekort.login.PinPrompt;
import se.etjanstekort.smartcard.FailureCode;
import se.etjanstekort.smartcard.Pin;
import se.etjanstekort.smartcard.PinFailure;
import se.etjanstekort.smartcard.RetryCounter;

/** A code that is on its way when the person leaves, locks or changes her mind; with the software card. */
public class ForgottenCodesTest {

    private static final Requester REGISTRY = new Requester("Kvalitetsregistret", Optional.of("register.example.se"));
    private static final Requester OTHER = new Requester("Journalen", Optional.of("journal.example.se"));
    private static final byte[] MESSAGE = "a handshake".getBytes(StandardCharsets.UTF_8);

    @Rule(order = 0)
    public final RunningSuite suite = new RunningSuite();
    @Rule(order = 1)
    public final OpenedKeys opened = new OpenedKeys(suite, "session");

    private final AnsweringPrompt prompt = opened.prompt();

    private SigningKey doctor() throws Exception {
        return opened.insert("doctor");
    }

    private void signs(SigningKey key, Requester who) throws CardKeyException {
        opened.keys().sign(key, key.algorithms().stream().sorted().findFirst().orElseThrow(), MESSAGE, who);
    }

    private void fails(FailureCode wanted, SigningKey key, Requester who) {
        assertThat(assertThrows(CardKeyException.class, () -> signs(key, who)).failure(), is(wanted));
    }

    /** Three wrong codes would block it: the next question tells what the card counts. */
    private void nothingWasSpent(SigningKey key) {
        prompt.whenTaken(() -> {
        });
        prompt.cancels();
        fails(PinFailure.CANCELLED, key, REGISTRY);
        assertThat(prompt.questions().get(prompt.questions().size() - 1).left(), is(new RetryCounter.Left(3)));
    }

    @Test
    public void aCodeThatIsTakenWhenTheClientIsLockedNeverReachesTheCardAndIsNotKept() throws Exception {
        SigningKey key = doctor();
        prompt.types("111111").whenTaken(opened.keys()::forgetCodes);
        fails(CardKeyFailure.LOCKED, key, REGISTRY);
        nothingWasSpent(key);
        assertThat(prompt.opened(), is(2));
    }

    @Test
    public void aCodeThatIsTakenWhenThePersonCancelsNeverReachesTheCard() throws Exception {
        SigningKey key = doctor();
        AtomicReference<PinPrompt.Listener> window = new AtomicReference<>();
        prompt.answers(listener -> {
            window.set(listener);
            listener.entered(Pin.takeOver("111111".toCharArray()), false);
        }).whenTaken(() -> window.get().cancelled());
        fails(PinFailure.CANCELLED, key, REGISTRY);
        nothingWasSpent(key);
    }

    @Test
    public void aQuestionThatIsOpenWhenTheClientIsLockedEnds() throws Exception {
        SigningKey key = doctor();
        prompt.answers(listener -> opened.keys().forgetCodes());
        fails(CardKeyFailure.LOCKED, key, REGISTRY);
    }

    @Test
    public void nothingIsAskedOnceTheKeysAreClosed() throws Exception {
        SigningKey key = doctor();
        prompt.types("123456");
        signs(key, REGISTRY);
        opened.keys().close();
        fails(CardKeyFailure.LOCKED, key, REGISTRY);
        assertThat(prompt.opened(), is(1));
    }

    @Test
    public void aCodeThatWasAskedForInOneNameIsNotUsedInAnother() throws Exception {
        RunningSuite.policy("pin.reuse", "never");
        SigningKey key = doctor();
        prompt.types("123456").cancels();
        opened.keys().unlock(key, REGISTRY);
        fails(PinFailure.CANCELLED, key, OTHER);
        signs(key, REGISTRY);
        assertThat(prompt.questions().get(1).requester(), is(Optional.of(OTHER)));
        assertThat(prompt.opened(), is(2));
    }
}
