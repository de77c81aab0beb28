/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.legitimation.ui.internal.anchors;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.eclipse.jface.layout.TableColumnLayout;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;

/** The list: name, source and state of each, in words with a sign. One is chosen whenever there is one. */
final class AnchorTable {

    private static final int LEAST_WIDTH = 90;

    private final Composite frame;
    private final Table table;
    private List<AnchorRow> rows = List.of();

    /**
     * @param chosen
     *            told when another one is chosen
     */
    AnchorTable(Composite parent, Runnable chosen) {
        frame = new Composite(parent, SWT.NO_FOCUS);
        TableColumnLayout columns = new TableColumnLayout();
        frame.setLayout(columns);
        table = new Table(frame, SWT.SINGLE | SWT.FULL_SELECTION | SWT.BORDER | SWT.V_SCROLL);
        table.setHeaderVisible(true);
        column(columns, Messages.name, 9);
        column(columns, Messages.source, 7);
        column(columns, Messages.state, 6);
        table.addListener(SWT.Selection, event -> chosen.run());
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
        if (!rows.isEmpty()) {
            table.setSelection(IntStream.range(0, rows.size()).filter(i -> rows.get(i).key().equals(before))
                    .findFirst().orElse(0));
        }
    }

    Optional<AnchorRow> chosen() {
        int index = table.getSelectionIndex();
        return index < 0 ? Optional.empty() : Optional.of(rows.get(index));
    }

    private void column(TableColumnLayout columns, String title, int weight) {
        TableColumn column = new TableColumn(table, SWT.LEFT);
        column.setText(title);
        columns.setColumnData(column, new ColumnWeightData(weight, LEAST_WIDTH, true));
    }
}
