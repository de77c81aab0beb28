/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.example.clinic.internal;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.handlers.HandlerUtil;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.Version;

/** Says what this client is and which version, in the user's language. */
public final class AboutHandler extends AbstractHandler {

    @Override
    public Object execute(ExecutionEvent event) {
        Version version = FrameworkUtil.getBundle(AboutHandler.class).getVersion();
        String number = version.getMajor() + "." + version.getMinor() + "." + version.getMicro(); //$NON-NLS-1$ //$NON-NLS-2$
        MessageDialog.open(MessageDialog.INFORMATION, HandlerUtil.getActiveShell(event), Messages.aboutTitle,
                NLS.bind(Messages.aboutText, Messages.productName, number), 0, Messages.close);
        return null;
    }
}
