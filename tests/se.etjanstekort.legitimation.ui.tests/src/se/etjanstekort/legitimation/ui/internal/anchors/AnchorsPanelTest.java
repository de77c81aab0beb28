/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.legitimation.ui.internal.anchors;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.CoreMatchers.is;
import static org.hamcrest.CoreMatchers.not;
import static org.hamcrest.MatcherAssert.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

import se.etjanstekort.certstore.AnchorEntry.State;
import se.etjanstekort.certstore.AnchorProblem.Kind;
import se.etjanstekort.certstore.ListedAnchors;
import se.etjanstekort.legitimation.ui.internal.Widgets;
import se.etjanstekort.ui.DateWords;
import se.etjanstekort.ui.MessageBar;
import se.etjanstekort.ui.Wording;
import se.etjanstekort.ui.testkit.ScreenReader;
import se.etjanstekort.ui.testkit.Sight;

/** The inside of the page "Trusted issuers", in a window of its own. */
public class AnchorsPanelTest {

    private static final int DAMAGED = 4;

    private final Display display = Display.getDefault();
    private int asked;
    private Shell shell;
    private AnchorsPanel panel;

    @Before
    public void open() {
        shell = new Shell(display, SWT.NO_TRIM);
        shell.setLayout(new FillLayout());
        panel = new AnchorsPanel(shell, () -> asked++);
        shell.setSize(560, 620);
        shell.open();
        show(TestAnchors.all());
    }

    @After
    public void close() {
        shell.dispose();
    }

    @Test
    public void eachIsToldWithItsSourceAndItsStateInWordsAndWithASign() {
        assertThat(states(), is(List.of("✓ " + Messages.stateInForce, "– " + Messages.stateWaiting,
                "– " + Messages.stateOff, "! " + Messages.stateExpired, "✕ " + Messages.stateProblem,
                "✕ " + Messages.stateProblem)));
        assertThat(column(0).subList(DAMAGED, DAMAGED + 2), is(List.of("gammal-rot.cer", "anchors/ekbacken.cer")));
        assertThat(column(1), is(Stream.of(TestAnchors.region(State.IN_FORCE).source(), TestAnchors.siths().source(),
                TestAnchors.test().source(), TestAnchors.expired().source(), TestAnchors.damaged().source(),
                TestAnchors.expired().source()).map(source -> source.place(Wording.language())).toList()));
    }

    @Test
    public void theChosenOneIsToldInFull() {
        assertThat(details().getText(), containsString("O=Region Exempel"));
        assertThat(details().getText(), containsString("\t06:17:02:43:FB:48:86:FE:95:88:F0:79:B2:68:D7:B3\n"));
        assertThat(details().getText(), containsString("\t15:38:09:23:40:70:DD:9C:D9:D2:B1:F8:1D:74:CC:54\n"));
        DateWords dates = new DateWords(ZoneOffset.UTC);
        assertThat(details().getText(),
                containsString(dates.date(LocalDate.of(2045, 3, 14))));
        assertThat(details().getText(),
                containsString(TestAnchors.FOLDER.resolve("region-exempel.cer").toString()));
        assertThat("nothing is to be done", bar().text(), is(""));
    }

    @Test
    public void whatIsNotInForceSaysWhatTurnsItOn() {
        choose(1);
        assertThat(bar().text(), is(Messages.waitingTitle + "\n" + Messages.waitingText));
        choose(2);
        assertThat(bar().text(), containsString("trust.test.roots"));
        choose(3);
        assertThat(bar().text(), is(Messages.expiredTitle + "\n" + Messages.expiredText));
        assertThat(details().getText(), containsString("se.ekbacken.journal"));
    }

    @Test
    public void aDamagedFileSaysWhatToDo() {
        choose(DAMAGED);
        assertThat(bar().text(), containsString(Kind.NOT_A_CERTIFICATE.text(Wording.language()).happened()));
        assertThat(bar().text(), containsString(Kind.NOT_A_CERTIFICATE.text(Wording.language()).action()));
        assertThat(details().getText(), containsString("gammal-rot.cer"));
    }

