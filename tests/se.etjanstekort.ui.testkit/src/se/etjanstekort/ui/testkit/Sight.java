/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.ui.testkit;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;

import se.etjanstekort.ui.MessageBar;

/** What can be read of the texts in a window. */
public final class Sight {

    private Sight() {
    }

    /**
     * The texts that are cut: they need more room than they have, or stand out of the window sideways. What is further down or up
     * in something that scrolls is not cut.
     */
    public static List<String> cut(Composite window) {
        List<String> cut = new ArrayList<>();
        collect(window, window, cut);
        return cut;
    }

    /** Whether a control is within a window now, all of it: nothing is to be scrolled first. */
    public static boolean isWhole(Control control, Composite window) {
        Rectangle place = place(control, window);
        Control around = control.getParent();
        while (around != window.getParent()) {
            Composite frame = (Composite) around;
            Rectangle client = window.getDisplay().map(frame, window, frame.getClientArea());
            if (!client.intersection(place).equals(place)) {
                return false;
            }
            around = frame.getParent();
        }
        return true;
    }

    private static void collect(Composite composite, Composite window, List<String> cut) {
        for (Control child : composite.getChildren()) {
            String text = text(child);
            if (child.isVisible() && !text.isEmpty() && (isTooSmall(child) || isOutside(child, window))) {
                cut.add(text);
            }
            if (child instanceof Composite inner) {
                collect(inner, window, cut);
            }
        }
    }

    private static boolean isTooSmall(Control control) {
        Point size = control.getSize();
        Point natural = control.computeSize(SWT.DEFAULT, SWT.DEFAULT);
        if (size.x >= natural.x && size.y >= natural.y) {
            return false;
        }
        boolean wraps = (control.getStyle() & SWT.WRAP) != 0 || control instanceof MessageBar
                || control instanceof Link;
        return !wraps || size.y < control.computeSize(size.x, SWT.DEFAULT).y;
    }

    private static boolean isOutside(Control control, Composite window) {
        Rectangle place = place(control, window);
        return place.x < 0 || place.x + place.width > window.getClientArea().width;
    }

    private static Rectangle place(Control control, Composite window) {
        return control.getDisplay().map(control.getParent(), window, control.getBounds());
    }

    private static String text(Control control) {
        if (control instanceof Label label) {
            return label.getText();
        } else if (control instanceof Button button) {
            return button.getText();
        } else if (control instanceof Link link) {
            return link.getText();
        }
        return control instanceof MessageBar bar ? bar.text() : "";
    }
}
