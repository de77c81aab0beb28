/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.legitimation.ui.internal;

import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;

import se.etjanstekort.legitimation.ui.internal.content.TrustPage;
import se.etjanstekort.ui.ClipboardText;

/** The window with the checks of an identity. It stands beside the work and keeps nothing waiting. */
final class TrustDialog extends Dialog {

    private static final int WIDTH_IN_CHARACTERS = 84;
    private static final int HEIGHT_IN_CHARACTERS = 44;
    private static final int COPY = IDialogConstants.CLIENT_ID;

    private TrustPage page;
    private TrustPanel panel;

    TrustDialog(Shell parent, TrustPage page) {
        super(parent);
        this.page = page;
        setShellStyle(SWT.CLOSE | SWT.TITLE | SWT.RESIZE | SWT.MODELESS | getDefaultOrientation());
        setBlockOnOpen(false);
    }

    /** With the keyboard on the page, which is read out and scrolls; Enter closes from there. */
    @Override
    public int open() {
        int result = super.open();
        panel.setFocus();
        return result;
    }

    /** Shows what has become of the identity; only while it is open. */
    void show(TrustPage newPage) {
        if (!newPage.equals(page)) {
            page = newPage;
            panel.show(page);
            getShell().setText(TrustPanel.title(page));
            getButton(COPY).setText(Messages.copy);
        }
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(TrustPanel.title(page));
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        Composite area = new Composite(parent, SWT.NO_FOCUS);
        area.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        area.setLayout(new FillLayout());
        panel = new TrustPanel(area);
        panel.show(page);
        return area;
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, COPY, Messages.copy, false);
        createButton(parent, IDialogConstants.CLOSE_ID, Messages.close, true);
    }

    @Override
    protected void buttonPressed(int id) {
        if (id == COPY) {
            copy();
        } else {
            close();
        }
    }

    private void copy() {
        ClipboardText.copy(getShell().getDisplay(), page.asText());
        Button copy = getButton(COPY);
        copy.setText(Messages.copied);
        setButtonLayoutData(copy);
        copy.requestLayout();
    }

    /** As large as the texts want to be read, and within the screen. */
    @Override
    protected Point getInitialSize() {
        Rectangle screen = getShell().getMonitor().getClientArea();
        return new Point(Math.min(convertWidthInCharsToPixels(WIDTH_IN_CHARACTERS), screen.width),
                Math.min(convertHeightInCharsToPixels(HEIGHT_IN_CHARACTERS), screen.height));
    }
}