    @Test
    public void allOfAnAnchorIsCopiedAsText() {
        choose(2);
        Widgets.button(shell, Messages.copy).notifyListeners(SWT.Selection, new Event());
        String copied = clipboard();
        assertThat(copied, containsString("TEST SITHS e-id Root CA v2"));
        assertThat(copied, containsString("21:7E:E0:FA:B0:14:27:C8:69:88:75:8E:3A:6B:22:97"
                + ":B1:83:20:D0:0E:1F:B7:C7:5E:52:C4:19:88:75:53:07"));
        assertThat(copied, containsString("trust.test.roots"));

        choose(DAMAGED);
        Event keys = new Event();
        keys.stateMask = SWT.MOD1;
        keys.keyCode = 'c';
        table().notifyListeners(SWT.KeyDown, keys);
        assertThat(clipboard(), containsString("gammal-rot.cer"));
    }

    @Test
    public void readingAgainIsAskedForAndKeepsTheChoice() {
        choose(2);
        Widgets.button(shell, Messages.readAgain).notifyListeners(SWT.Selection, new Event());
        assertThat(asked, is(1));

        show(new ListedAnchors(List.of(TestAnchors.test(), TestAnchors.region(State.IN_FORCE)), List.of()));
        assertThat(table().getSelectionIndex(), is(0));
        assertThat(details().getText(), containsString("TEST SITHS"));

        show(new ListedAnchors(List.of(TestAnchors.region(State.IN_FORCE)), List.of()));
        assertThat("it is gone: the first is told", details().getText(), containsString("Region Exempel"));
    }

    @Test
    public void anEmptyListHasNothingToCopy() {
        show(new ListedAnchors(List.of(), List.of()));
        assertThat(Widgets.button(shell, Messages.copy).isEnabled(), is(false));
        assertThat(details().getText(), is(""));
        assertThat(bar().text(), is(""));
    }

    @Test
    public void longNamesWrapAndTheRestKeepsItsPlace() {
        int above = table().getParent().getSize().y;
        choose(3);
        Widgets.settle();
        assertThat(details().getText(), containsString(TestAnchors.LONG_NAME));
        assertThat(details().getHorizontalBar(), is((Object) null));
        assertThat("the list does not jump", table().getParent().getSize().y, is(above));
        assertThat(details().getText(), not(containsString("…")));
    }

    @Test
    public void aNameThatIsCutIsToldByTheTooltip() {
        assertThat(tooltip(3), is(TestAnchors.LONG_NAME));
        assertThat(tooltip(0) == null, is(true));
    }

    @Test
    public void aScreenReaderIsToldWhatTheListAndTheDetailsAre() {
        assertThat(ScreenReader.name(table()), is(Messages.title));
        assertThat(ScreenReader.name(details()), is(Messages.details));
        assertThat(ScreenReader.nameless(shell), is(List.of()));
        assertThat(Sight.cut(shell), is(List.of()));
    }

    private String tooltip(int row) {
        Event move = new Event();
        move.x = table().getItem(row).getBounds(0).x + 10;
        move.y = table().getItem(row).getBounds(0).y + 5;
        table().notifyListeners(SWT.MouseMove, move);
        return table().getToolTipText();
    }

    @Test
    public void theKeyboardGoesFromTheListToTheDetailsToTheButtons() {
        table().setFocus();
        table().traverse(SWT.TRAVERSE_TAB_NEXT);
        assertThat(display.getFocusControl(), is(details()));
        details().traverse(SWT.TRAVERSE_TAB_NEXT);
        assertThat(display.getFocusControl(), is(Widgets.button(shell, Messages.copy)));
    }

    private void show(ListedAnchors listed) {
        panel.show(new AnchorRows(new DateWords(ZoneOffset.UTC)).of(listed), Optional.of(TestAnchors.FOLDER));
        Widgets.settle();
    }

    private void choose(int index) {
        table().setSelection(index);
        table().notifyListeners(SWT.Selection, new Event());
    }

    private List<String> states() {
        return column(2);
    }

    private List<String> column(int index) {
        return Stream.of(table().getItems()).map((TableItem item) -> item.getText(index)).toList();
    }

    private String clipboard() {
        Clipboard clipboard = new Clipboard(display);
        try {
            return (String) clipboard.getContents(TextTransfer.getInstance());
        } finally {
            clipboard.dispose();
        }
    }

    private Table table() {
        return Widgets.all(shell, Table.class).get(0);
    }

    private StyledText details() {
        return Widgets.all(shell, StyledText.class).get(0);
    }

    private MessageBar bar() {
        return Widgets.all(shell, MessageBar.class).get(0);
    }
}
