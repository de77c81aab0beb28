/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.login.internal;

import static org.hamcrest.CoreMatchers.is;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertThrows;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import org.junit.Test;

import se.etjanstekort.certstore.keys.CardKeyException;
import se.etjanstekort.certstore.keys.CardKeyFailure;
import se.etjanstekort.login.Candidate;
import se.etjanstekort.login.CardKey;
import se.etjanstekort.login.IdentityQuestion;
import se.etjanstekort.login.KeyPrompt;
import se.etjanstekort.login.PinPrompt;
import se.etjanstekort.login.PinRequest;
import se.etjanstekort.smartcard.FailureCode;
import se.etjanstekort.smartcard.PinFailure;

/** The question which identity to use, and the ways in which it ends. */
public class IdentityDialogueTest {

    private static final CardKey CARD = new CardKey("R", 1);
    private static final Candidate FIRST = Cards.candidate("TSTNMT2321000156-10B7");
    private static final Candidate SECOND = Cards.candidate("TSTNMT2321000156-10B8");
    private static final IdentityQuestion QUESTION = new IdentityQuestion(List.of(FIRST, SECOND), Optional.empty(),
            true);

    private final IdentityDialogue dialogue = new IdentityDialogue();
    private final OpenQuestion open = new OpenQuestion();
    private final AtomicInteger closed = new AtomicInteger();

    @Test
    public void whatIsChosenIsTheAnswerAndTheWindowGoes() throws CardKeyException {
        IdentityDialogue.Answer answer = dialogue.ask(prompt(person -> {
            person.chosen(SECOND, true);
            person.cancelled(); // as a window says that goes
        }), QUESTION);
        assertThat(answer, is(new IdentityDialogue.Answer(SECOND, true)));
        assertThat(closed.get(), is(1));
    }

    @Test
    public void whoDoesNotWantToIsTakenAtHerWord() {
        fails(PinFailure.CANCELLED, person -> {
            person.cancelled();
            person.chosen(FIRST, false);
        });
    }

    @Test
    public void itEndsWithTheCard() {
        open.gone(Set.of(CARD));
        open.begin(dialogue, Set.of(CARD));
        fails(CardKeyFailure.CARD_GONE, person -> open.endAbout(open.gone(Set.of())));
    }

    @Test
    public void itDoesNotBeginWhenTheCardHasLeftAlready() {
        open.begin(dialogue, Set.of(CARD));
        assertThat(assertThrows(CardKeyException.class, () -> dialogue.ask(prompt(person -> {
            throw new AssertionError("nothing is to be shown");
        }), QUESTION)).failure(), is(CardKeyFailure.CARD_GONE));
    }

    @Test
    public void anotherCardThatLeavesEndsNothing() throws CardKeyException {
        CardKey other = new CardKey("R2", 1);
        open.gone(Set.of(CARD, other));
        open.begin(dialogue, Set.of(CARD));
        assertThat(dialogue.ask(prompt(person -> {
            open.endAbout(open.gone(Set.of(CARD)));
            person.chosen(FIRST, false);
        }), QUESTION).candidate(), is(FIRST));
    }

    @Test
    public void itEndsWhenTheClientIsLocked() {
        open.gone(Set.of(CARD));
        open.begin(dialogue, Set.of(CARD));
        fails(CardKeyFailure.LOCKED, person -> open.end(CardKeyFailure.LOCKED));
    }

    @Test
    public void whereNobodyCanBeAskedNothingIsChosen() {
        KeyPrompt codesAlone = new KeyPrompt() {
            @Override
            public boolean isOnPersonsThread() {
                return false;
            }

            @Override
            public Dialog open(PinRequest request, PinPrompt.Listener listener) {
                throw new AssertionError("no code is asked for");
            }
        };
        assertThat(assertThrows(CardKeyException.class, () -> dialogue.ask(codesAlone, QUESTION)).failure(),
                is(CardKeyFailure.AMBIGUOUS));
    }

    private void fails(FailureCode wanted, Consumer<IdentityQuestion.Listener> answer) {
        assertThat(assertThrows(CardKeyException.class, () -> dialogue.ask(prompt(answer), QUESTION)).failure(),
                is(wanted));
        assertThat("the window is gone", closed.get(), is(1));
    }

    private KeyPrompt prompt(Consumer<IdentityQuestion.Listener> answer) {
        return new AnsweringPrompt() {
            @Override
            public Optional<IdentityQuestion.Shown> choose(IdentityQuestion question,
                    IdentityQuestion.Listener listener) {
                answer.accept(listener);
                return Optional.of(AnsweringPrompt.shown(closed));
            }
        };
    }
}
