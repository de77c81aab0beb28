/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.legitimation.ui.internal.anchors;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.widgets.Composite;

import se.etjanstekort.legitimation.ui.internal.anchors.AnchorRow.Fact;
import se.etjanstekort.ui.AccessibleName;

/**
 * The facts about one anchor as one text in two columns: read by screen readers in one go, selected and copied with the
 * keyboard, wrapped at any width and zoom.
 */
final class DetailsText {

    private static final int MARGIN = 9;
    private static final int GAP = 16;
    private static final int LINE_SPACING = 3;

    private final StyledText text;

    DetailsText(Composite parent) {
        text = new StyledText(parent, SWT.MULTI | SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL | SWT.BORDER);
        text.setMargins(MARGIN, MARGIN, MARGIN, MARGIN);
        text.setLineSpacing(LINE_SPACING);
        text.setCaret(null);
        AccessibleName.of(text, () -> Messages.details);
    }

    StyledText control() {
        return text;
    }

    void clear() {
        text.setText(""); //$NON-NLS-1$
    }

    void show(AnchorRow row) {
        StringBuilder content = new StringBuilder(row.name());
        List<StyleRange> styles = new ArrayList<>();
        StyleRange title = new StyleRange(0, row.name().length(), null, null, SWT.BOLD);
        styles.add(title);
        for (Fact fact : row.facts()) {
            String label = fact.label();
            for (String line : fact.lines()) {
                content.append('\n').append(label).append('\t');
                if (fact.fixedWidth()) {
                    styles.add(fixedWidth(content.length(), line.length()));
                }
                content.append(line);
                label = ""; //$NON-NLS-1$
            }
        }
        text.setText(content.toString());
        text.setStyleRanges(styles.toArray(StyleRange[]::new));
        int column = columnOf(row);
        text.setTabStops(new int[] { column });
        text.setLineWrapIndent(1, text.getLineCount() - 1, column);
        text.setTopPixel(0);
    }

    private static StyleRange fixedWidth(int start, int length) {
        StyleRange style = new StyleRange(start, length, null, null);
        style.font = JFaceResources.getTextFont();
        return style;
    }

    private int columnOf(AnchorRow row) {
        GC gc = new GC(text);
        try {
            return row.facts().stream().mapToInt(fact -> gc.textExtent(fact.label()).x).max().orElse(0) + GAP;
        } finally {
            gc.dispose();
        }
    }
}
