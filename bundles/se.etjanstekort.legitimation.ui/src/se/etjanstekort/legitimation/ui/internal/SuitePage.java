/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.legitimation.ui.internal;

import java.util.Arrays;
import java.util.List;

import org.eclipse.jface.preference.IPreferenceNode;
import org.eclipse.jface.preference.PreferenceManager;
import org.eclipse.jface.preference.PreferencePage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;
import org.eclipse.ui.preferences.IWorkbenchPreferenceContainer;

/** The suite's preference page: the way to the pages below it, whoever contributes them. */
public final class SuitePage extends PreferencePage implements IWorkbenchPreferencePage {

    /** As in plugin.xml. */
    public static final String ID = "se.etjanstekort.legitimation.ui.preferences"; //$NON-NLS-1$

    private static final int WIDTH = 300;

    private List<IPreferenceNode> below = List.of();

    @Override
    public void init(IWorkbench workbench) {
        noDefaultAndApplyButton();
        PreferenceManager pages = workbench.getPreferenceManager();
        below = Arrays.asList(pages.find(ID).getSubNodes());
    }

    @Override
    protected Control createContents(Composite parent) {
        Composite body = new Composite(parent, SWT.NO_FOCUS);
        GridLayout grid = new GridLayout();
        grid.marginWidth = 0;
        grid.marginHeight = 0;
        body.setLayout(grid);
        Label introduction = new Label(body, SWT.WRAP);
        introduction.setText(Messages.preferences);
        GridData wide = new GridData(SWT.FILL, SWT.TOP, true, false);
        wide.widthHint = WIDTH;
        introduction.setLayoutData(wide);
        below.forEach(page -> link(body, page));
        return body;
    }

    private void link(Composite parent, IPreferenceNode page) {
        Link link = new Link(parent, SWT.NONE);
        link.setText("<a>" + page.getLabelText() + "</a>"); //$NON-NLS-1$ //$NON-NLS-2$
        link.addSelectionListener(SelectionListener.widgetSelectedAdapter(
                event -> ((IWorkbenchPreferenceContainer) getContainer()).openPage(page.getId(), null)));
    }
}
