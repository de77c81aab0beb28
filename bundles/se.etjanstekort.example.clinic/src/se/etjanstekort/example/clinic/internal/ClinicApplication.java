/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.example.clinic.internal;

import java.io.IOException;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.Platform;
import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.service.datalocation.Location;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.PlatformUI;

/** Runs the clinical client's workbench on a workspace that it holds alone. */
public final class ClinicApplication implements IApplication {

    @Override
    public Object start(IApplicationContext context) {
        Display display = PlatformUI.createDisplay();
        Location workspace = Platform.getInstanceLocation();
        try {
            if (!lock(workspace)) {
                MessageDialog.open(MessageDialog.INFORMATION, null, Messages.productName, Messages.alreadyRunning, 0,
                        Messages.close);
                return EXIT_OK;
            }
            try {
                int code = PlatformUI.createAndRunWorkbench(display, new ClinicWorkbenchAdvisor());
                return code == PlatformUI.RETURN_RESTART ? EXIT_RESTART : EXIT_OK;
            } finally {
                workspace.release();
            }
        } finally {
            display.dispose();
        }
    }

    private static boolean lock(Location workspace) {
        try {
            return workspace.lock();
        } catch (IOException e) {
            // A workspace that cannot be written to would lose the notes: the same as one in use.
            ILog.of(ClinicApplication.class).error("The workspace cannot be locked: " + workspace.getURL(), e); //$NON-NLS-1$
            return false;
        }
    }

    @Override
    public void stop() {
        if (!PlatformUI.isWorkbenchRunning()) {
            return;
        }
        IWorkbench workbench = PlatformUI.getWorkbench();
        Display display = workbench.getDisplay();
        display.syncExec(() -> {
            if (!display.isDisposed()) {
                workbench.close();
            }
        });
    }
}
