/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.legitimation.ui.internal.workspace;

import java.util.List;

import org.eclipse.e4.ui.model.application.MApplication;
import org.eclipse.e4.ui.model.application.ui.MElementContainer;
import org.eclipse.e4.ui.model.application.ui.MUIElement;
import org.eclipse.e4.ui.model.application.ui.advanced.MArea;
import org.eclipse.e4.ui.model.application.ui.advanced.MPerspective;
import org.eclipse.e4.ui.model.application.ui.advanced.MPlaceholder;
import org.eclipse.e4.ui.model.application.ui.basic.MPartSashContainerElement;
import org.eclipse.e4.ui.model.application.ui.basic.MPartStack;
import org.eclipse.e4.ui.model.application.ui.basic.MWindow;
import org.eclipse.e4.ui.workbench.modeling.EModelService;
import org.eclipse.e4.ui.workbench.modeling.EPartService;
import org.eclipse.ui.IPageLayout;

import se.etjanstekort.legitimation.ui.internal.LegitimationView;

/**
 * Where the view stands in the application model. A saved model holds the view only as a place that shows nothing, so that
 * it leaves no trace on the screen when the bundle has been uninstalled; {@link #reopen} opens what {@link #park} closed.
 * Runs on the user interface thread.
 */
final class Place {

    /** On a placeholder of a saved model: the view was open there. */
    private static final String OPEN = "se.etjanstekort.legitimation.ui.open"; //$NON-NLS-1$
    private static final String ON_TOP = "onTop"; //$NON-NLS-1$
    private static final String BEHIND = "behind"; //$NON-NLS-1$
    /** On a perspective: the view has been shown there, and whether it stays is the user's affair. */
    private static final String PLACED = "se.etjanstekort.legitimation.ui.placed"; //$NON-NLS-1$

    private static final float SIDEBAR_WIDTH = 0.28f;
    private static final int WITHOUT_EDITORS = EModelService.OUTSIDE_PERSPECTIVE | EModelService.IN_ANY_PERSPECTIVE;

    private final EModelService model;

    Place(EModelService model) {
        this.model = model;
    }

    /** Before the model is saved for the last time: every open place is closed and marked. */
    void park(MApplication application) {
        perspectives(application).forEach(this::markPlaced);
        for (MPlaceholder place : places(application)) {
            if (place.isToBeRendered()) {
                place.getPersistedState().put(OPEN, isOnTop(place) ? ON_TOP : BEHIND);
                hide(place);
            }
        }
        application.getDescriptors().removeIf(view -> LegitimationView.ID.equals(view.getElementId()));
    }

    /** After a model was loaded: every place that was open is open again. */
    void reopen(MApplication application) {
        for (MPlaceholder place : places(application)) {
            String was = place.getPersistedState().remove(OPEN);
            if (was != null) {
                show(place, ON_TOP.equals(was));
            }
        }
    }

    boolean wasPlacedIn(MPerspective perspective) {
        return perspective.getPersistedState().containsKey(PLACED);
    }

    /** Makes room for the view, still closed: in the host's sidebar, else beside the editors. */
    void makeRoomIn(MPerspective perspective) {
        markPlaced(perspective);
        if (!model.findElements(perspective, LegitimationView.ID, MPlaceholder.class).isEmpty()) {
            return;
        }
        EPartService parts = model.getTopLevelWindowFor(perspective).getContext().get(EPartService.class);
        MPlaceholder place = parts.createSharedPart(LegitimationView.ID);
        if (place != null) {
            place.setToBeRendered(false);
            sidebarOf(perspective).getChildren().add(place);
        }
    }

    /**
     * The host's sidebar: a placeholder folder that the host has left empty, for views that it does not know. (In this
     * workbench a placeholder for any view, "*", is no element of its own: only the empty folder remains.)
     */
    private MPartStack sidebarOf(MPerspective perspective) {
        return model.findElements(perspective, null, MPartStack.class, null, WITHOUT_EDITORS).stream()
                .filter(folder -> folder.getChildren().isEmpty()).findFirst()
                .orElseGet(() -> sidebarBesideEditors(perspective));
    }

    private MPartStack sidebarBesideEditors(MPerspective perspective) {
        MPartStack stack = model.createModelElement(MPartStack.class);
        stack.setToBeRendered(false);
        MUIElement editors = model.find(IPageLayout.ID_EDITOR_AREA, perspective);
        if (editors instanceof MPartSashContainerElement area) {
            model.insert(stack, area, EModelService.RIGHT_OF, SIDEBAR_WIDTH);
        } else {
            perspective.getChildren().add(stack);
        }
        return stack;
    }

    private void markPlaced(MPerspective perspective) {
        perspective.getPersistedState().put(PLACED, Boolean.TRUE.toString());
    }

    private List<MPerspective> perspectives(MApplication application) {
        return model.findElements(application, null, MPerspective.class, null, EModelService.ANYWHERE);
    }

    private List<MPlaceholder> places(MApplication application) {
        return model.findElements(application, LegitimationView.ID, MPlaceholder.class, null, EModelService.ANYWHERE);
    }

    private static boolean isOnTop(MPlaceholder place) {
        MUIElement parent = place.getParent();
        return parent instanceof MPartStack stack && stack.getSelectedElement() == place;
    }

    private void hide(MPlaceholder place) {
        place.setToBeRendered(false);
        if (place.getParent() != null) {
            hideIfEmpty(place.getParent());
        }
    }

    /** A folder that shows nothing takes no room; a window of the user's own that shows nothing is closed. */
    private void hideIfEmpty(MElementContainer<?> container) {
        if (holdsTheScreen(container) || model.countRenderableChildren(container) > 0) {
            selectShown(container);
            return;
        }
        container.setSelectedElement(null);
        container.setToBeRendered(false);
        if (container.getParent() != null) {
            hideIfEmpty(container.getParent());
        }
    }

    private boolean holdsTheScreen(MElementContainer<?> container) {
        return container instanceof MPerspective || container instanceof MArea || model.isLastEditorStack(container)
                || container instanceof MWindow && (MUIElement) container.getParent() instanceof MApplication;
    }

    private static <T extends MUIElement> void selectShown(MElementContainer<T> container) {
        T selected = container.getSelectedElement();
        if (selected != null && !selected.isToBeRendered()) {
            container.setSelectedElement(
                    container.getChildren().stream().filter(MUIElement::isToBeRendered).findFirst().orElse(null));
        }
    }

    private static void show(MPlaceholder place, boolean onTop) {
        place.setToBeRendered(true);
        MUIElement parent = place.getParent();
        if (parent instanceof MPartStack stack && (onTop || stack.getSelectedElement() == null)) {
            stack.setSelectedElement(place);
        }
        while (parent != null && !parent.isToBeRendered()) {
            parent.setToBeRendered(true);
            parent = parent.getParent();
        }
    }
}
