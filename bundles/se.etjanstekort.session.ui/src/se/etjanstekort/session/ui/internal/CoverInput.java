/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.session.ui.internal;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Widget;

/**
 * While the client is covered, lets keys and the mouse through to the cover alone, and of the keys only those of a code field.
 * A menu that was open, a host part that takes the focus, or a key binding of the host gets nothing. To be made before the
 * workbench registers its own key filter, so that this one comes first.
 */
final class CoverInput {

    private static final int[] TYPES = { SWT.KeyDown, SWT.KeyUp, SWT.Traverse, SWT.MouseDown, SWT.MouseUp,
            SWT.MouseDoubleClick, SWT.MenuDetect, SWT.DragDetect, SWT.Selection, SWT.DefaultSelection };

    private final Listener filter = this::sift;
    private boolean closed;

    CoverInput(Display display) {
        for (int type : TYPES) {
            display.addFilter(type, filter);
        }
    }

    void close() {
        closed = true;
    }

    void open() {
        closed = false;
    }

    private void sift(Event event) {
        if (closed && !(isOfCover(event.widget) && (!isKey(event) || isOfCodeField(event)))) {
            event.doit = false;
            event.type = SWT.None;
        }
    }

    /** Menus and their items belong to the host, whatever shell they hang on. */
    private static boolean isOfCover(Widget widget) {
        return widget instanceof Control control && control.getShell().getData(LockCover.OURS) != null;
    }

    private static boolean isKey(Event event) {
        return event.type == SWT.KeyDown || event.type == SWT.Traverse;
    }

    private static boolean isOfCodeField(Event event) {
        if ((event.stateMask & (SWT.CTRL | SWT.ALT | SWT.COMMAND)) != 0) {
            return false;
        }
        return switch (event.keyCode) {
        case SWT.CR, SWT.LF, SWT.KEYPAD_CR, SWT.TAB, SWT.BS, SWT.ARROW_LEFT, SWT.ARROW_RIGHT, SWT.ARROW_UP,
                SWT.ARROW_DOWN, ' ' ->
            true;
        default -> event.character >= '0' && event.character <= '9';
        };
    }
}
