/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.session.ui.internal;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Listener;

/**
 * While the client is covered, keys reach the code field and nothing else: no key binding of the host saves, prints or
 * deletes behind the cover. To be made before the workbench registers its own key filter, so that this one comes first.
 */
final class CoverKeys {

    private final Listener filter = this::sift;
    private boolean closed;

    CoverKeys(Display display) {
        display.addFilter(SWT.KeyDown, filter);
        display.addFilter(SWT.Traverse, filter);
    }

    void close() {
        closed = true;
    }

    void open() {
        closed = false;
    }

    private void sift(Event event) {
        if (closed && !isOfCodeField(event)) {
            event.doit = false;
            event.type = SWT.None;
        }
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
