/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.session.ui.internal;

import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;

import se.etjanstekort.smartcard.FailureCode;
import se.etjanstekort.ui.Message;
import se.etjanstekort.ui.Tone;
import se.etjanstekort.ui.Wording;

/** Tells of a failure that ends the client. */
final class FailureDialog {

    private FailureDialog() {
    }

    static void show(Display display, HostProduct product, FailureCode failure) {
        Message message = Wording.message(Tone.BAD, failure);
        Shell owner = new Shell(display);
        MessageDialog.open(MessageDialog.ERROR, owner, product.signInTitle(),
                message.title() + "\n\n" + message.text(), SWT.NONE, Messages.close);
        owner.dispose();
    }
}
