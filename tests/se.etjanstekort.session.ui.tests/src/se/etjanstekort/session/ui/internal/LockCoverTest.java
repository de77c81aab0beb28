/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.session.ui.internal;

import static org.hamcrest.CoreMatchers.hasItem;
import static org.hamcrest.CoreMatchers.is;
import static org.hamcrest.CoreMatchers.not;
import static org.hamcrest.MatcherAssert.assertThat;

import java.util.List;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

import se.etjanstekort.session.ui.internal.SuiteServices.SignInParts;
import se.etjanstekort.ui.Message;
import se.etjanstekort.ui.OwnColors;
import se.etjanstekort.ui.Tone;
import se.etjanstekort.ui.testkit.Person;
import se.etjanstekort.ui.testkit.ScriptedSignIn;
import se.etjanstekort.ui.testkit.States;

/** The cover over real shells, judged by what is on the screen: the host's are filled with a colour that nothing else has. */
public class LockCoverTest {

    private static final RGB PATIENT = new RGB(0xFF, 0x00, 0xFE);
    private static final String TITLE = "Karl-Erik Testsson";

    private final Display display = Display.getCurrent();
    private final Person person = new Person(display);
    private final ScriptedSignIn signIn = new ScriptedSignIn(States.noCard(States.locked(), Optional.empty()));
    private final SignInParts parts = new SignInParts(signIn, Parts.prompt());
    private LockCover cover;
    private Shell host;
    private Text hostField;

    @Before
    public void openHost() {
        cover = new LockCover(display, HostProduct.running());
        host = open(new Shell(display, SWT.SHELL_TRIM), new Rectangle(60, 40, 700, 500));
        hostField = new Text(host, SWT.BORDER);
        OwnColors.apply(hostField, new Color(PATIENT), new Color(PATIENT));
        hostField.setBackground(new Color(PATIENT));
        host.layout();
        host.forceActive();
        hostField.setFocus();
        person.await("the host's field has the focus", () -> hostField.isFocusControl());
        person.await("the patient is seen", () -> patientPixels() > 1000);
    }

    @After
    public void closeHost() {
        cover.lift();
        host.dispose();
        signIn.close();
    }

    @Test
    public void nothingOfThePatientIsSeenWhileLocked() {
        cover.showLocked(signIn.state(), parts);
        person.await("covered", () -> patientPixels() == 0);

        cover.lift();
        person.await("as it was", () -> patientPixels() > 1000);
    }

    @Test
    public void coverFollowsAWindowThatMoves() {
        cover.showLocked(signIn.state(), parts);
        person.await("covered", () -> patientPixels() == 0);

        host.setBounds(200, 120, 900, 620);
        person.settle();
        person.await("covered again", () -> patientPixels() == 0);
    }

    @Test
    public void codeIsTypedOnTheCoverAlsoUnderAModalDialogOfTheHost() {
        Shell dialog = open(new Shell(host, SWT.DIALOG_TRIM | SWT.APPLICATION_MODAL),
                new Rectangle(150, 150, 300, 200));
        person.await("the dialog is in front", () -> display.getActiveShell() == dialog);

        cover.showLocked(signIn.state(), parts);
        cover.showLocked(States.ready(States.locked(), States.DOCTOR, 3, Optional.empty()), parts);
        person.await("covered", () -> patientPixels() == 0);
        person.await("the field has the focus", () -> code().isFocusControl());
        person.type("123456");
        person.enter();

        assertThat(signIn.submitted(), is(List.of(new ScriptedSignIn.Submitted(6, false))));
        cover.lift();
        assertThat("the dialog is still there", dialog.isDisposed(), is(false));
    }

    @Test
    public void dialogThatTheHostOpensWhileLockedIsCoveredAndTheCodeStillTyped() {
        cover.showLocked(States.ready(States.locked(), States.DOCTOR, 3, Optional.empty()), parts);
        person.await("the field has the focus", () -> code().isFocusControl());

        Shell dialog = open(new Shell(host, SWT.DIALOG_TRIM | SWT.APPLICATION_MODAL),
                new Rectangle(150, 150, 300, 200));
        person.settle();
        person.await("covered", () -> patientPixels() == 0);
        person.await("the field has the focus", () -> code().isFocusControl());
        person.type("123456");
        person.enter();

        assertThat(signIn.submitted().size(), is(1));
        dialog.dispose();
    }

    @Test
    public void coverStaysWhenTheDialogBelowItCloses() {
        Shell dialog = open(new Shell(host, SWT.DIALOG_TRIM | SWT.APPLICATION_MODAL),
                new Rectangle(150, 150, 300, 200));
        person.await("the dialog is in front", () -> display.getActiveShell() == dialog);
        cover.showLocked(States.ready(States.locked(), States.DOCTOR, 3, Optional.empty()), parts);
        person.await("covered", () -> patientPixels() == 0);

        dialog.dispose();
        person.await("the panel is back", () -> panel().isPresent());
        person.await("covered", () -> patientPixels() == 0);
        person.await("the field has the focus", () -> code().isFocusControl());
    }

    @Test
    public void windowOfTheHostThatIsBroughtToTheFrontIsCoveredAgain() {
        cover.showLocked(States.ready(States.locked(), States.DOCTOR, 3, Optional.empty()), parts);
        person.await("the field has the focus", () -> code().isFocusControl());

        host.forceActive();
        person.settle();
        person.await("covered", () -> patientPixels() == 0);
        person.await("the field has the focus", () -> code().isFocusControl());
    }

