/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.session.ui.internal;

import org.eclipse.core.runtime.ILog;
import org.eclipse.e4.core.di.annotations.Execute;
import org.eclipse.swt.widgets.Display;
import org.osgi.framework.FrameworkUtil;

import se.etjanstekort.ui.UiState;

/**
 * Puts the session's guard in place when the workbench's model is made: before its first window, so that a client whose
 * card was pulled while it started is covered before it is seen. Leaves the model as it is.
 */
public final class CoverProcessor {

    /** Called by the workbench, on its display's thread. */
    @Execute
    public void guardSession() {
        Display display = Display.getCurrent();
        SuiteServices services = new SuiteServices(FrameworkUtil.getBundle(CoverProcessor.class).getBundleContext());
        services.parts().ifPresentOrElse(parts -> {
            UiState state = new UiState(display, parts.signIn());
            display.disposeExec(state::close);
            LockCover cover = new LockCover(display, HostProduct.running(), parts.signIn(), parts.prompt());
            new SessionGuard(cover, new WorkbenchEnd(display)).follow(state.value());
        }, () -> ILog.of(CoverProcessor.class).error(SessionUiFailure.SIGN_IN_MISSING.id()));
    }
}
