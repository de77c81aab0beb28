/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.legitimation.ui.internal;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.CoreMatchers.hasItem;
import static org.hamcrest.CoreMatchers.is;
import static org.hamcrest.CoreMatchers.not;
import static org.hamcrest.MatcherAssert.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

import se.etjanstekort.certstore.TrustFailure;
import se.etjanstekort.legitimation.ui.internal.content.TestCard;
import se.etjanstekort.legitimation.ui.internal.content.TestStates;
import se.etjanstekort.legitimation.ui.internal.content.TrustPage;
import se.etjanstekort.login.SignInState;
import se.etjanstekort.ui.Wording;
import se.etjanstekort.ui.testkit.ScreenReader;
import se.etjanstekort.ui.testkit.Sight;

/** The window with the checks of an identity. Pictures go to {@code target/pictures}. */
public class TrustDialogTest {

    private static final String LONG = "Anna-Maria Wilhelmina Gyllenstierna-Björkegren von Ehrenheim af Sillénstråle";

    private final Display display = Display.getDefault();
    private Shell host;
    private TrustDialog dialog;

    @Before
    public void open() {
        host = new Shell(display, SWT.NO_TRIM);
    }

    @After
    public void close() {
        host.dispose();
    }

    @Test
    public void arrowsScrollAndTabReachesTheButtons() {
        show(page(TestStates.signedIn(TestCard.doctor()), 0));
        ScrolledComposite frame = Widgets.all(shell(), ScrolledComposite.class).get(0);
        Button copy = Widgets.button(shell(), Messages.copy);
        Button close = Widgets.button(shell(), Messages.close);
        assertThat(shell().getDefaultButton(), is(close));

        frame.forceFocus();
        assertThat(display.getFocusControl(), is(frame));
        press(frame, SWT.PAGE_DOWN);
        assertThat("scrolled", frame.getOrigin().y > 0, is(true));
        press(frame, SWT.HOME);
        assertThat(frame.getOrigin().y, is(0));

        List<Control> reached = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            reached.add(display.getFocusControl());
            display.getFocusControl().traverse(SWT.TRAVERSE_TAB_NEXT);
        }
        assertThat(reached, is(List.of(frame, copy, close)));
    }

    @Test
    public void copyingGivesTheWholePageAndSaysSo() {
        TrustPage page = page(TestStates.signedIn(TestCard.doctor()), 1);
        show(page);

        Widgets.button(shell(), Messages.copy).notifyListeners(SWT.Selection, new Event());

        Clipboard clipboard = new Clipboard(display);
        try {
            assertThat(clipboard.getContents(TextTransfer.getInstance()), is(page.asText()));
        } finally {
            clipboard.dispose();
        }
        assertThat(Widgets.texts(shell()), hasItem(Messages.copied));
    }

    @Test
    public void itShowsWhatBecameOfTheIdentityMeanwhile() {
        show(page(TestStates.signedIn(TestCard.doctor()), 0));
        assertThat(Widgets.texts(shell()), hasItem("Åsa Bergström Öhrn"));

        dialog.show(page(TestStates.refused(TestCard.doctor(), TrustFailure.UNTRUSTED_ISSUER), 0));
        Widgets.settle();

        assertThat(Widgets.texts(shell()), hasItem("! " + Messages.notChecked));
    }

    @Test
    public void escapeAndTheButtonCloseIt() {
        show(page(TestStates.signedIn(TestCard.doctor()), 0));
        Shell opened = shell();
        Widgets.button(opened, Messages.close).notifyListeners(SWT.Selection, new Event());
        assertThat(opened.isDisposed(), is(true));

        show(page(TestStates.signedIn(TestCard.doctor()), 0));
        Shell again = shell();
        again.traverse(SWT.TRAVERSE_ESCAPE);
        assertThat(again.isDisposed(), is(true));
    }

    @Test
    public void theWorkGoesOnBeside() {
        show(page(TestStates.signedIn(TestCard.doctor()), 0));
        int modal = SWT.PRIMARY_MODAL | SWT.APPLICATION_MODAL | SWT.SYSTEM_MODAL;
        assertThat(shell().getStyle() & modal, is(0));
    }

    @Test
    public void longNamesWrapAndNothingIsCutAlsoWhereItIsNarrow() {
        show(page(TestStates.signedIn(TestCard.of(LONG)
                .organisation("Ekbackens universitetssjukhus, Verksamhetsområde Akutsjukvård, Region Exempel")), 0));
        for (int width : List.of(330, 700)) {
            shell().setSize(width, 700);
            Widgets.settle();
            assertThat(Sight.cut(shell()), is(List.of()));
        }
    }

    @Test
    public void theKeyboardIsOnThePageWhichHasTheVerdictAsItsName() {
        show(page(TestStates.refused(TestCard.doctor(), TrustFailure.REVOKED), 0));
        ScrolledComposite frame = Widgets.all(shell(), ScrolledComposite.class).get(0);
        assertThat(display.getFocusControl(), is(frame));
        TrustPage page = page(TestStates.refused(TestCard.doctor(), TrustFailure.REVOKED), 0);
        assertThat(ScreenReader.name(frame), containsString(page.verdict().title()));
        assertThat(ScreenReader.groups(shell()), hasItem(page.kind() + ": " + page.name()));
        assertThat(ScreenReader.nameless(shell()), is(List.of()));
    }

    @Test
    public void thePersonnummerIsMasked() {
        show(page(TestStates.signedIn(TestCard.doctor()), 1));
        assertThat(Widgets.texts(shell()), hasItem("19XXXXXX-••••"));
        assertThat(String.join(" ", Widgets.texts(shell())).contains("2391"), is(not(true)));
    }

    @Test
    public void pictures() {
        Map<String, SignInState> states = new LinkedHashMap<>();
        states.put("trusted", TestStates.signedIn(TestCard.doctor()));
        states.put("revoked", TestStates.refused(TestCard.doctor(), TrustFailure.REVOKED));
        states.put("unknown-issuer", TestStates.refused(TestCard.doctor(), TrustFailure.UNTRUSTED_ISSUER));
        states.put("revocation-unknown", TestStates.signedIn(TestCard.doctor().revocationUnknown()));
        states.put("long-name", TestStates.signedIn(TestCard.of(LONG)));
        states.forEach((name, state) -> {
            show(page(state, 0));
            String theme = Wording.language().getLanguage() + (Display.isSystemDarkTheme() ? "-dark" : "-light");
            assertThat(name, Pictures.of(shell(), "trust-" + name + "-" + theme).length > 0, is(true));
            press(Widgets.all(shell(), ScrolledComposite.class).get(0), SWT.PAGE_DOWN);
            Widgets.settle();
            assertThat(name, Pictures.of(shell(), "trust-" + name + "-checks-" + theme).length > 0, is(true));
            dialog.close();
        });
    }

    private void show(TrustPage page) {
        dialog = new TrustDialog(host, page);
        dialog.open();
        Widgets.settle();
    }

    private Shell shell() {
        return dialog.getShell();
    }

    private static void press(Control control, int key) {
        Event event = new Event();
        event.keyCode = key;
        control.notifyListeners(SWT.KeyDown, event);
    }

    private static TrustPage page(SignInState state, int index) {
        return TestStates.trustPage(state, index);
    }
}
