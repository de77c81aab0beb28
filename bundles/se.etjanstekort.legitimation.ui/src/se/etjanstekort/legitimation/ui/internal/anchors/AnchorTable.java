/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.legitimation.ui.internal.anchors;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

import org.eclipse.jface.layout.TableColumnLayout;
import org.eclipse.jface.viewers.ColumnPixelData;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;

/** The list: name, source and state of each, in words with a sign. One is chosen whenever there is one. */
final class AnchorTable {

    private static final int LEAST_WIDTH = 90;

    private final Composite frame;
    private final TableColumnLayout columns = new TableColumnLayout();
    private final Table table;
    private List<AnchorRow> rows = List.of();

    /**
     * @param chosen
     *            told when another one is chosen
     */
    AnchorTable(Composite parent, Runnable chosen) {
        frame = new Composite(parent, SWT.NO_FOCUS);
        frame.setLayout(columns);
        table = new Table(frame, SWT.SINGLE | SWT.FULL_SELECTION | SWT.BORDER | SWT.V_SCROLL);
        table.setHeaderVisible(true);
        columns.setColumnData(column(Messages.name), new ColumnWeightData(1, LEAST_WIDTH, true));
        fit(column(Messages.source));
        fit(column(Messages.state));
        table.addListener(SWT.Selection, event -> chosen.run());
        table.addListener(SWT.MouseMove, event -> table.setToolTipText(cutTextAt(new Point(event.x, event.y))));
        table.getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent e) {
                if (e.childID < 0) {
                    e.result = Messages.title;
                }
            }
        });
    }

    Composite control() {
        return frame;
    }

    Table table() {
        return table;
    }

    /** Shows another list; what was chosen stays so if it is still there. */
    void show(List<AnchorRow> newRows) {
        String before = chosen().map(AnchorRow::key).orElse(""); //$NON-NLS-1$
        rows = List.copyOf(newRows);
        table.setRedraw(false);
        table.removeAll();
        for (AnchorRow row : rows) {
            new TableItem(table, SWT.NONE).setText(new String[] { row.name(), row.source(), row.markedState() });
        }
        table.setRedraw(true);
        fit(table.getColumn(1));
        fit(table.getColumn(2));
        frame.layout(true);
        if (!rows.isEmpty()) {
            table.setSelection(IntStream.range(0, rows.size()).filter(i -> rows.get(i).key().equals(before))
                    .findFirst().orElse(0));
        }
    }

    Optional<AnchorRow> chosen() {
        int index = table.getSelectionIndex();
        return index < 0 ? Optional.empty() : Optional.of(rows.get(index));
    }

    private TableColumn column(String title) {
        TableColumn column = new TableColumn(table, SWT.LEFT);
        column.setText(title);
        return column;
    }

    /** As wide as its texts, which are short; the names have the rest. */
    private void fit(TableColumn column) {
        column.pack();
        columns.setColumnData(column, new ColumnPixelData(column.getWidth(), true));
    }

    /** What does not fit its cell; null where there is no such text. */
    private String cutTextAt(Point place) {
        TableItem item = table.getItem(place);
        if (item == null) {
            return null;
        }
        GC gc = new GC(table);
        try {
            return IntStream.range(0, table.getColumnCount()).filter(i -> item.getBounds(i).contains(place))
                    .mapToObj(i -> gc.textExtent(item.getText(i)).x > item.getTextBounds(i).width ? item.getText(i)
                            : null)
                    .filter(Objects::nonNull).findFirst().orElse(null);
        } finally {
            gc.dispose();
        }
    }
}
