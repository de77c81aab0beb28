/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.legitimation.ui.internal.workspace;

import org.eclipse.e4.core.di.annotations.Execute;
import org.eclipse.e4.ui.model.application.MApplication;
import org.eclipse.e4.ui.workbench.modeling.EModelService;

/** Run by the workbench when it has loaded its model, before anything is on the screen. */
public final class ReopenProcessor {

    @Execute
    void run(MApplication application, EModelService model) {
        new Place(model).reopen(application);
    }
}
