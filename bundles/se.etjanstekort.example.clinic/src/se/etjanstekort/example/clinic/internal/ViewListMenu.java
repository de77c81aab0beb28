/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.example.clinic.internal;

import java.util.Arrays;
import java.util.Comparator;

import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.ActionContributionItem;
import org.eclipse.jface.action.IContributionItem;
import org.eclipse.ui.IPluginContribution;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.actions.CompoundContributionItem;
import org.eclipse.ui.views.IViewDescriptor;

/** One menu entry for every view, those of plug-ins installed later included. */
public final class ViewListMenu extends CompoundContributionItem {

    private static final String PLATFORM = "org.eclipse."; //$NON-NLS-1$

    @Override
    protected IContributionItem[] getContributionItems() {
        return Arrays.stream(PlatformUI.getWorkbench().getViewRegistry().getViews())
                .filter(view -> !isPlatform(view))
                .sorted(Comparator.comparing(IViewDescriptor::getLabel))
                .map(view -> new ActionContributionItem(new ShowView(view)))
                .toArray(IContributionItem[]::new);
    }

    /** The platform's own views (welcome, internal tools) are nothing to a clinician. */
    private static boolean isPlatform(IViewDescriptor view) {
        String plugin = view instanceof IPluginContribution contribution ? contribution.getPluginId() : null;
        return plugin == null || plugin.startsWith(PLATFORM);
    }

    private static final class ShowView extends Action {

        private final String viewId;

        ShowView(IViewDescriptor view) {
            super(view.getLabel(), view.getImageDescriptor());
            viewId = view.getId();
        }

        @Override
        public void run() {
            IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
            if (window == null || window.getActivePage() == null) {
                return;
            }
            try {
                window.getActivePage().showView(viewId);
            } catch (PartInitException e) {
                ILog.of(ViewListMenu.class).log(e.getStatus());
            }
        }
    }
}
