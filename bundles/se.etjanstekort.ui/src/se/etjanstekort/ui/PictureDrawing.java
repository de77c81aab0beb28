/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.ui;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.LineAttributes;
import org.eclipse.swt.graphics.Path;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Transform;

/** Draws the card and the reader with their marks, on a grid of 32 units that is scaled to any size. */
final class PictureDrawing {

    private static final float GRID = 32;
    private static final float OUTLINE = 2;
    private static final float LINE = 1.6f;
    private static final float MARK_RADIUS = 6.5f;
    private static final float MARK_CENTRE = 25;
    private static final float MITER_LIMIT = 10;

    private final GC gc;
    private final StateColors colors;

    PictureDrawing(GC gc, StateColors colors) {
        this.gc = gc;
        this.colors = colors;
    }

    void draw(Point origin, int size, Symbol symbol, Tone tone, Color ink) {
        Transform before = new Transform(gc.getDevice());
        Transform scaled = new Transform(gc.getDevice());
        try {
            gc.setAdvanced(true);
            gc.setAntialias(SWT.ON);
            gc.getTransform(before);
            gc.getTransform(scaled);
            scaled.translate(origin.x, origin.y);
            scaled.scale(size / GRID, size / GRID);
            gc.setTransform(scaled);
            gc.setForeground(ink);
            gc.setLineCap(SWT.CAP_ROUND);
            gc.setLineJoin(SWT.JOIN_ROUND);
            if (symbol == Symbol.CARD) {
                drawCard();
            } else {
                drawReader();
            }
            drawMark(tone);
            gc.setTransform(before);
        } finally {
            before.dispose();
            scaled.dispose();
        }
    }

    private void drawCard() {
        roundRectangle(2, 6, 28, 20, 3, OUTLINE);
        roundRectangle(6, 11, 7, 6, 1, LINE);
        line(LINE, 17, 12, 26, 12);
        line(LINE, 17, 16, 26, 16);
        line(LINE, 6, 21, 26, 21);
    }

    private void drawReader() {
        roundRectangle(4, 14, 24, 12, 2, OUTLINE);
        gc.setLineAttributes(new LineAttributes(LINE, SWT.CAP_FLAT, SWT.JOIN_MITER, SWT.LINE_CUSTOM,
                new float[] { 3, 2.4f }, 0, MITER_LIMIT));
        line(LINE, 8, 12.5f, 8, 6, 24, 6, 24, 12.5f);
        gc.setLineStyle(SWT.LINE_SOLID);
        gc.setLineCap(SWT.CAP_ROUND);
        line(LINE, 9, 20, 23, 20);
    }

    private void drawMark(Tone tone) {
        if (tone == Tone.NEUTRAL) {
            return;
        }
        Color fill = colors.of(tone);
        gc.setBackground(fill);
        gc.setForeground(StateColors.textOn(fill));
        switch (tone) {
        case OK -> {
            fillCircle();
            line(1.8f, 22, 25, 24.2f, 27.3f, 28.2f, 22.9f);
        }
        case WARNING -> {
            fillTriangle();
            line(1.7f, 25, 22, 25, 26);
            line(1.7f, 25, 28.2f, 25, 28.4f);
        }
        default -> {
            fillCircle();
            line(1.8f, 22.3f, 22.3f, 27.7f, 27.7f);
            line(1.8f, 27.7f, 22.3f, 22.3f, 27.7f);
        }
        }
    }

    private void fillCircle() {
        Path path = new Path(gc.getDevice());
        path.addArc(MARK_CENTRE - MARK_RADIUS, MARK_CENTRE - MARK_RADIUS, 2 * MARK_RADIUS, 2 * MARK_RADIUS, 0, 360);
        gc.fillPath(path);
        path.dispose();
    }

    private void fillTriangle() {
        Path path = new Path(gc.getDevice());
        path.moveTo(25, 17.5f);
        path.lineTo(32, 30.5f);
        path.lineTo(18, 30.5f);
        path.close();
        gc.fillPath(path);
        path.dispose();
    }

    private void line(float width, float... points) {
        Path path = new Path(gc.getDevice());
        path.moveTo(points[0], points[1]);
        for (int i = 2; i < points.length; i += 2) {
            path.lineTo(points[i], points[i + 1]);
        }
        setWidth(width);
        gc.drawPath(path);
        path.dispose();
    }

    private void roundRectangle(float x, float y, float width, float height, float radius, float lineWidth) {
        Path path = new Path(gc.getDevice());
        float d = 2 * radius;
        path.addArc(x, y, d, d, 180, -90);
        path.addArc(x + width - d, y, d, d, 90, -90);
        path.addArc(x + width - d, y + height - d, d, d, 0, -90);
        path.addArc(x, y + height - d, d, d, 270, -90);
        path.close();
        setWidth(lineWidth);
        gc.drawPath(path);
        path.dispose();
    }

    private void setWidth(float width) {
        LineAttributes attributes = gc.getLineAttributes();
        attributes.width = width;
        gc.setLineAttributes(attributes);
    }
}
