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
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Shell;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

import se.etjanstekort.certstore.IdentityKind;
import se.etjanstekort.certstore.TrustFailure;
import se.etjanstekort.legitimation.ui.internal.content.Contents;
import se.etjanstekort.legitimation.ui.internal.content.TestCard;
import se.etjanstekort.legitimation.ui.internal.content.TestStates;
import se.etjanstekort.login.SignInState;
import se.etjanstekort.smartcard.CardFailure;
import se.etjanstekort.smartcard.RetryCounter;
import se.etjanstekort.ui.Wording;
import se.etjanstekort.ui.testkit.Diagnoses;
import se.etjanstekort.ui.testkit.States;

/** The inside of the view, in a window of its own. Pictures go to {@code target/pictures}. */
public class LegitimationPanelTest {

    private static final int WIDTH = 290;
    private static final int NARROW = 258;
    private static final String WHOLE = "19990807-2391";
    private static final String MASKED = "19XXXXXX-••••";
    private static final String LONG = "Anna-Maria Wilhelmina Gyllenstierna-Björkegren von Ehrenheim af Sillénstråle";

    private final Display display = Display.getDefault();
    private final List<String> asked = new ArrayList<>();
    private Shell shell;
    private LegitimationPanel panel;

    @Before
    public void open() {
        shell = new Shell(display, SWT.NO_TRIM);
        shell.setLayout(new FillLayout());
        panel = new LegitimationPanel(shell, () -> asked.add("lock"), () -> asked.add("sign out"),
                person -> asked.add("checks of " + person.kind()));
        shell.setSize(WIDTH, 900);
    }

    @After
    public void close() {
        shell.dispose();
    }

    @Test
    public void thePersonnummerIsShownOnlyWhenAskedForAndMaskedAgain() {
        show(TestStates.signedIn(TestCard.doctor()));
        Link link = Widgets.links(shell, Messages.show).get(0);
        assertThat(texts(), hasItem(MASKED));
        assertThat(texts(), not(hasItem(WHOLE)));

        link.notifyListeners(SWT.Selection, new Event());
        assertThat(texts(), hasItem(WHOLE));
        assertThat(texts(), not(hasItem(MASKED)));

        panel.mask();
        assertThat(texts(), hasItem(MASKED));
        assertThat(texts(), not(hasItem(WHOLE)));
    }

    @Test
    public void anotherStateMasksThePersonnummer() {
        show(TestStates.signedIn(TestCard.doctor()));
        Widgets.links(shell, Messages.show).get(0).notifyListeners(SWT.Selection, new Event());

        show(TestStates.signedIn(TestCard.doctor().revocationUnknown()));

        assertThat(texts(), hasItem(MASKED));
        assertThat(texts(), not(hasItem(WHOLE)));
    }

    @Test
    public void nothingThatWasNotValidatedHasATick() {
        show(TestStates.refused(TestCard.doctor(), TrustFailure.UNTRUSTED_ISSUER));

        assertThat(texts(), hasItem("Åsa Bergström Öhrn"));
        assertThat(texts(), hasItem("! " + Messages.notChecked));
        assertThat(String.join("\n", texts()), not(containsString("✓")));
    }

    @Test
    public void aRevokedIdentityIsMarkedAsRefused() {
        show(TestStates.refused(TestCard.doctor(), TrustFailure.REVOKED));

        assertThat(texts(), hasItem("✕ " + Messages.notApproved));
        assertThat(texts(), not(hasItem("! " + Messages.notChecked)));
    }

    @Test
    public void longNamesWrapAndNothingIsCut() {
        TestCard card = TestCard.of(LONG).title("Överläkare och medicinskt ledningsansvarig specialistläkare")
                .organisation("Ekbackens universitetssjukhus, Verksamhetsområde Akutsjukvård, Region Exempel");
        shell.setSize(NARROW, 900);
        show(TestStates.signedIn(card));

        for (Label label : Widgets.all(shell, Label.class)) {
            if (label.isVisible()) {
                Point needed = label.computeSize(label.getSize().x, SWT.DEFAULT);
                assertThat(label.getText() + " has its height", label.getSize().y >= needed.y, is(true));
                assertThat(label.getText() + " is within the view", rightEdge(label) <= NARROW, is(true));
            }
        }
    }

    @Test
    public void lockingAndSigningOutAreOfferedToWhoIsSignedIn() {
        show(TestStates.signedIn(TestCard.doctor()));
        Widgets.button(shell, Messages.lockNow).notifyListeners(SWT.Selection, new Event());
        Widgets.button(shell, Messages.signOut).notifyListeners(SWT.Selection, new Event());
        assertThat(asked, is(List.of("lock", "sign out")));

        show(TestStates.noCard(Optional.empty()));
        assertThat(texts(), not(hasItem(Messages.lockNow)));
    }

