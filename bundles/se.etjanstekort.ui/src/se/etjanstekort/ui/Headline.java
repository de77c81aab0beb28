/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.ui;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.FontData;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

/** The one headline of a window or view: picture, title, and a line of what to do. Announced when it changes. */
public final class Headline extends Composite {

    private static final int PICTURE_SIZE = 32;
    private static final int GAP = 12;
    private static final int MIN_TEXT_WIDTH = 190;
    private static final int LARGER = 2;

    private final CardPicture picture;
    private final Label title;
    private final Label advice;

    /** An empty headline. */
    public Headline(Composite parent) {
        super(parent, SWT.NO_FOCUS);
        GridLayout grid = new GridLayout(2, false);
        grid.marginWidth = 0;
        grid.marginHeight = 0;
        grid.horizontalSpacing = GAP;
        grid.verticalSpacing = 2;
        setLayout(grid);
        picture = new CardPicture(this, PICTURE_SIZE);
        picture.setLayoutData(new GridData(SWT.LEFT, SWT.TOP, false, false, 1, 2));
        title = text();
        title.setFont(titleFont());
        advice = text();
        addListener(SWT.Paint, event -> {
            event.gc.setBackground(StateColors.on(this).background());
            event.gc.fillRectangle(getClientArea());
        });
        AccessibleName.of(this, () -> title.getText() + ". " + advice.getText());
    }

    /** Shows another caption; tells screen readers when it is a new one. */
    public void show(Caption caption) {
        checkWidget();
        picture.show(caption.symbol(), caption.tone());
        boolean changed = setText(title, caption.title()) | setText(advice, caption.advice());
        advice.setForeground(StateColors.on(this).dim());
        ((GridData) advice.getLayoutData()).exclude = caption.advice().isEmpty();
        advice.setVisible(!caption.advice().isEmpty());
        if (changed) {
            requestLayout();
            getAccessible().sendEvent(ACC.EVENT_NAME_CHANGED, null);
        }
    }

    private Label text() {
        Label label = new Label(this, SWT.WRAP);
        GridData data = new GridData(SWT.FILL, SWT.TOP, true, false);
        data.minimumWidth = MIN_TEXT_WIDTH;
        data.widthHint = MIN_TEXT_WIDTH;
        label.setLayoutData(data);
        return label;
    }

    private Font titleFont() {
        FontData data = getFont().getFontData()[0];
        Font font = new Font(getDisplay(), data.getName(), data.getHeight() + LARGER, SWT.BOLD);
        addDisposeListener(event -> font.dispose());
        return font;
    }

    private static boolean setText(Label label, String text) {
        String escaped = Wording.asLabel(text);
        if (label.getText().equals(escaped)) {
            return false;
        }
        label.setText(escaped);
        return true;
    }
}