    @Test
    public void titlesTellNothingWhileLockedAndAreGivenBack() {
        cover.showLocked(signIn.state(), parts);
        assertThat(host.getText(), is(HostProduct.running().lockedTitle()));

        cover.lift();
        assertThat(host.getText(), is(TITLE));
    }

    @Test
    public void titleThatTheHostSetsWhileLockedIsPutAsideToo() {
        cover.showLocked(signIn.state(), parts);
        host.setText("Elsa Övningsson");
        person.await("covered", () -> host.getText().equals(HostProduct.running().lockedTitle()));

        cover.lift();
        assertThat(host.getText(), is("Elsa Övningsson"));
    }

    @Test
    public void menuThatWasOpenOrOnItsWayUpIsPutAway() {
        for (boolean isUp : new boolean[] { true, false }) {
            Menu menu = new Menu(host, SWT.POP_UP);
            new MenuItem(menu, SWT.PUSH).setText(TITLE);
            menu.setVisible(true);
            if (isUp) {
                person.settle();
            }
            cover.showLocked(signIn.state(), parts);
            person.settle();
            person.await("not open", () -> !menu.isVisible());
            cover.lift();
        }
    }

    @Test
    public void onlyTheQuestionsOfAHostThatEndsAreSeenAndAnswered() {
        cover.showEnded(new Message(Tone.NEUTRAL, "", ""), () -> {
        });
        String[] typed = { "" };
        cover.whileAsking(() -> {
            Shell dialog = new Shell(host, SWT.DIALOG_TRIM | SWT.APPLICATION_MODAL);
            dialog.setLayout(new FillLayout());
            Text answer = new Text(dialog, SWT.BORDER);
            dialog.setBounds(150, 150, 300, 200);
            dialog.open();
            person.await("the question has the focus", answer::isFocusControl);
            person.await("the patient is covered meanwhile", () -> patientPixels() == 0);
            person.type("ja");
            typed[0] = answer.getText();
            dialog.dispose();
        });
        assertThat(typed[0], is("ja"));

        cover.showEnded(new Message(Tone.NEUTRAL, "", ""), () -> {
        });
        person.await("the panel is back", () -> panel().isPresent());
        person.await("covered", () -> patientPixels() == 0);
    }

    @Test
    public void focusIsWhereItWas() {
        cover.showLocked(States.ready(States.locked(), States.DOCTOR, 3, Optional.empty()), parts);
        person.await("the field has the focus", () -> code().isFocusControl());

        cover.lift();
        person.await("the host's field has the focus", () -> hostField.isFocusControl());
    }

    @Test
    public void anotherPersonsCardIsSaidSoAndNoCodeIsAskedFor() {
        cover.showLocked(States.ready(States.locked(), States.NURSE, 3, Optional.empty()), parts);

        assertThat(Person.codeField(panel().orElseThrow()), is(Optional.empty()));
        String name = States.NURSE.identity().name();
        assertThat(Person.texts(panel().orElseThrow()).stream().noneMatch(text -> text.contains(name)), is(true));
        assertThat(Person.texts(panel().orElseThrow()), hasItem(Messages.locked));
    }

    @Test
    public void noKeyBindingOfTheHostIsReachedBehindTheCover() {
        int[] heard = { 0 };
        Listener binding = event -> heard[0] += isSave(event) ? 1 : 0;
        display.addFilter(SWT.KeyDown, binding);
        try {
            person.withModifier(SWT.CTRL, 's');
            assertThat("the host hears it while open", heard[0], is(1));

            cover.showLocked(States.ready(States.locked(), States.DOCTOR, 3, Optional.empty()), parts);
            person.await("the field has the focus", () -> code().isFocusControl());
            person.withModifier(SWT.CTRL, 's');
            assertThat("and not behind the cover", heard[0], is(1));
        } finally {
            display.removeFilter(SWT.KeyDown, binding);
        }
    }

    @Test
    public void windowThatComesUpWhileLockedIsCoveredFromTheStart() {
        host.setVisible(false);
        cover.showLocked(signIn.state(), parts);
        person.settle();

        host.setVisible(true);
        person.await("covered", () -> panel().isPresent() && patientPixels() == 0);
        assertThat(host.getText(), not(TITLE));
    }

    private static boolean isSave(Event event) {
        return event.keyCode == 's' && (event.stateMask & SWT.CTRL) != 0;
    }

    private Shell open(Shell shell, Rectangle bounds) {
        shell.setText(TITLE);
        shell.setLayout(new FillLayout());
        OwnColors.apply(shell, new Color(PATIENT), new Color(PATIENT));
        shell.setBounds(bounds);
        shell.open();
        person.settle();
        return shell;
    }

    private Optional<Shell> panel() {
        return person.shells().stream().filter(shell -> shell.getData(LockCover.OURS) != null)
                .filter(shell -> (shell.getStyle() & SWT.APPLICATION_MODAL) != 0).findFirst();
    }

    private Text code() {
        return panel().flatMap(Person::codeField).orElseThrow();
    }

    private int patientPixels() {
        ImageData seen = person.look(display.getPrimaryMonitor().getBounds());
        int patient = seen.palette.getPixel(PATIENT);
        int[] line = new int[seen.width];
        int count = 0;
        for (int y = 0; y < seen.height; y += 2) {
            seen.getPixels(0, y, seen.width, line, 0);
            for (int pixel : line) {
                count += pixel == patient ? 1 : 0;
            }
        }
        return count;
    }
}
