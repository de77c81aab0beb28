/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pin.ui.internal;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.CoreMatchers.hasItem;
import static org.hamcrest.CoreMatchers.is;
import static org.hamcrest.CoreMatchers.not;
import static org.hamcrest.MatcherAssert.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

import se.etjanstekort.certstore.keys.Requester;
import se.etjanstekort.login.Candidate;
import se.etjanstekort.login.IdentityQuestion;
import se.etjanstekort.ui.Wording;
import se.etjanstekort.ui.testkit.Person;
import se.etjanstekort.ui.testkit.States;

/** The choice between identities, opened from another thread as a host's connection does, and answered by a person. */
public class IdentityPromptTest {

    private static final Requester REGISTRY = new Requester("Kvalitetsregistret", Optional.of("register.example.se"));

    private final List<String> heard = new ArrayList<>();
    private Display display;
    private Person person;
    private Optional<IdentityQuestion.Shown> dialog = Optional.empty();

    @Before
    public void findDisplay() {
        display = Display.getDefault();
        person = new Person(display);
    }

    @After
    public void closeDialog() {
        dialog.ifPresent(IdentityQuestion.Shown::close);
        person.await("the dialog is gone", () -> person.shells().isEmpty());
    }

    private void open(boolean canBeRemembered, Candidate... candidates) {
        IdentityQuestion question = new IdentityQuestion(List.of(candidates), Optional.of(REGISTRY), canBeRemembered);
        dialog = CompletableFuture.supplyAsync(() -> new SwtKeyPrompt().choose(question, new Recorder())).join();
        person.await("the dialog is there", () -> !person.shells().isEmpty());
        person.await("the first has the focus", () -> choices().get(0).isFocusControl());
    }

    private Shell shell() {
        return person.shells().get(person.shells().size() - 1);
    }

    private List<Button> choices() {
        return Person.buttons(shell()).filter(button -> (button.getStyle() & SWT.RADIO) != 0).toList();
    }

    private Button verb() {
        return Person.buttons(shell()).filter(button -> button.getText().equals(Messages.choiceButton)).findFirst()
                .orElseThrow();
    }

    @Test
    public void namesEachIdentityAndForWhatItIsAsked() throws IOException {
        open(true, States.DOCTOR, States.NURSE, States.CITIZEN);
        List<String> texts = Person.texts(shell());
        assertThat(texts, hasItem(containsString("Kvalitetsregistret (register.example.se)")));
        String doctor = choices().get(0).getText();
        for (String told : List.of("Åsa Bergström Öhrn", "Specialistläkare", "TSTNMT2321000156-10B7",
                Wording.identityKind(States.DOCTOR.identity().kind()), "Ekbackens sjukhus", Messages.choiceTrial)) {
            assertThat(doctor, containsString(told));
        }
        assertThat(choices().get(2).getText(), not(containsString("199001012385")));
        assertThat("none is chosen for her", choices().stream().noneMatch(Button::getSelection), is(true));
        assertThat(verb().isEnabled(), is(false));
        keep("identities-asked");
    }

    @Test
    public void aDigitTicksAndEnterChooses() throws IOException {
        open(true, States.DOCTOR, States.NURSE);
        person.type("2");
        assertThat(choices().get(1).getSelection(), is(true));
        person.type("1");
        person.type("2");
        assertThat(choices().stream().map(Button::getSelection).toList(), is(List.of(false, true)));
        keep("identities-ticked");
        person.enter();
        person.await("Enter is heard", () -> !heard.isEmpty());
        assertThat(heard, is(List.of("Mirko Källström")));
    }

    @Test
    public void theBoxHasItRemembered() {
        open(true, States.DOCTOR, States.NURSE);
        Button remember = Person.box(shell()).orElseThrow();
        assertThat(remember.getText(), is(Messages.choiceRemember));
        remember.setSelection(true);
        person.type("1");
        verb().notifyListeners(SWT.Selection, new Event());
        assertThat(heard, is(List.of("Åsa Bergström Öhrn, to be remembered")));
    }

    @Test
    public void whatMayNotBeRememberedHasNoBox() {
        open(false, States.DOCTOR, States.NURSE);
        assertThat(Person.box(shell()), is(Optional.empty()));
        person.type("9");
        assertThat("a digit of nobody", verb().isEnabled(), is(false));
    }

    @Test
    public void escapeAndClosingAreAnAnswer() {
        open(true, States.DOCTOR, States.NURSE);
        shell().forceActive();
        person.settle();
        person.escape();
        person.await("Escape is heard", () -> !heard.isEmpty());
        shell().close();
        assertThat(heard, is(List.of("cancelled", "cancelled")));
    }

    @Test
    public void itGoesWhenItIsTakenAway() {
        open(true, States.DOCTOR, States.NURSE);
        CompletableFuture.runAsync(dialog.orElseThrow()::close).join();
        person.await("the dialog is gone", () -> person.shells().isEmpty());
    }

    private void keep(String name) throws IOException {
        Path folder = Path.of(System.getProperty("etjanstekort.pictures", "target/pictures"),
                Wording.language().getLanguage() + (Display.isSystemDarkTheme() ? "-dark" : "-light"));
        Files.createDirectories(folder);
        person.keep(person.lookAtSteady(shell(), seen -> false), folder.resolve(name + ".png"));
    }

    private final class Recorder implements IdentityQuestion.Listener {
        @Override
        public void chosen(Candidate candidate, boolean remember) {
            heard.add(candidate.identity().name() + (remember ? ", to be remembered" : ""));
        }

        @Override
        public void cancelled() {
            heard.add("cancelled");
        }
    }
}
