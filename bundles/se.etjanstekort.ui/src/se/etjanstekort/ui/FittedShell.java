/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.ui;

import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Monitor;
import org.eclipse.swt.widgets.Shell;

/**
 * A window that asks: as high as its content, and never larger than its screen; what has no room there scrolls. Closing it and
 * Escape are an answer, and close nothing by themselves.
 */
public final class FittedShell {

    private static final int WIDTH_IN_CHARACTERS = 62;

    private final Shell shell;
    private final Composite content;
    private Optional<ScrollingColumn> column = Optional.empty();

    /**
     * Fits a shell without content.
     *
     * @param leave
     *            the person wants to close it
     */
    public FittedShell(Shell shell, Runnable leave) {
        this.shell = shell;
        shell.setLayout(new FillLayout());
        content = new Composite(shell, SWT.NONE);
        content.setLayout(ScrollingColumn.layout(ScrollingColumn.GAP, ScrollingColumn.EDGE));
        shell.addListener(SWT.Close, event -> {
            event.doit = false;
            leave.run();
        });
        shell.addListener(SWT.Traverse, event -> {
            if (event.detail == SWT.TRAVERSE_ESCAPE) {
                event.doit = false;
                leave.run();
            }
        });
    }

    /** For the content: rows below each other. */
    public Composite content() {
        return content;
    }

    /** As high as the content needs, the top left corner staying where it is unless something would be off the screen. */
    public void fit(int leastHeight) {
        Rectangle screen = screen();
        shell.layout(true, true);
        Point needed = content.computeSize(width(), SWT.DEFAULT, true);
        Rectangle trimmed = shell.computeTrim(0, 0, needed.x, needed.y);
        Point wanted = new Point(Math.min(trimmed.width, screen.width),
                Math.min(Math.max(leastHeight, trimmed.height), screen.height));
        if (!shell.getSize().equals(wanted)) {
            shell.setSize(wanted);
        }
        if (shell.getVisible()) {
            stayOn(screen);
        }
        if (trimmed.height > screen.height && column.isEmpty()) {
            column = Optional.of(ScrollingColumn.around(content));
            shell.layout(true, true);
        }
        column.ifPresent(ScrollingColumn::fit);
    }

    /** In the middle of the screen that the window below it is on, a little higher. */
    public void center() {
        Rectangle screen = screen();
        Point size = shell.getSize();
        shell.setLocation(screen.x + (screen.width - size.x) / 2, screen.y + (screen.height - size.y) / 3);
    }

    private int width() {
        GC gc = new GC(shell);
        try {
            return (int) (gc.getFontMetrics().getAverageCharacterWidth() * WIDTH_IN_CHARACTERS);
        } finally {
            gc.dispose();
        }
    }

    private void stayOn(Rectangle screen) {
        Rectangle now = shell.getBounds();
        int x = Math.max(screen.x, Math.min(now.x, screen.x + screen.width - now.width));
        int y = Math.max(screen.y, Math.min(now.y, screen.y + screen.height - now.height));
        if (now.x != x || now.y != y) {
            shell.setLocation(x, y);
        }
    }

    /** Before it is open, a window does not know yet where it will be. */
    private Rectangle screen() {
        Monitor monitor = shell.getVisible() ? shell.getMonitor()
                : shell.getParent() instanceof Shell below ? below.getMonitor()
                        : shell.getDisplay().getPrimaryMonitor();
        return monitor.getClientArea();
    }
}