    @Test
    public void theKeyboardScrollsWhereNothingCanBePressed() {
        shell.setSize(WIDTH, 100);
        show(TestStates.noCard(Optional.empty()));

        panel.setFocus();
        Event key = new Event();
        key.keyCode = SWT.ARROW_DOWN;
        display.getFocusControl().notifyListeners(SWT.KeyDown, key);

        assertThat(Widgets.all(shell, ScrolledComposite.class).get(0).getOrigin().y > 0, is(true));
    }

    @Test
    public void theChecksOfEachIdentityCanBeAskedForByName() {
        show(TestStates.signedIn(TestCard.doctor()));

        List<Link> links = Widgets.links(shell, Messages.showChecks);
        assertThat(links.size(), is(2));
        assertThat(links.stream().map(Link::getToolTipText).distinct().count(), is(2L));
        assertThat(links.get(0).getToolTipText(), containsString("Åsa Bergström Öhrn"));
        links.forEach(link -> link.notifyListeners(SWT.Selection, new Event()));
        assertThat(asked, is(List.of("checks of " + Wording.identityKind(IdentityKind.HSA_ID),
                "checks of " + Wording.identityKind(IdentityKind.PERSONNUMMER))));
    }

    @Test
    public void theKeyboardReachesWhatCanBePressed() {
        show(TestStates.signedIn(TestCard.doctor()));

        panel.setFocus();

        Control focus = display.getFocusControl();
        List<Control> reached = new ArrayList<>();
        while (!reached.contains(focus) && reached.size() < 9) {
            reached.add(focus);
            focus.traverse(SWT.TRAVERSE_TAB_NEXT);
            focus = display.getFocusControl();
        }
        List<Control> expected = new ArrayList<>(Widgets.all(shell, Link.class));
        expected.add(Widgets.button(shell, Messages.lockNow));
        assertThat(reached.subList(0, expected.size()), is(expected));
    }

    @Test
    public void whatHasTheFocusIsScrolledIntoSight() {
        shell.setSize(WIDTH, 200);
        show(TestStates.signedIn(TestCard.doctor()));

        panel.setFocus();

        Control link = display.getFocusControl();
        int top = display.map(link, shell, 0, 0).y;
        assertThat("at " + top, top >= 0 && top < 200, is(true));
    }

    @Test
    public void pictures() {
        Map<String, SignInState> states = new LinkedHashMap<>();
        states.put("signed-in", TestStates.signedIn(TestCard.doctor()));
        states.put("ends-soon", TestStates.signedIn(TestCard.doctor().until("2026-12-16T22:59:59Z")
                .tries(new RetryCounter.Left(1), new RetryCounter.Left(3), new RetryCounter.Unknown())));
        states.put("no-card", TestStates.noCard(Optional.of(CardFailure.CARD_REMOVED)));
        states.put("reading", TestStates.reading());
        states.put("blocked", TestStates.blocked(TestCard.nurse().tries(new RetryCounter.Left(0),
                new RetryCounter.Unknown(), new RetryCounter.Left(10))));
        states.put("no-service", TestStates.noService());
        states.put("reserve", TestStates.signedIn(TestCard.nurse().withoutSignature()));
        states.put("left-over", TestStates.signedIn(TestCard.doctor().renewed()));
        states.put("unknown-issuer", TestStates.signedIn(TestCard.doctor().unknownPrivateIssuer()));
        states.put("somebody-else",
                TestStates.signedIn(TestCard.doctor(), TestCard.nurse().reader("Gemalto PC Pinpad")));
        states.put("software", TestStates.signedIn(TestCard.doctor().software().revocationUnknown()));
        states.put("not-trusted", TestStates.refused(TestCard.doctor(), TrustFailure.UNTRUSTED_ISSUER));
        states.put("unknown-card", TestStates.unknownCard());
        states.put("long-name", TestStates.signedIn(TestCard.of(LONG)));

        states.forEach((name, state) -> {
            show(state);
            assertThat(name, Pictures.of(shell, name).length > 0, is(true));
        });
    }

    @Test
    public void everyDiagnosisIsTold() {
        Diagnoses.of(States.signedOut()).forEach((name, state) -> {
            show(state);
            assertThat(name, Pictures.of(shell, "diagnosis-" + name).length > 0, is(true));
        });
    }

    private void show(SignInState state) {
        panel.show(Contents.of(state, TestStates.CLOCK));
        shell.open();
        Widgets.settle();
    }

    private List<String> texts() {
        return Widgets.texts(shell);
    }

    private int rightEdge(Control control) {
        return display.map(control.getParent(), shell, control.getBounds()).x + control.getBounds().width;
    }
}
