/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pin.ui.internal;

import static org.hamcrest.CoreMatchers.is;
import static org.hamcrest.MatcherAssert.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.Test;

import se.etjanstekort.certstore.keys.Requester;
import se.etjanstekort.login.Candidate;
import se.etjanstekort.login.IdentityQuestion;
import se.etjanstekort.login.KeyPrompt;
import se.etjanstekort.login.PinPrompt;
import se.etjanstekort.login.PinRequest;
import se.etjanstekort.smartcard.Pin;
import se.etjanstekort.smartcard.PinFailure;
import se.etjanstekort.smartcard.RetryCounter;
import se.etjanstekort.ui.testkit.States;

/** A connection that a plug-in opens before the client has a screen: nobody can be asked, and no screen is made for it. */
public class NoScreenTest {

    private static final Requester REGISTRY = new Requester("Kvalitetsregistret");

    private final List<String> heard = new ArrayList<>();
    private final SwtKeyPrompt prompt = new SwtKeyPrompt(Optional::empty);

    @Test
    public void noCodeIsWaitedFor() {
        KeyPrompt.Dialog dialog = prompt.open(new PinRequest(States.DOCTOR, 6, 6, new RetryCounter.Left(3),
                Optional.empty(), false, Optional.empty(), Optional.of(REGISTRY)), new OfCode());
        assertThat(heard, is(List.of("cancelled")));
        dialog.fail(PinFailure.CANCELLED);
        dialog.close();
    }

    @Test
    public void noChoiceIsWaitedFor() {
        Optional<IdentityQuestion.Shown> shown = prompt.choose(new IdentityQuestion(
                List.of(States.DOCTOR, States.DOCTOR), Optional.of(REGISTRY), false), new OfChoice());
        assertThat(heard, is(List.of("cancelled")));
        shown.orElseThrow().close();
    }

    private final class OfCode implements PinPrompt.Listener {

        @Override
        public void entered(Pin pin, boolean lastTryConfirmed) {
            throw new AssertionError("nobody types");
        }

        @Override
        public void beginOnReader(boolean lastTryConfirmed) {
            throw new AssertionError("nobody begins");
        }

        @Override
        public void stopOnReader() {
            throw new AssertionError("nobody stops");
        }

        @Override
        public void cancelled() {
            heard.add("cancelled");
        }
    }

    private final class OfChoice implements IdentityQuestion.Listener {

        @Override
        public void chosen(Candidate candidate, boolean remember) {
            throw new AssertionError("nobody chooses");
        }

        @Override
        public void cancelled() {
            heard.add("cancelled");
        }
    }
}
