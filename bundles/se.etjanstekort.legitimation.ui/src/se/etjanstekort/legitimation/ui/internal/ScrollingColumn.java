/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.legitimation.ui.internal;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

/** A column of controls that wrap to its width and scroll in height, by mouse and by keyboard. */
final class ScrollingColumn {

    static final int EDGE = 12;
    static final int GAP = 9;
    private static final int LINE = 20;

    private final ScrolledComposite scroller;
    private final Composite body;
    private final int minWidth;

    /**
     * @param minWidth
     *            below which it scrolls sideways too, in pixels
     */
    ScrollingColumn(Composite parent, int minWidth) {
        this.minWidth = minWidth;
        scroller = new ScrolledComposite(parent, SWT.V_SCROLL | SWT.H_SCROLL);
        scroller.setExpandHorizontal(true);
        scroller.setExpandVertical(true);
        scroller.setShowFocusedControl(true);
        body = new Composite(scroller, SWT.NO_FOCUS);
        body.setBackgroundMode(SWT.INHERIT_DEFAULT);
        GridLayout grid = layout(GAP);
        grid.marginWidth = EDGE;
        grid.marginHeight = EDGE;
        body.setLayout(grid);
        scroller.setContent(body);
        scroller.addListener(SWT.Resize, event -> fit());
        scroller.addListener(SWT.KeyDown, event -> scroll(event.keyCode));
    }

    /** What scrolls. */
    Composite body() {
        return body;
    }

    /** What stays. */
    ScrolledComposite frame() {
        return scroller;
    }

    /** Takes the focus itself, so that the keyboard scrolls. */
    void setFocus() {
        scroller.forceFocus();
    }

    /** Lays all out anew. */
    void fit() {
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
    static GridLayout layout(int gap) {
        GridLayout grid = new GridLayout();
        grid.marginWidth = 0;
        grid.marginHeight = 0;
        grid.verticalSpacing = gap;
        return grid;
    }

    /** Lets a control take the whole width. */
    static <T extends Control> T wide(T control) {
        control.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        return control;
    }
}
