/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.session.ui.internal;

import org.eclipse.e4.core.di.annotations.Execute;
import org.eclipse.swt.widgets.Display;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;

/**
 * Puts the session's guard in place when the workbench's model is made: before its first window, so that a client whose
 * card was pulled while it started, or whose sign-in is gone, is covered before it is seen. Leaves the model as it is.
 */
public final class CoverProcessor {

    /** Called by the workbench, on its display's thread. */
    @Execute
    public void guardSession() {
        Display display = Display.getCurrent();
        BundleContext context = FrameworkUtil.getBundle(CoverProcessor.class).getBundleContext();
        boolean entered = context.getServiceReference(SessionEntry.class) != null;
        LockCover cover = new LockCover(display, HostProduct.running());
        SessionGuard guard = new SessionGuard(cover, new WorkbenchEnd(display), entered);
        GuardedSignIn signIn = new GuardedSignIn(display, guard);
        SuiteServices services = new SuiteServices(context, signIn::changed);
        signIn.follow(services::parts);
        display.disposeExec(() -> {
            services.close();
            signIn.close();
        });
    }
}
