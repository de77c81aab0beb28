/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.ui;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.FontData;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;

/**
 * Which code: PIN 1 is a blue circle, PIN 2 a dark rounded square with a light ring inside, a PUK a grey rounded square.
 * Shape and sign carry it, colour only helps. The same wherever a code is spoken of.
 */
public final class PinBadge extends Canvas {

    private static final RGB PIN_2_FILL = new RGB(0x3D, 0x1F, 0x57);
    private static final RGB PIN_2_RING = new RGB(0xC9, 0xB3, 0xDD);
    private static final RGB WHITE = new RGB(0xFF, 0xFF, 0xFF);
    /** Height of the sign in hundredths of the badge's. */
    private static final int SIGN_PERCENT = 52;
    private static final int POINTS_PER_INCH = 72;

    private final CodeName code;
    private final int size;
    private final Font font;

    /**
     * @param size
     *            edge in points
     */
    public PinBadge(Composite parent, CodeName code, int size) {
        super(parent, SWT.DOUBLE_BUFFERED | SWT.NO_FOCUS);
        this.code = code;
        this.size = size;
        font = signFont();
        addDisposeListener(event -> font.dispose());
        addPaintListener(event -> paint(event.gc));
        AccessibleName.of(this, () -> Wording.codeName(code));
    }

    @Override
    public Point computeSize(int widthHint, int heightHint, boolean changed) {
        return new Point(widthHint == SWT.DEFAULT ? size : widthHint, heightHint == SWT.DEFAULT ? size : heightHint);
    }

    private Font signFont() {
        FontData data = getFont().getFontData()[0];
        int height = Math.max(1, size * SIGN_PERCENT / 100 * POINTS_PER_INCH / getDisplay().getDPI().y);
        return new Font(getDisplay(), data.getName(), height, SWT.BOLD);
    }

    private void paint(GC gc) {
        gc.setAntialias(SWT.ON);
        gc.setTextAntialias(SWT.ON);
        Rectangle area = getClientArea();
        gc.setBackground(StateColors.on(this).background());
        gc.fillRectangle(area);
        int x = (area.width - size) / 2;
        int y = (area.height - size) / 2;
        Color sign = switch (code) {
        case PIN_1 -> paintCircle(gc, x, y);
        case PIN_2 -> paintRing(gc, x, y);
        case PUK -> paintSquare(gc, x, y, StateColors.on(this).dim());
        };
        gc.setForeground(sign);
        gc.setFont(font);
        Point extent = gc.textExtent(code.sign());
        gc.drawText(code.sign(), x + (size - extent.x + 1) / 2, y + (size - extent.y) / 2, true);
    }

    private Color paintCircle(GC gc, int x, int y) {
        Color fill = StateColors.on(this).accent();
        gc.setBackground(fill);
        gc.fillOval(x, y, size, size);
        return StateColors.textOn(fill);
    }

    private Color paintRing(GC gc, int x, int y) {
        paintSquare(gc, x, y, new Color(PIN_2_FILL));
        int width = Math.max(1, size / 12);
        int inset = width + width / 2;
        int arc = Math.max(2, size / 3 - inset);
        gc.setForeground(new Color(PIN_2_RING));
        gc.setLineWidth(width);
        gc.drawRoundRectangle(x + inset, y + inset, size - 2 * inset - 1, size - 2 * inset - 1, arc, arc);
        return new Color(WHITE);
    }

    private Color paintSquare(GC gc, int x, int y, Color fill) {
        gc.setBackground(fill);
        gc.fillRoundRectangle(x, y, size, size, size / 3, size / 3);
        return StateColors.textOn(fill);
    }
}
