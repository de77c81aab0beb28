/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.ui;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;

/**
 * The suite's own colours upon a given background: those of the states, and of secondary text. Chosen by the luminance of
 * the actual background, so that they fit any theme, with or without a CSS engine; text in them has a contrast of at least
 * 4.5:1 (WCAG 2.2, 1.4.3). With the system's high contrast on, they are the system's foreground.
 */
public final class StateColors {

    /** WCAG 2.2, 1.4.3 for text. */
    private static final double TEXT_CONTRAST = 4.5;
    private static final double MIDDLE_LUMINANCE = 0.18;
    private static final int STEPS = 20;
    private static final double TINT_ON_LIGHT = 0.09;
    private static final double TINT_ON_DARK = 0.14;
    private static final double DIM = 0.72;
    private static final RGB WHITE = new RGB(0xFF, 0xFF, 0xFF);
    private static final RGB BLACK = new RGB(0, 0, 0);

    private final RGB background;
    private final RGB foreground;
    private final boolean highContrast;

    private StateColors(RGB background, RGB foreground, boolean highContrast) {
        this.background = background;
        this.foreground = foreground;
        this.highContrast = highContrast;
    }

    /** The colours upon a control's background as it is now; to be asked for when painting. */
    public static StateColors on(Control control) {
        Display display = control.getDisplay();
        boolean highContrast = display.getHighContrast();
        Control backdrop = backdrop(control);
        RGB foreground = highContrast ? display.getSystemColor(SWT.COLOR_WIDGET_FOREGROUND).getRGB()
                : backdrop.getForeground().getRGB();
        return new StateColors(backdrop.getBackground().getRGB(), foreground, highContrast);
    }

    /** The control that a theme gives its colours to: our own drawn controls are unknown to themes and stand upon it. */
    private static Control backdrop(Control control) {
        Control at = control;
        while (at instanceof Headline || at instanceof CardPicture || at instanceof PinBadge
                || at instanceof MessageBar) {
            at = at.getParent();
        }
        return at;
    }

    /** The colours upon a background. */
    public static StateColors on(RGB background, RGB foreground) {
        return new StateColors(background, foreground, false);
    }

    /** Whether the background is a dark one. */
    public boolean isDark() {
        return luminance(background) < MIDDLE_LUMINANCE;
    }

    /** The colour of text or of a mark that tells of a state. */
    public Color of(Tone tone) {
        return new Color(highContrast ? foreground : legible(base(tone), background));
    }

    /** The background of a message about a state; {@link #textOn} says what is legible there. */
    public Color tint(Tone tone) {
        return new Color(highContrast ? background
                : mix(background, base(tone), isDark() ? TINT_ON_DARK : TINT_ON_LIGHT));
    }

    /** What lies behind. */
    public Color background() {
        return new Color(background);
    }

    /** For text and lines. */
    public Color text() {
        return new Color(highContrast ? foreground : legible(foreground, background));
    }

    /** For text that is less important than the rest, still legible. */
    public Color dim() {
        return new Color(highContrast ? foreground : legible(mix(background, foreground, DIM), background));
    }

    /** The accent: badge of PIN 1, links. */
    public Color accent() {
        return new Color(highContrast ? foreground
                : legible(isDark() ? new RGB(0x8A, 0xB8, 0xF0) : new RGB(0x1A, 0x5F, 0xB4), background));
    }

    /** Light or dark, whichever is better legible upon a colour. */
    public static Color textOn(Color color) {
        RGB rgb = color.getRGB();
        return new Color(contrast(WHITE, rgb) >= contrast(BLACK, rgb) ? WHITE : BLACK);
    }

    /** The contrast of two colours, 1 to 21 (WCAG 2.2, contrast ratio). */
    public static double contrast(RGB one, RGB other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private RGB base(Tone tone) {
        boolean dark = isDark();
        return switch (tone) {
        case NEUTRAL -> foreground;
        case OK -> dark ? new RGB(0x6F, 0xD3, 0x9B) : new RGB(0x1B, 0x7F, 0x4B);
        case WARNING -> dark ? new RGB(0xF5, 0xC2, 0x6B) : new RGB(0x9A, 0x5B, 0x00);
        case BAD -> dark ? new RGB(0xFF, 0x9D, 0x94) : new RGB(0xB3, 0x26, 0x1E);
        };
    }

    /** Moves a colour towards black or white until it is legible upon another. */
    private static RGB legible(RGB color, RGB on) {
        RGB goal = contrast(WHITE, on) >= contrast(BLACK, on) ? WHITE : BLACK;
        RGB result = color;
        for (int step = 1; step <= STEPS && contrast(result, on) < TEXT_CONTRAST; step++) {
            result = mix(color, goal, (double) step / STEPS);
        }
        return result;
    }

    private static RGB mix(RGB one, RGB other, double share) {
        return new RGB(mix(one.red, other.red, share), mix(one.green, other.green, share),
                mix(one.blue, other.blue, share));
    }

    private static int mix(int one, int other, double share) {
        return (int) Math.round(one + (other - one) * share);
    }

    /** Relative luminance, 0 to 1 (WCAG 2.2). */
    private static double luminance(RGB color) {
        return 0.2126 * linear(color.red) + 0.7152 * linear(color.green) + 0.0722 * linear(color.blue);
    }

    private static double linear(int channel) {
        double c = channel / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }
}
