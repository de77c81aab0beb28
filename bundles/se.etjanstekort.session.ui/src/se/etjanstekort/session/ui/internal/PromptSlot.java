/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.session.ui.internal;

import java.util.Optional;

import org.eclipse.swt.widgets.Composite;

import se.etjanstekort.login.CardKey;
import se.etjanstekort.login.PinPrompt;
import se.etjanstekort.login.PinRequest;

/** The place in a window where the code field comes and goes. An entry never lives on from one card to another. */
final class PromptSlot {

    private final Composite surface;
    private final PinPrompt prompt;
    private final PinPrompt.Form form;
    private final PinPrompt.Listener listener;
    private Optional<PinPrompt.Field> field = Optional.empty();
    private Optional<CardKey> card = Optional.empty();

    PromptSlot(Composite surface, PinPrompt prompt, PinPrompt.Form form, PinPrompt.Listener listener) {
        this.surface = surface;
        this.prompt = prompt;
        this.form = form;
        this.listener = listener;
    }

    /**
     * Shows a request for a card's code, or takes the field away.
     *
     * @return whether the field is a new one, that has not had the focus yet
     */
    boolean show(Optional<CardKey> newCard, Optional<PinRequest> request) {
        if (request.isEmpty() || !newCard.equals(card)) {
            close();
        }
        if (request.isEmpty()) {
            return false;
        }
        boolean isNew = field.isEmpty();
        if (isNew) {
            card = newCard;
            field = Optional.of(prompt.open(new SwtSurface(surface), form, listener));
        }
        field.get().show(request.get());
        return isNew;
    }

    void focus() {
        field.ifPresent(PinPrompt.Field::focus);
    }

    void close() {
        field.ifPresent(PinPrompt.Field::close);
        field = Optional.empty();
        card = Optional.empty();
    }
}
