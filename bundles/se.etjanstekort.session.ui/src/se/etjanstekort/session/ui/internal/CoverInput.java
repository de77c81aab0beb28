/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.session.ui.internal;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.Widget;

/**
 * While the client is covered, lets keys and the mouse through to the cover alone, and of the keys only those of a code field.
 * A host part that takes the focus, or a key binding of the host, gets nothing; a context menu that was open is put away. A
 * shell that is let through gets everything. To be made before the workbench registers its own key filter, so that this one
 * comes first.
 */
final class CoverInput {

    private static final int[] TYPES = { SWT.KeyDown, SWT.KeyUp, SWT.Traverse, SWT.MouseDown, SWT.MouseUp,
            SWT.MouseDoubleClick, SWT.MenuDetect, SWT.DragDetect, SWT.Selection, SWT.DefaultSelection };

    private final Listener filter = this::sift;
    private final Set<Menu> openMenus = new HashSet<>();
    private boolean closed;

    CoverInput(Display display) {
        for (int type : TYPES) {
            display.addFilter(type, filter);
        }
        display.addFilter(SWT.Show, this::menuShown);
        display.addFilter(SWT.Hide, this::menuHidden);
    }

    void close() {
        closed = true;
        putMenusAway();
    }

    void open() {
        closed = false;
    }

    private void menuShown(Event event) {
        if (event.widget instanceof Menu menu) {
            openMenus.add(menu);
            if (closed) {
                // It was on its way up: that is told before it is there.
                menu.getDisplay().asyncExec(this::putMenusAway);
            }
        }
    }

    private void putMenusAway() {
        List.copyOf(openMenus).stream().filter(menu -> closed && !menu.isDisposed())
                .forEach(menu -> menu.setVisible(false));
    }

    private void menuHidden(Event event) {
        if (event.widget instanceof Menu menu) {
            openMenus.remove(menu);
        }
    }

    private void sift(Event event) {
        if (closed && !isLetThrough(event)) {
            event.doit = false;
            event.type = SWT.None;
        }
    }

    private static boolean isLetThrough(Event event) {
        return isOf(event.widget, LockCover.LET_THROUGH)
                || isOf(event.widget, LockCover.OURS) && (!isKey(event) || isOfCodeField(event));
    }

    /** Menus and their items belong to the host, whatever shell they hang on. */
    private static boolean isOf(Widget widget, String mark) {
        return widget instanceof Control control && control.getShell().getData(mark) != null;
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
