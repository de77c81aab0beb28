/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pin.ui.internal;

import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Shell;

/** Help at the left; Cancel and the verb at the right, the verb being what Enter does. */
final class PinButtons {

    private static final int MIN_WIDTH = 96;
    private static final int GAP = 9;

    private final Button verb;
    private final Button cancelling;

    /** Without help. */
    PinButtons(Composite parent, Runnable submit, Runnable cancel) {
        this(parent, submit, cancel, Optional.empty());
    }

    PinButtons(Composite parent, Runnable submit, Runnable cancel, Runnable help) {
        this(parent, submit, cancel, Optional.of(help));
    }

    private PinButtons(Composite parent, Runnable submit, Runnable cancel, Optional<Runnable> help) {
        Composite root = new Composite(parent, SWT.NONE);
        GridLayout grid = new GridLayout(3, false);
        grid.marginWidth = 0;
        grid.marginHeight = 0;
        grid.marginTop = GAP;
        grid.horizontalSpacing = GAP;
        root.setLayout(grid);
        root.setLayoutData(new GridData(SWT.FILL, SWT.BOTTOM, true, true));
        Control left = help.<Control>map(run -> link(root, run)).orElseGet(() -> new Label(root, SWT.NONE));
        left.setLayoutData(new GridData(SWT.LEFT, SWT.CENTER, true, false));
        cancelling = button(root, cancel);
        setText(cancelling, Messages.cancel);
        verb = button(root, submit);
        root.setTabList(
                help.isPresent() ? new Control[] { verb, cancelling, left } : new Control[] { verb, cancelling });
        Shell shell = root.getShell();
        shell.setDefaultButton(verb);
        verb.addListener(SWT.Dispose, event -> {
            if (!shell.isDisposed() && shell.getDefaultButton() == verb) {
                shell.setDefaultButton(null);
            }
        });
    }

    void setVerb(String text) {
        setText(verb, text);
    }

    /** Whether the form is whole, so that there is something to hand over. */
    void setWhole(boolean whole) {
        verb.setEnabled(whole);
    }

    /** Whether something can be cancelled from here. */
    void setCancelling(boolean possible) {
        cancelling.setEnabled(possible);
    }

    /** Puts the cursor on the verb, or on what is left. */
    void focus() {
        if (!verb.setFocus()) {
            cancelling.setFocus();
        }
    }

    private static Link link(Composite root, Runnable action) {
        Link link = new Link(root, SWT.NONE);
        link.setText("<a>" + Messages.help + "</a>");
        link.addListener(SWT.Selection, event -> action.run());
        return link;
    }

    private static Button button(Composite root, Runnable action) {
        Button button = new Button(root, SWT.PUSH);
        GridData data = new GridData(SWT.RIGHT, SWT.CENTER, false, false);
        button.setLayoutData(data);
        button.addListener(SWT.Selection, event -> action.run());
        return button;
    }

    private static void setText(Button button, String text) {
        button.setText(text);
        ((GridData) button.getLayoutData()).widthHint = Math.max(MIN_WIDTH,
                button.computeSize(SWT.DEFAULT, SWT.DEFAULT).x);
    }
}
