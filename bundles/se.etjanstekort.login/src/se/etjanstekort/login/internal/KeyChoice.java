/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.login.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

import se.etjanstekort.certstore.keys.CardKeyException;
import se.etjanstekort.certstore.keys.CardKeyFailure;
import se.etjanstekort.certstore.keys.Requester;
import se.etjanstekort.certstore.keys.SigningKey;
import se.etjanstekort.login.Candidate;
import se.etjanstekort.login.CardKey;
import se.etjanstekort.login.IdentityQuestion;
import se.etjanstekort.login.KeyPrompt;

/**
 * Which of several keys a person wants to use.
 *
 * @param prompt
 *            how she is asked
 * @param remembered
 *            what she said before
 */
record KeyChoice(KeyPrompt prompt, RememberedIdentities remembered, PresentKeys present) {

    /**
     * Asks, on the thread of whoever wants to know; unless she has had it remembered while that one waited for its turn.
     *
     * @param begins
     *            hears of the question and of the cards that it is about, before it is shown
     */
    SigningKey of(List<SigningKey> fitting, Optional<String> service, Requester who,
            BiConsumer<OpenQuestion.Question, Set<CardKey>> begins) throws CardKeyException {
        List<SigningKey> before = service.map(name -> fitting.stream()
                .filter(key -> remembered.isChosen(name, key.identity())).toList()).orElse(List.of());
        if (before.size() == 1) {
            return before.get(0);
        }
        List<Candidate> candidates = new ArrayList<>();
        List<CardKey> cards = new ArrayList<>();
        for (SigningKey key : fitting) {
            OwnedKey own = present.still(key);
            candidates.add(own.candidate());
            cards.add(own.card().key());
        }
        Optional<String> rememberable = service.filter(remembered::canRemember);
        IdentityDialogue dialogue = new IdentityDialogue();
        begins.accept(dialogue, cards.stream().collect(Collectors.toSet()));
        IdentityDialogue.Answer answer = dialogue.ask(prompt,
                new IdentityQuestion(candidates, Optional.of(who), rememberable.isPresent()));
        int chosen = candidates.indexOf(answer.candidate());
        if (chosen < 0) {
            throw new CardKeyException(CardKeyFailure.AMBIGUOUS, "the prompt chose what it was not asked for");
        }
        rememberable.filter(name -> answer.remember())
                .ifPresent(name -> remembered.remember(name, answer.candidate().identity()));
        return fitting.get(chosen);
    }
}
