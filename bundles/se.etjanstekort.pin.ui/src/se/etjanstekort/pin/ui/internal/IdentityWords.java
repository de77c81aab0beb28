/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pin.ui.internal;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.osgi.util.NLS;

import se.etjanstekort.certstore.Environment;
import se.etjanstekort.certstore.Identity;
import se.etjanstekort.login.IdentityQuestion;
import se.etjanstekort.ui.Caption;
import se.etjanstekort.ui.Symbol;
import se.etjanstekort.ui.Tone;

/** What the choice between identities says. Pure functions. */
final class IdentityWords {

    private IdentityWords() {
    }

    /** Who wants to know, and why it is asked. */
    static Caption caption(IdentityQuestion question) {
        String why = question.requester().isPresent() ? Messages.choiceWhy : Messages.choiceWhySignIn;
        return new Caption(Symbol.CARD, Tone.NEUTRAL, Messages.choiceTitle,
                Stream.concat(RequestWords.requester(question.requester()).stream(), Stream.of(why))
                        .collect(Collectors.joining(" ")));
    }

    /** For whom the answer is kept, with its mnemonic. */
    static String remember(IdentityQuestion question) {
        return question.requester().isPresent() ? Messages.choiceRemember : Messages.choiceRememberSignIn;
    }

    /** An identity on some lines, with the digit that chooses it where there is one. */
    static String choice(int number, Identity identity) {
        List<String> who = RequestWords.who(identity);
        String name = number <= IdentityPanel.LAST_DIGIT ? NLS.bind(Messages.choiceNumber, number, who.get(0))
                : who.get(0);
        Optional<String> trial = Optional.of(Messages.choiceTrial)
                .filter(words -> identity.environment() == Environment.TEST);
        String where = Stream.concat(Stream.of(identity.organisation()), trial.stream())
                .filter(text -> !text.isBlank()).collect(Collectors.joining(" · "));
        return Stream.of(name, who.get(1), where).filter(line -> !line.isEmpty()).collect(Collectors.joining("\n"));
    }
}
