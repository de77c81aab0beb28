/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.legitimation.ui.internal.workspace;

import static org.hamcrest.CoreMatchers.is;
import static org.hamcrest.MatcherAssert.assertThat;

import org.eclipse.e4.ui.model.application.MApplication;
import org.eclipse.e4.ui.model.application.descriptor.basic.MPartDescriptor;
import org.eclipse.e4.ui.model.application.ui.advanced.MPerspective;
import org.eclipse.e4.ui.model.application.ui.advanced.MPerspectiveStack;
import org.eclipse.e4.ui.model.application.ui.advanced.MPlaceholder;
import org.eclipse.e4.ui.model.application.ui.basic.MPartSashContainer;
import org.eclipse.e4.ui.model.application.ui.basic.MPartStack;
import org.eclipse.e4.ui.model.application.ui.basic.MWindow;
import org.eclipse.e4.ui.workbench.modeling.EModelService;
import org.eclipse.ui.PlatformUI;
import org.junit.Before;
import org.junit.Test;

import se.etjanstekort.legitimation.ui.internal.LegitimationView;

/** On a model of its own: a perspective with a sash, and in it a sidebar that holds the view, and perhaps another one. */
public class PlaceTest {

    private final EModelService model = PlatformUI.getWorkbench().getService(EModelService.class);
    private final MApplication application = model.createModelElement(MApplication.class);
    private final MPerspective perspective = model.createModelElement(MPerspective.class);
    private final MPartSashContainer sash = model.createModelElement(MPartSashContainer.class);
    private final MPartStack sidebar = model.createModelElement(MPartStack.class);
    private final MPlaceholder view = placeholder(LegitimationView.ID);
    private final MPlaceholder other = placeholder("another.view");
    private final Place place = new Place(model);

    @Before
    public void build() {
        MWindow window = model.createModelElement(MWindow.class);
        MPerspectiveStack perspectives = model.createModelElement(MPerspectiveStack.class);
        application.getChildren().add(window);
        window.getChildren().add(perspectives);
        perspectives.getChildren().add(perspective);
        perspective.getChildren().add(sash);
        sash.getChildren().add(sidebar);
        sidebar.getChildren().add(view);
        sidebar.setSelectedElement(view);
    }

    @Test
    public void aParkedModelShowsNothingOfIt() {
        MPartDescriptor descriptor = model.createModelElement(MPartDescriptor.class);
        descriptor.setElementId(LegitimationView.ID);
        application.getDescriptors().add(descriptor);

        place.park(application);

        assertThat(view.isToBeRendered(), is(false));
        assertThat("an empty folder takes no room", sidebar.isToBeRendered() || sash.isToBeRendered(), is(false));
        assertThat("no selection points at it", sidebar.getSelectedElement() == null, is(true));
        assertThat(application.getDescriptors().isEmpty(), is(true));
        assertThat(perspective.isToBeRendered(), is(true));
    }

    @Test
    public void whatWasParkedOpensWhereItWas() {
        place.park(application);
        place.reopen(application);

        assertThat(view.isToBeRendered() && sidebar.isToBeRendered() && sash.isToBeRendered(), is(true));
        assertThat(sidebar.getSelectedElement() == view, is(true));
    }

    @Test
    public void aNeighbourKeepsTheFolderAndTheSelection() {
        sidebar.getChildren().add(other);

        place.park(application);
        assertThat(sidebar.isToBeRendered(), is(true));
        assertThat(sidebar.getSelectedElement() == other, is(true));

        place.reopen(application);
        assertThat(sidebar.getSelectedElement() == view, is(true));
    }

    @Test
    public void aViewBehindAnotherStaysBehind() {
        sidebar.getChildren().add(other);
        sidebar.setSelectedElement(other);

        place.park(application);
        place.reopen(application);

        assertThat(view.isToBeRendered(), is(true));
        assertThat(sidebar.getSelectedElement() == other, is(true));
    }

    @Test
    public void whatWasClosedStaysClosed() {
        view.setToBeRendered(false);

        place.park(application);
        place.reopen(application);

        assertThat(view.isToBeRendered(), is(false));
        assertThat(place.wasPlacedIn(perspective), is(true));
    }

    private MPlaceholder placeholder(String id) {
        MPlaceholder placeholder = model.createModelElement(MPlaceholder.class);
        placeholder.setElementId(id);
        return placeholder;
    }
}
