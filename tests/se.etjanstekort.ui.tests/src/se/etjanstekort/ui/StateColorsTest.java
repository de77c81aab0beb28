/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.ui;

import static org.hamcrest.CoreMatchers.is;
import static org.hamcrest.MatcherAssert.assertThat;

import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.RGB;
import org.junit.Test;

public class StateColorsTest {

    private static final RGB BLACK = new RGB(0, 0, 0);
    private static final RGB WHITE = new RGB(255, 255, 255);

    @Test
    public void contrastIsThatOfWcag() {
        assertThat(StateColors.contrast(BLACK, WHITE), is(21.0));
        assertThat(StateColors.contrast(WHITE, WHITE), is(1.0));
        assertThat(Math.round(100 * StateColors.contrast(new RGB(0x76, 0x76, 0x76), WHITE)), is(454L));
    }

    @Test
    public void everyToneIsLegibleOnEveryGrey() {
        for (int grey = 0; grey < 256; grey++) {
            RGB background = new RGB(grey, grey, grey);
            RGB foreground = StateColors.contrast(WHITE, background) > StateColors.contrast(BLACK, background) ? WHITE
                    : BLACK;
            StateColors colors = StateColors.on(background, foreground);
            for (Tone tone : Tone.values()) {
                assertLegible(tone + " on " + background, colors.of(tone), background);
            }
            assertLegible("dim on " + background, colors.dim(), background);
            assertLegible("accent on " + background, colors.accent(), background);
        }
    }

    @Test
    public void textIsLegibleOnTheTintOfAMessage() {
        for (RGB background : new RGB[] { new RGB(0xF6, 0xF5, 0xF4), new RGB(0x2B, 0x2B, 0x2E), WHITE }) {
            RGB foreground = StateColors.contrast(WHITE, background) > 10 ? new RGB(0xF2, 0xF1, 0xEF)
                    : new RGB(0x24, 0x1F, 0x31);
            for (Tone tone : Tone.values()) {
                Color tint = StateColors.on(background, foreground).tint(tone);
                assertLegible("text on the tint of " + tone, new Color(foreground), tint.getRGB());
            }
        }
    }

    private static void assertLegible(String what, Color color, RGB background) {
        double contrast = StateColors.contrast(color.getRGB(), background);
        assertThat(what + " has " + contrast, contrast >= 4.5, is(true));
    }
}
