/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.legitimation.ui.internal;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Control;

import se.etjanstekort.ui.StateColors;

/**
 * The colours of the cards in the view, taken from the view's own as the theme has set them.
 *
 * @param ground
 *            the view's background that they were taken from
 */
record Palette(RGB ground, RGB card, RGB text, RGB border) {

    private static final double RAISED = 0.06;
    private static final double BORDER = 0.5;

    /** The colours for a view whose background is that of the control. */
    static Palette of(Control view) {
        RGB ground = view.getBackground().getRGB();
        RGB text = view.getForeground().getRGB();
        RGB list = view.getDisplay().getSystemColor(SWT.COLOR_LIST_BACKGROUND).getRGB();
        boolean dark = StateColors.on(ground, text).isDark();
        boolean isListOfTheme = StateColors.on(list, text).isDark() == dark && !list.equals(ground) && !dark;
        return new Palette(ground, isListOfTheme ? list : mix(ground, text, dark ? RAISED : 0), text,
                mix(ground, text, BORDER));
    }

    boolean isStillThatOf(Control view) {
        return ground.equals(view.getBackground().getRGB()) && text.equals(view.getForeground().getRGB());
    }

    /** The state colours upon a card. */
    StateColors states() {
        return StateColors.on(card, text);
    }

    /** Gives a control upon a card its colours; the theme's style sheet leaves it alone. */
    <T extends Control> T dress(T control) {
        return dress(control, card);
    }

    /** The same for a control beside the cards. */
    <T extends Control> T dressOnGround(T control) {
        return dress(control, ground);
    }

    private <T extends Control> T dress(T control, RGB background) {
        control.setData("org.eclipse.e4.ui.css.disabled", Boolean.TRUE); //$NON-NLS-1$
        control.setBackground(new Color(background));
        control.setForeground(new Color(text));
        return control;
    }

    private static RGB mix(RGB one, RGB other, double share) {
        return new RGB(mix(one.red, other.red, share), mix(one.green, other.green, share),
                mix(one.blue, other.blue, share));
    }

    private static int mix(int one, int other, double share) {
        return (int) Math.round(one + (other - one) * share);
    }
}
