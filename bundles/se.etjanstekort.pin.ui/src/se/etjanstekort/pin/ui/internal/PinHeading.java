/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pin.ui.internal;

import java.util.List;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.FontData;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;

import se.etjanstekort.login.PinRequest;
import se.etjanstekort.ui.CodeName;
import se.etjanstekort.ui.PinBadge;
import se.etjanstekort.ui.StateColors;
import se.etjanstekort.ui.Wording;

/** Which code is asked for, and of whom: badge, title, name and identity. */
final class PinHeading {

    private static final int BADGE_SIZE = 36;
    private static final int GAP = 12;
    private static final int LARGER = 2;
    private static final int MIN_TEXT_WIDTH = 190;

    private final Composite root;

    PinHeading(Composite parent) {
        root = new Composite(parent, SWT.NONE);
        GridLayout grid = new GridLayout(2, false);
        grid.marginWidth = 0;
        grid.marginHeight = 0;
        grid.marginBottom = GAP / 2;
        grid.horizontalSpacing = GAP;
        grid.verticalSpacing = 1;
        root.setLayout(grid);
        root.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
    }

    void show(PinRequest request) {
        for (Control child : root.getChildren()) {
            child.dispose();
        }
        Optional<String> requester = RequestWords.requester(request);
        List<String> who = RequestWords.who(request.candidate().identity());
        PinBadge badge = new PinBadge(root, CodeName.of(request.purpose()), BADGE_SIZE);
        badge.setLayoutData(new GridData(SWT.LEFT, SWT.TOP, false, false, 1,
                1 + (int) requester.stream().count() + who.size()));
        addTitle(RequestWords.title(request));
        requester.ifPresent(this::text);
        for (String line : who) {
            text(line).setForeground(StateColors.on(root).dim());
        }
    }

    private void addTitle(String title) {
        Label label = text(title);
        FontData data = label.getFont().getFontData()[0];
        Font font = new Font(root.getDisplay(), data.getName(), data.getHeight() + LARGER, SWT.BOLD);
        label.setFont(font);
        label.addListener(SWT.Dispose, event -> font.dispose());
    }

    private Label text(String text) {
        Label label = new Label(root, SWT.WRAP);
        label.setText(Wording.asLabel(text));
        GridData data = new GridData(SWT.FILL, SWT.TOP, true, false);
        data.minimumWidth = MIN_TEXT_WIDTH;
        data.widthHint = MIN_TEXT_WIDTH;
        label.setLayoutData(data);
        return label;
    }
}
