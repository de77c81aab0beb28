/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.legitimation.ui.internal.workspace;

import org.eclipse.core.runtime.ILog;
import org.eclipse.e4.ui.model.application.MApplication;
import org.eclipse.e4.ui.model.application.ui.advanced.MPerspective;
import org.eclipse.e4.ui.model.application.ui.basic.MWindow;
import org.eclipse.e4.ui.workbench.UIEvents;
import org.eclipse.e4.ui.workbench.modeling.EModelService;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventConstants;
import org.osgi.service.event.EventHandler;

import se.etjanstekort.legitimation.ui.internal.LegitimationView;

/**
 * Shows the view once in each perspective, whether the perspective was made before the bundle was installed or after, and
 * parks it when the workbench closes. The workbench sends these events on the user interface thread.
 */
@Component(property = { EventConstants.EVENT_TOPIC + "=" + UIEvents.UILifeCycle.APP_STARTUP_COMPLETE,
        EventConstants.EVENT_TOPIC + "=" + UIEvents.UILifeCycle.PERSPECTIVE_OPENED,
        EventConstants.EVENT_TOPIC + "=" + UIEvents.UILifeCycle.PERSPECTIVE_SWITCHED,
        EventConstants.EVENT_TOPIC + "=" + UIEvents.UILifeCycle.PERSPECTIVE_RESET,
        EventConstants.EVENT_TOPIC + "=" + UIEvents.UILifeCycle.APP_SHUTDOWN_STARTED })
public final class WorkspaceListener implements EventHandler {

    @Override
    public void handleEvent(Event event) {
        Object element = event.getProperty(UIEvents.EventTags.ELEMENT);
        boolean isReset = UIEvents.UILifeCycle.PERSPECTIVE_RESET.equals(event.getTopic());
        if (element instanceof MPerspective perspective) {
            showIn(perspective, isReset);
        } else if (element instanceof MApplication application) {
            EModelService model = application.getContext().get(EModelService.class);
            if (UIEvents.UILifeCycle.APP_SHUTDOWN_STARTED.equals(event.getTopic())) {
                new Place(model).park(application);
            } else {
                application.getChildren().stream().map(model::getActivePerspective)
                        .forEach(perspective -> showIn(perspective, false));
            }
        }
    }

    /** @param again whether the user asked for the perspective as it was meant to be */
    private static void showIn(MPerspective perspective, boolean again) {
        if (perspective == null || perspective.getContext() == null) {
            return;
        }
        Place place = new Place(perspective.getContext().get(EModelService.class));
        MWindow window = perspective.getContext().get(MWindow.class);
        IWorkbenchPage page = window == null ? null : window.getContext().get(IWorkbenchPage.class);
        if (page == null || place.wasPlacedIn(perspective) && !again) {
            return;
        }
        place.makeRoomIn(perspective);
        try {
            page.showView(LegitimationView.ID, null, IWorkbenchPage.VIEW_VISIBLE);
        } catch (PartInitException e) {
            ILog.of(WorkspaceListener.class).log(e.getStatus());
        }
    }
}
