/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.legitimation.ui.internal.content;

import java.util.Optional;

import se.etjanstekort.ui.Tone;

/**
 * A fact: what, and how it is.
 *
 * @param value
 *            as it may stand on the screen at any time
 * @param tone
 *            how the value is to be taken; anything but neutral has a mark before it
 * @param secret
 *            the whole value where {@code value} is a masked one: shown for a while when the user asks for it
 */
public record Row(String label, String value, Tone tone, Optional<String> secret) {

    /** A plain fact. */
    public static Row of(String label, String value) {
        return of(label, value, Tone.NEUTRAL);
    }

    static Row of(String label, String value, Tone tone) {
        return new Row(label, value, tone, Optional.empty());
    }

    /** The value with the mark of its tone: shape and colour, never colour alone. */
    public String markedValue() {
        return mark(tone) + value;
    }

    /** The sign of a tone, with a space after it; empty for a neutral one. */
    public static String mark(Tone tone) {
        return switch (tone) {
        case NEUTRAL -> ""; //$NON-NLS-1$
        case OK -> "✓ "; //$NON-NLS-1$
        case WARNING -> "! "; //$NON-NLS-1$
        case BAD -> "✕ "; //$NON-NLS-1$
        };
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "Row[" + label + ": " + markedValue() + "]"; //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
    }
}
