/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.legitimation.ui.internal;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Layout;

/**
 * Two controls: what, at the left, and how it is, at the right of the same line; or below it where they do not both fit.
 * Nothing is cut.
 */
final class PairLayout extends Layout {

    private static final int GAP = 12;

    @Override
    protected Point computeSize(Composite pair, int widthHint, int heightHint, boolean flush) {
        Point what = natural(pair, 0);
        Point how = natural(pair, 1);
        int side = what.x + GAP + how.x;
        if (widthHint == SWT.DEFAULT || side <= widthHint) {
            return new Point(widthHint == SWT.DEFAULT ? side : widthHint, Math.max(what.y, how.y));
        }
        return new Point(widthHint, wrapped(pair, 0, widthHint).y + wrapped(pair, 1, widthHint).y);
    }

    @Override
    protected void layout(Composite pair, boolean flush) {
        Rectangle area = pair.getClientArea();
        Point what = natural(pair, 0);
        Point how = natural(pair, 1);
        if (what.x + GAP + how.x <= area.width) {
            pair.getChildren()[0].setBounds(area.x, area.y + (area.height - what.y) / 2, what.x, what.y);
            pair.getChildren()[1].setBounds(area.x + area.width - how.x, area.y + (area.height - how.y) / 2, how.x,
                    how.y);
            return;
        }
        Point above = wrapped(pair, 0, area.width);
        Point below = wrapped(pair, 1, area.width);
        pair.getChildren()[0].setBounds(area.x, area.y, area.width, above.y);
        pair.getChildren()[1].setBounds(area.x, area.y + above.y, area.width, below.y);
    }

    private static Point natural(Composite pair, int index) {
        return pair.getChildren()[index].computeSize(SWT.DEFAULT, SWT.DEFAULT);
    }

    private static Point wrapped(Composite pair, int index, int width) {
        Control child = pair.getChildren()[index];
        return child.computeSize(width, SWT.DEFAULT);
    }
}
