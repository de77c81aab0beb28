/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.ui;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

/** A column of controls that wrap to its width and scroll in height, by mouse and by keyboard. */
public final class ScrollingColumn {

    /** Around the controls. */
    public static final int EDGE = 12;
    /** Between them. */
    public static final int GAP = 9;
    private static final int LINE = 20;

    private final ScrolledComposite scroller;
    private final Composite body;
    private final int minWidth;

    /**
     * A column with an edge around it.
     *
     * @param minWidth
     *            below which it scrolls sideways too, in pixels
     */
    public ScrollingColumn(Composite parent, int minWidth) {
        this(parent, minWidth, EDGE);
    }

    /** A column with an edge of some width. */
    public ScrollingColumn(Composite parent, int minWidth, int edge) {
        this.minWidth = minWidth;
        scroller = scroller(parent);
        body = new Composite(scroller, SWT.NO_FOCUS);
        body.setLayout(layout(GAP, edge));
        fill();
    }

    private ScrollingColumn(Composite body) {
        minWidth = 0;
        scroller = scroller(body.getParent());
        this.body = body;
        body.setParent(scroller);
        fill();
    }

    /** Lets a column of {@link #layout} scroll that had no need to before. */
    static ScrollingColumn around(Composite body) {
        return new ScrollingColumn(body);
    }

    private static ScrolledComposite scroller(Composite parent) {
        ScrolledComposite scroller = new ScrolledComposite(parent, SWT.V_SCROLL | SWT.H_SCROLL);
        scroller.setExpandHorizontal(true);
        scroller.setExpandVertical(true);
        scroller.setShowFocusedControl(true);
        return scroller;
    }

    private void fill() {
        body.setBackgroundMode(SWT.INHERIT_DEFAULT);
        scroller.setContent(body);
        scroller.addListener(SWT.Resize, event -> fit());
        scroller.addListener(SWT.KeyDown, event -> scroll(event.keyCode));
    }

    /** What scrolls. */
    public Composite body() {
        return body;
    }

    /** What stays. */
    public ScrolledComposite frame() {
        return scroller;
    }

    /** Takes the focus itself, so that the keyboard scrolls. */
    public void setFocus() {
        scroller.forceFocus();
    }

    /** Lays all out anew. */
    public void fit() {
        body.layout(true, true);
        int width = Math.max(scroller.getClientArea().width, minWidth);
        scroller.setMinSize(minWidth, body.computeSize(width, SWT.DEFAULT).y);
    }

    /** For contents with nothing in them that takes the focus. */
    private void scroll(int key) {
        int page = scroller.getClientArea().height - LINE;
        int by = switch (key) {
        case SWT.ARROW_UP -> -LINE;
        case SWT.ARROW_DOWN -> LINE;
        case SWT.PAGE_UP -> -page;
        case SWT.PAGE_DOWN -> page;
        case SWT.HOME -> -body.getSize().y;
        case SWT.END -> body.getSize().y;
        default -> 0;
        };
        if (by != 0) {
            scroller.setOrigin(scroller.getOrigin().x, Math.max(0, scroller.getOrigin().y + by));
        }
    }

    /** Controls below each other, without margins. */
    public static GridLayout layout(int gap) {
        return layout(gap, 0);
    }

    /** Controls below each other, with an edge around them. */
    public static GridLayout layout(int gap, int edge) {
        GridLayout grid = new GridLayout();
        grid.marginWidth = edge;
        grid.marginHeight = edge;
        grid.verticalSpacing = gap;
        return grid;
    }

    /** Lets a control take the whole width. */
    public static <T extends Control> T wide(T control) {
        control.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        return control;
    }
}
