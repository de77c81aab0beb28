/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.session.ui.internal;

import java.util.List;
import java.util.Optional;

import org.eclipse.swt.widgets.Composite;

import se.etjanstekort.login.Candidate;
import se.etjanstekort.login.CardKey;
import se.etjanstekort.login.IdentityQuestion;
import se.etjanstekort.login.PinPrompt;
import se.etjanstekort.login.SignIn;

/** The place in the sign-in window where the choice between identities comes and goes. It never lives on to another card. */
final class ChoiceSlot {

    private final Composite surface;
    private final PinPrompt prompt;
    private final SignIn signIn;
    private Optional<IdentityQuestion.Shown> shown = Optional.empty();
    private Optional<CardKey> card = Optional.empty();
    private List<Candidate> choices = List.of();

    ChoiceSlot(Composite surface, PinPrompt prompt, SignIn signIn) {
        this.surface = surface;
        this.prompt = prompt;
        this.signIn = signIn;
    }

    /**
     * Shows the choices of a card, or takes them away; a prompt that asks for codes alone has the first one taken.
     *
     * @return whether it is a new question, that has not had the focus yet
     */
    boolean show(Optional<CardKey> newCard, List<Candidate> newChoices) {
        if (newCard.equals(card) && isSame(newChoices)) {
            return false;
        }
        close();
        if (newChoices.isEmpty()) {
            return false;
        }
        card = newCard;
        choices = newChoices;
        CardKey asked = newCard.orElseThrow();
        shown = prompt.choose(new SwtSurface(surface),
                new IdentityQuestion(newChoices, Optional.empty(), signIn.canRemember()), new Answer(asked));
        if (shown.isEmpty()) {
            signIn.choose(asked, newChoices.get(0), false);
        }
        return shown.isPresent();
    }

    /** What issuers say about them meanwhile makes no new question. */
    private boolean isSame(List<Candidate> now) {
        return now.size() == choices.size() && now.stream().allMatch(one -> choices.stream().anyMatch(one::isAsBefore));
    }

    void focus() {
        shown.ifPresent(IdentityQuestion.Shown::focus);
    }

    void close() {
        shown.ifPresent(IdentityQuestion.Shown::close);
        shown = Optional.empty();
        card = Optional.empty();
        choices = List.of();
    }

    private final class Answer implements IdentityQuestion.Listener {

        private final CardKey asked;

        Answer(CardKey asked) {
            this.asked = asked;
        }

        @Override
        public void chosen(Candidate candidate, boolean remember) {
            signIn.choose(asked, candidate, remember);
        }

        @Override
        public void cancelled() {
            signIn.cancel();
        }
    }
}
