/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.ui;

import static org.hamcrest.CoreMatchers.is;
import static org.hamcrest.MatcherAssert.assertThat;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

import se.etjanstekort.ui.testkit.Sight;

/** Windows with more to show than there is screen. */
public class FittedShellTest {

    private static final int LEAST = 150;

    private final List<String> heard = new ArrayList<>();
    private Shell shell;
    private FittedShell fitted;
    private Rectangle screen;

    @Before
    public void open() {
        shell = new Shell(Display.getDefault(), SWT.DIALOG_TRIM);
        fitted = new FittedShell(shell, () -> heard.add("leave"));
        screen = shell.getDisplay().getPrimaryMonitor().getClientArea();
        add("One line");
        fitted.fit(LEAST);
        fitted.center();
        shell.open();
    }

    @After
    public void close() {
        shell.dispose();
    }

    @Test
    public void itIsAsHighAsItsContentAndNotLowerThanAsked() {
        assertThat(shell.getSize().y, is(LEAST));
        for (int i = 0; i < LEAST / 10; i++) {
            add("Another line");
        }
        fitted.fit(LEAST);
        assertThat(shell.getSize().y > LEAST, is(true));
        assertThat(Sight.cut(shell), is(List.of()));
    }

    @Test
    public void whatHasNoRoomOnTheScreenScrollsToWhatHasTheFocus() {
        for (int i = 0; i < screen.height / 10; i++) {
            add("A line of many, which are more than any screen has room for, one below the other");
        }
        Button last = new Button(fitted.content(), SWT.PUSH);
        last.setText("OK");
        fitted.fit(LEAST);

        assertThat(screen.intersection(shell.getBounds()), is(shell.getBounds()));
        assertThat(Sight.cut(shell), is(List.of()));
        assertThat(Sight.isWhole(last, shell), is(false));
        last.notifyListeners(SWT.FocusIn, new Event());
        assertThat(Sight.isWhole(last, shell), is(true));
    }

    @Test
    public void oneThatGrowsDoesNotGrowOffTheScreen() {
        shell.setLocation(screen.x + screen.width - 20, screen.y + screen.height - 20);
        fitted.fit(LEAST);
        assertThat(screen.intersection(shell.getBounds()), is(shell.getBounds()));
    }

    @Test
    public void closingIsAnAnswer() {
        shell.close();
        assertThat(heard, is(List.of("leave")));
        assertThat(shell.isDisposed(), is(false));
    }

    private void add(String text) {
        Label label = new Label(fitted.content(), SWT.WRAP);
        label.setText(text);
        label.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
    }
}
