/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pin.ui.internal;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Text;

import se.etjanstekort.smartcard.Pin;

/**
 * The field that a code is typed into: digits, one by one. Nothing is pasted or dropped into it and nothing is copied out.
 * <p>
 * Its content is never asked for as a {@code String}. For that reason there is no verify listener (its events carry
 * strings): keys are sifted as keys, and whatever puts in more than one character at once is wiped.
 */
final class CodeText {

    /** More than any card takes, so that a code that is too long is seen as such and not cut. */
    private static final int LIMIT = 32;

    private final Text text;
    private final Runnable changed;
    private int count;
    private boolean ended;

    /**
     * @param changed
     *            called when the number of characters has changed
     * @param entered
     *            called on the Enter key
     */
    CodeText(Composite parent, Runnable changed, Runnable entered) {
        this.changed = changed;
        text = new Text(parent, SWT.PASSWORD | SWT.BORDER | SWT.SINGLE);
        text.setTextLimit(LIMIT);
        text.addListener(SWT.KeyDown, CodeText::sift);
        text.addListener(SWT.MenuDetect, event -> event.doit = false);
        text.addListener(SWT.Modify, event -> modified());
        text.addListener(SWT.Traverse, event -> {
            if (event.detail == SWT.TRAVERSE_RETURN) {
                // At once, and also while the default button is off: that a code is too short wants to be said.
                event.detail = SWT.TRAVERSE_NONE;
                event.doit = false;
                entered.run();
            }
            Rows.letEscapePass(event);
        });
        text.addListener(SWT.Dispose, event -> end());
    }

    Text control() {
        return text;
    }

    int count() {
        return count;
    }

    /** The code, handed over; the field is empty afterwards. */
    Pin takeOver() {
        char[] code = text.getTextChars();
        wipe();
        return Pin.takeOver(code);
    }

    void wipe() {
        if (count > 0) {
            text.setTextChars(new char[0]);
        }
    }

    /** The last wipe: nobody is told any more, as what would hear of it may be gone already. */
    private void end() {
        ended = true;
        wipe();
    }

    private void modified() {
        int now = text.getCharCount();
        boolean pasted = now > count + 1;
        count = now;
        if (pasted) {
            wipe();
        } else if (!ended) {
            changed.run();
        }
    }

    private static void sift(Event event) {
        boolean command = (event.stateMask & (SWT.CTRL | SWT.COMMAND)) != 0;
        boolean printable = event.character >= ' ' && event.character != SWT.DEL;
        if (command || event.keyCode == SWT.INSERT) {
            event.doit = false;
        } else if (printable) {
            event.doit = event.character >= '0' && event.character <= '9';
        }
    }
}
