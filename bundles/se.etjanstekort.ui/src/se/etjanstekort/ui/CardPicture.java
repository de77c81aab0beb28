/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.ui;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;

/** A card or a reader with the mark of its state: tick, triangle or cross. Drawn, so that it is sharp at any zoom. */
public final class CardPicture extends Canvas {

    private final int size;
    private Symbol symbol = Symbol.CARD;
    private Tone tone = Tone.NEUTRAL;

    /**
     * @param size
     *            edge in points
     */
    public CardPicture(Composite parent, int size) {
        super(parent, SWT.DOUBLE_BUFFERED | SWT.NO_FOCUS);
        this.size = size;
        addPaintListener(event -> paint(event.gc));
        AccessibleName.of(this, () -> Wording.picture(symbol, tone));
    }

    /** Shows another state. */
    public void show(Symbol newSymbol, Tone newTone) {
        checkWidget();
        if (symbol != newSymbol || tone != newTone) {
            symbol = newSymbol;
            tone = newTone;
            redraw();
        }
    }

    @Override
    public Point computeSize(int widthHint, int heightHint, boolean changed) {
        return new Point(widthHint == SWT.DEFAULT ? size : widthHint, heightHint == SWT.DEFAULT ? size : heightHint);
    }

    private void paint(GC gc) {
        Rectangle area = getClientArea();
        StateColors colors = StateColors.on(this);
        gc.setBackground(colors.background());
        gc.fillRectangle(area);
        Point origin = new Point((area.width - size) / 2, (area.height - size) / 2);
        new PictureDrawing(gc, colors).draw(origin, size, symbol, tone, colors.text());
    }
}
