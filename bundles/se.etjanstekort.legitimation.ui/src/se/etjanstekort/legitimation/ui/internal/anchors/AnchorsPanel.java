/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.legitimation.ui.internal.anchors;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.KeyListener;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.ProgressBar;

import se.etjanstekort.ui.ClipboardText;
import se.etjanstekort.ui.MessageBar;
import se.etjanstekort.ui.Wording;

/** The page's inside: the list, below it all about the chosen one, and what can be done: copy, read again. */
final class AnchorsPanel {

    private static final int GAP = 9;
    /** In dialog units; room for half a fingerprint beside its label. */
    private static final int WIDTH = 380;
    private static final int LIST_LINES = 8;
    private static final int DETAIL_LINES = 14;
    private static final int SCREEN_SHARE = 4;
    private static final int BUSY_DELAY_MILLIS = 300;

    private final Composite body;
    private final Label folder;
    private final AnchorTable list;
    private final MessageBar notice;
    private final DetailsText details;
    private final Button copy;
    private final Composite progress;
    private final Runnable showProgress = () -> progress().setVisible(true);

    /**
     * @param readAgain
     *            asked for by the user
     */
    AnchorsPanel(Composite parent, Runnable readAgain) {
        body = column(new Composite(parent, SWT.NO_FOCUS));
        int width = width(body);
        Label introduction = new Label(body, SWT.WRAP);
        introduction.setText(Messages.introduction);
        introduction.setLayoutData(wide(width, SWT.DEFAULT));
        folder = new Label(body, SWT.WRAP);
        folder.setLayoutData(wide(width, SWT.DEFAULT));
        list = new AnchorTable(body, this::showDetails);
        GridData listData = new GridData(SWT.FILL, SWT.FILL, true, true);
        listData.heightHint = onScreen(
                list.table().getHeaderHeight() + LIST_LINES * list.table().getItemHeight());
        list.control().setLayoutData(listData);
        list.table().addKeyListener(KeyListener.keyPressedAdapter(event -> {
            if (event.keyCode == 'c' && event.stateMask == SWT.MOD1) {
                copy();
            }
        }));
        Composite below = column(new Composite(body, SWT.NO_FOCUS));
        notice = new MessageBar(below);
        notice.setLayoutData(wide(width, SWT.DEFAULT));
        details = new DetailsText(below);
        details.control().setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        below.setLayoutData(wide(SWT.DEFAULT, onScreen(DETAIL_LINES * details.control().getLineHeight())));
        Composite actions = new Composite(body, SWT.NO_FOCUS);
        actions.setLayoutData(wide(SWT.DEFAULT, SWT.DEFAULT));
        GridLayout row = new GridLayout(3, false);
        row.marginWidth = 0;
        row.marginHeight = 0;
        actions.setLayout(row);
        copy = button(actions, Messages.copy, this::copy);
        button(actions, Messages.readAgain, readAgain);
        progress = progress(actions);
        showDetails();
    }

    Control control() {
        return body;
    }

    /** Shows what was read; the folder is empty where policy names none. */
    void show(List<AnchorRow> rows, Optional<Path> from) {
        setBusy(false);
        folder.setText(Wording
                .asLabel(from.map(path -> NLS.bind(Messages.folder, path)).orElse(Messages.noFolder)));
        folder.requestLayout();
        list.show(rows);
        showDetails();
    }

    /** A bar that moves while the reading takes long enough to be noticed. */
    void setBusy(boolean busy) {
        body.getDisplay().timerExec(-1, showProgress);
        if (busy) {
            body.getDisplay().timerExec(BUSY_DELAY_MILLIS, showProgress);
        } else {
            progress.setVisible(false);
        }
    }

    private void showDetails() {
        Optional<AnchorRow> chosen = list.chosen();
        copy.setEnabled(chosen.isPresent());
        chosen.ifPresentOrElse(details::show, details::clear);
        chosen.flatMap(AnchorRow::notice).ifPresentOrElse(notice::show, notice::hide);
    }

    private void copy() {
        list.chosen().ifPresent(row -> ClipboardText.copy(body.getDisplay(), row.asText()));
    }

    /** On a small screen the parts are lower, and scroll, so that all of them are to be seen. */
    private int onScreen(int height) {
        return Math.min(height, body.getMonitor().getClientArea().height / SCREEN_SHARE);
    }

    private static int width(Control control) {
        GC gc = new GC(control);
        try {
            return Dialog.convertHorizontalDLUsToPixels(gc.getFontMetrics(), WIDTH);
        } finally {
            gc.dispose();
        }
    }

    private Composite progress(Composite parent) {
        Composite line = new Composite(parent, SWT.NO_FOCUS);
        line.setLayoutData(wide(1, SWT.DEFAULT));
        GridLayout pair = new GridLayout(2, false);
        pair.marginHeight = 0;
        line.setLayout(pair);
        new Label(line, SWT.NONE).setText(Messages.reading);
        new ProgressBar(line, SWT.HORIZONTAL | SWT.INDETERMINATE).setLayoutData(wide(1, SWT.DEFAULT));
        line.setVisible(false);
        line.addDisposeListener(event -> event.display.timerExec(-1, showProgress));
        return line;
    }

    private Composite progress() {
        return progress;
    }

    private static Button button(Composite parent, String text, Runnable action) {
        Button button = new Button(parent, SWT.PUSH);
        button.setText(text);
        button.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> action.run()));
        Dialog.applyDialogFont(button);
        return button;
    }

    private static Composite column(Composite composite) {
        GridLayout grid = new GridLayout();
        grid.marginWidth = 0;
        grid.marginHeight = 0;
        grid.verticalSpacing = GAP;
        composite.setLayout(grid);
        return composite;
    }

    private static GridData wide(int width, int height) {
        GridData data = new GridData(SWT.FILL, SWT.CENTER, true, false);
        data.widthHint = width;
        data.heightHint = height;
        return data;
    }
}
