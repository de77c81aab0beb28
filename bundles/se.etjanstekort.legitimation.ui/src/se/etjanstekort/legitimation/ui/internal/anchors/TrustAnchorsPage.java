/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.legitimation.ui.internal.anchors;

import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.jface.preference.PreferencePage;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;

import se.etjanstekort.ui.DateWords;

/** The preference page "Trusted issuers": whose cards are accepted here, and where that comes from. Nothing is changed here. */
public final class TrustAnchorsPage extends PreferencePage
        implements IWorkbenchPreferencePage, AnchorReading.Reader {

    /** As in plugin.xml. */
    public static final String ID = "se.etjanstekort.legitimation.ui.trustAnchors"; //$NON-NLS-1$

    private AnchorsPanel panel;
    private AnchorReading reading;

    @Override
    public void init(IWorkbench workbench) {
        noDefaultAndApplyButton();
    }

    @Override
    protected Control createContents(Composite parent) {
        panel = new AnchorsPanel(parent, this::readAgain);
        reading = new AnchorReading(KnownAnchors::read, parent.getDisplay(), this);
        readAgain();
        return panel.control();
    }

    @Override
    public void dispose() {
        if (reading != null) {
            reading.cancel();
        }
        super.dispose();
    }

    @Override
    public void read(KnownAnchors known) {
        if (panel.control().isDisposed()) {
            return;
        }
        panel.show(new AnchorRows(DateWords.local()).of(known.listed()), known.folder());
        int problems = known.listed().problems().size();
        setErrorMessage(null);
        setMessage(switch (problems) {
        case 0 -> null;
        case 1 -> Messages.problem;
        default -> NLS.bind(Messages.problems, problems);
        }, IMessageProvider.WARNING);
    }

    @Override
    public void notRead(String reason) {
        if (!panel.control().isDisposed()) {
            panel.setBusy(false);
            setErrorMessage(reason);
        }
    }

    private void readAgain() {
        panel.setBusy(true);
        reading.schedule();
    }
}
