/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.session.ui.internal;

import org.eclipse.swt.widgets.Display;

/** Waits on a display's thread with its events being handled. */
final class Wait {

    private final Display display;
    private boolean over;

    Wait(Display display) {
        this.display = display;
    }

    void end() {
        over = true;
    }

    boolean isOver() {
        return over;
    }

    void forMillis(int millis) {
        boolean[] passed = { false };
        display.timerExec(millis, () -> passed[0] = true);
        while (!passed[0]) {
            if (!display.readAndDispatch()) {
                display.sleep();
            }
        }
    }
}
