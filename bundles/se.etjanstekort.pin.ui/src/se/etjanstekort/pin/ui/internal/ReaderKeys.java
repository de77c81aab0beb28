/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pin.ui.internal;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.FontData;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

import se.etjanstekort.login.PinRequest;
import se.etjanstekort.ui.StateColors;
import se.etjanstekort.ui.Wording;

/**
 * In the place of the field where the code is entered on the reader: what to do there, for how long, and how to stop. Where the
 * form has no buttons of its own, one to begin and to stop.
 */
final class ReaderKeys {

    private static final int MIN_TEXT_WIDTH = 240;

    private final Composite root;
    private final Label what;
    private final Label advice;
    private final Button button;
    private PinRequest shown;

    /**
     * @param action
     *            what the button does; null for none
     */
    ReaderKeys(Composite parent, Runnable action) {
        root = new Composite(parent, SWT.NONE);
        root.setLayout(Rows.grid());
        root.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        what = text();
        FontData data = what.getFont().getFontData()[0];
        Font bold = new Font(root.getDisplay(), data.getName(), data.getHeight(), SWT.BOLD);
        what.setFont(bold);
        what.addListener(SWT.Dispose, event -> bold.dispose());
        advice = text();
        button = action == null ? null : button(action);
    }

    private Button button(Runnable action) {
        Button push = new Button(root, SWT.PUSH);
        push.setLayoutData(new GridData(SWT.LEFT, SWT.CENTER, false, false));
        push.addListener(SWT.Selection, event -> action.run());
        push.getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getDescription(AccessibleEvent e) {
                e.result = RequestWords.description(shown);
            }
        });
        return push;
    }

    private Label text() {
        Label label = new Label(root, SWT.WRAP);
        GridData data = new GridData(SWT.FILL, SWT.TOP, true, false);
        data.minimumWidth = MIN_TEXT_WIDTH;
        data.widthHint = MIN_TEXT_WIDTH;
        label.setLayoutData(data);
        return label;
    }

    Composite control() {
        return root;
    }

    /**
     * Shows a request of that kind.
     *
     * @param canAct
     *            whether there is something to begin or to stop
     */
    void show(PinRequest request, boolean canAct) {
        shown = request;
        what.setText(Wording.asLabel(RequestWords.onReader(request)));
        advice.setText(Wording.asLabel(RequestWords.advice(request)));
        advice.setForeground(StateColors.on(root).dim());
        if (button != null) {
            button.setText(RequestWords.readerButton(request));
            button.setEnabled(canAct);
        }
    }

    /** Puts the cursor on the button, where there is one that can be pressed. */
    boolean focus() {
        return button != null && button.isEnabled() && button.setFocus();
    }
}
