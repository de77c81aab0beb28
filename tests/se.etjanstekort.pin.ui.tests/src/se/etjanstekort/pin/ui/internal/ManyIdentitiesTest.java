/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pin.ui.internal;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.CoreMatchers.is;
import static org.hamcrest.MatcherAssert.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

import se.etjanstekort.certstore.IdentityKind;
import se.etjanstekort.certstore.Subject;
import se.etjanstekort.certstore.keys.Requester;
import se.etjanstekort.login.Candidate;
import se.etjanstekort.login.IdentityQuestion;
import se.etjanstekort.ui.testkit.Person;
import se.etjanstekort.ui.testkit.ScreenReader;
import se.etjanstekort.ui.testkit.Sight;
import se.etjanstekort.ui.testkit.States;

/** More identities than the screen has room for and than there are digits, with long names. Also run at 200 %. */
public class ManyIdentitiesTest {

    private static final int MANY = 40;

    private final List<String> heard = new ArrayList<>();
    private final List<Candidate> candidates = IntStream.rangeClosed(1, MANY).mapToObj(ManyIdentitiesTest::candidate)
            .toList();
    private Display display;
    private Person person;
    private IdentityDialog dialog;
    private Shell shell;

    @Before
    public void open() {
        display = Display.getDefault();
        person = new Person(display);
        dialog = new IdentityDialog(Optional.of(display), new IdentityQuestion(candidates,
                Optional.of(new Requester("Kvalitetsregistret", Optional.of("register.example.se"))), true),
                new Recorder());
        person.await("the dialog is there", () -> !person.shells().isEmpty());
        shell = person.shells().get(person.shells().size() - 1);
        person.await("the first has the focus", () -> choices().get(0).isFocusControl());
        person.settle();
    }

    @After
    public void close() {
        dialog.close();
        person.await("the dialog is gone", () -> person.shells().isEmpty());
    }

    @Test
    public void theWindowIsOnTheScreenAndNothingIsCut() {
        Rectangle screen = shell.getMonitor().getClientArea();
        assertThat(screen.intersection(shell.getBounds()), is(shell.getBounds()));
        assertThat(Sight.cut(shell), is(List.of()));
        for (Button button : Person.buttons(shell).filter(button -> (button.getStyle() & SWT.RADIO) == 0).toList()) {
            assertThat(button.getText(), Sight.isWhole(button, shell), is(true));
        }
        assertThat("there is more than the window has room for", Sight.isWhole(choices().get(MANY - 1), shell),
                is(false));
    }

    @Test
    public void eachIsToldToAScreenReaderAndTheGroupHasTheQuestionsName() {
        assertThat(ScreenReader.groups(shell), is(List.of(Messages.choiceTitle)));
        assertThat(ScreenReader.nameless(shell), is(List.of()));
        for (int i = 0; i < MANY; i++) {
            assertThat(ScreenReader.name(choices().get(i)), containsString(candidates.get(i).identity().id()));
        }
    }

    @Test
    public void arrowsTickAndScrollBeyondTheLastDigit() {
        for (int presses = 0; presses < IdentityPanel.LAST_DIGIT + 2; presses++) {
            traverse(SWT.TRAVERSE_ARROW_NEXT);
        }
        assertThat(ticked(), is(List.of(IdentityPanel.LAST_DIGIT + 2)));
        assertThat(Sight.isWhole(choices().get(IdentityPanel.LAST_DIGIT + 2), shell), is(true));

        traverse(SWT.TRAVERSE_ARROW_PREVIOUS);
        traverse(SWT.TRAVERSE_RETURN);
        assertThat(heard, is(List.of(candidates.get(IdentityPanel.LAST_DIGIT + 1).identity().id())));
    }

    @Test
    public void beforeTheFirstComesTheLastAndADigitLeadsBack() {
        traverse(SWT.TRAVERSE_ARROW_PREVIOUS);
        assertThat(ticked(), is(List.of(MANY - 1)));
        assertThat(Sight.isWhole(choices().get(MANY - 1), shell), is(true));
        Event digit = new Event();
        digit.character = '2';
        at().notifyListeners(SWT.KeyDown, digit);
        person.settle();
        assertThat(ticked(), is(List.of(1)));
        assertThat(Sight.isWhole(choices().get(1), shell), is(true));
    }

    /** At the one that is ticked, or at the first: without a window manager the focus may leave the window. */
    private Button at() {
        return choices().stream().filter(Button::getSelection).findFirst().orElse(choices().get(0));
    }

    private void traverse(int key) {
        at().traverse(key);
        person.settle();
    }

    private List<Button> choices() {
        return Person.buttons(shell).filter(button -> (button.getStyle() & SWT.RADIO) != 0).toList();
    }

    private List<Integer> ticked() {
        List<Button> all = choices();
        return IntStream.range(0, all.size()).filter(i -> all.get(i).getSelection()).boxed().toList();
    }

    private static Candidate candidate(int number) {
        return States.candidate(new Subject("Anna-Maria Wilhelmina Gyllenstierna-Björkegren von Ehrenheim", "", "",
                "Ekbackens universitetssjukhus, Verksamhetsområde Akutsjukvård & Ambulans, Region Exempel",
                "Specialistsjuksköterska"), IdentityKind.HSA_ID, String.format("TSTNMT2321000156-%04d", number));
    }

    private final class Recorder implements IdentityQuestion.Listener {
        @Override
        public void chosen(Candidate candidate, boolean remember) {
            heard.add(candidate.identity().id());
        }

        @Override
        public void cancelled() {
            heard.add("cancelled");
        }
    }
}
