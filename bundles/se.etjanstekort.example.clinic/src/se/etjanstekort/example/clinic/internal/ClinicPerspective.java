/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.example.clinic.internal;

import org.eclipse.ui.IFolderLayout;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;
import org.eclipse.ui.IPlaceholderFolderLayout;

/**
 * Patients at the left, records in the middle, and a sidebar at the right that is not seen until some other plug-in
 * brings a view.
 */
public final class ClinicPerspective implements IPerspectiveFactory {

    static final String ID = "se.etjanstekort.example.clinic.perspective"; //$NON-NLS-1$
    private static final String LIST_FOLDER = "se.etjanstekort.example.clinic.left"; //$NON-NLS-1$
    private static final String SIDEBAR_FOLDER = "se.etjanstekort.example.clinic.sidebar"; //$NON-NLS-1$
    private static final float LIST_WIDTH = 0.25f;
    private static final float SIDEBAR_START = 0.68f;

    @Override
    public void createInitialLayout(IPageLayout layout) {
        layout.setEditorAreaVisible(true);
        IFolderLayout list = layout.createFolder(LIST_FOLDER, IPageLayout.LEFT, LIST_WIDTH, layout.getEditorArea());
        list.addView(PatientListView.ID);
        IPlaceholderFolderLayout sidebar = layout.createPlaceholderFolder(SIDEBAR_FOLDER, IPageLayout.RIGHT,
                SIDEBAR_START, layout.getEditorArea());
        sidebar.addPlaceholder("*"); //$NON-NLS-1$
        layout.getViewLayout(PatientListView.ID).setCloseable(false);
    }
}
