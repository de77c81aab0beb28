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
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

import se.etjanstekort.certstore.TrustFailure;
import se.etjanstekort.login.Phase;
import se.etjanstekort.login.SignInState;
import se.etjanstekort.ui.UiState;
import se.etjanstekort.ui.testkit.Person;
import se.etjanstekort.ui.testkit.ScriptedSignIn;
import se.etjanstekort.ui.testkit.States;

/** The window as it stands before the client, on real widgets with real keys. */
public class SignInWindowTest {

    private final Display display = Display.getCurrent();
    private final Person person = new Person(display);
    private final ScriptedSignIn signIn = new ScriptedSignIn(States.noCard(States.signedOut(), Optional.empty()));
    private SignInWindow window;
    private UiState state;
    private Shell shell;

    @Before
    public void openWindow() {
        List<Shell> before = person.shells();
        window = new SignInWindow(display, HostProduct.running(), signIn, Parts.prompt());
        state = new UiState(display, signIn);
        state.value().addValueChangeListener(event -> window.show(event.diff.getNewValue()));
        window.show(state.value().getValue());
        shell = person.shells().stream().filter(found -> !before.contains(found)).findFirst().orElseThrow();
    }

    @After
    public void closeWindow() {
        state.close();
        window.close();
        signIn.close();
    }

    @Test
    public void cardThatComesIsAskedForItsCodeAndTheKeysGoThere() {
        tell(States.reading(States.signedOut()));
        assertThat(Person.codeField(shell), is(Optional.empty()));

        tell(States.ready(States.signedOut(), States.DOCTOR, 3, Optional.empty()));
        person.await("the field has the focus", () -> code().isFocusControl());
        person.type("123456");
        person.enter();

        assertThat(signIn.submitted(), is(List.of(new ScriptedSignIn.Submitted(6, false))));
    }

    @Test
    public void whoOfSeveralSignsInIsAskedBeforeTheCodeAndHerTickStays() {
        tell(States.choosing(States.signedOut(), States.DOCTOR, States.NURSE));
        person.await("the first has the focus", () -> Person.buttons(shell).findFirst().orElseThrow().isFocusControl());
        assertThat(Person.codeField(shell), is(Optional.empty()));
        person.type("2");
        tell(States.choosing(States.signedOut(), States.DOCTOR,
                States.warned(States.NURSE, TrustFailure.REVOCATION_UNKNOWN)));
        Person.box(shell).orElseThrow().setSelection(true);
        person.enter();

        assertThat(signIn.asked(), is(List.of("choose Mirko Källström, remember")));
        tell(States.ready(States.signedOut(), States.NURSE, 3, Optional.empty()));
        person.await("the field has the focus", () -> code().isFocusControl());
    }

    @Test
    public void aChoiceGoesWithItsCard() {
        tell(States.choosing(States.signedOut(), States.DOCTOR, States.NURSE));
        assertThat(Person.box(shell).isPresent(), is(true));
        tell(States.noCard(States.signedOut(), Optional.empty()));
        assertThat(Person.box(shell), is(Optional.empty()));
        assertThat(signIn.asked(), is(List.of()));
    }

    @Test
    public void cardThatGoesTakesTheEntryWithIt() {
        tell(States.ready(States.signedOut(), States.DOCTOR, 3, Optional.empty()));
        person.await("the field has the focus", () -> code().isFocusControl());
        person.type("123");

        tell(States.noCard(States.signedOut(), Optional.empty()));
        assertThat(Person.codeField(shell), is(Optional.empty()));
        tell(States.readyAgain(States.signedOut(), States.DOCTOR));
        assertThat(code().getCharCount(), is(0));
    }

    @Test
    public void sameCardPutInAgainBeforeTheWindowSawItGoStartsAnew() {
        tell(States.ready(States.signedOut(), States.DOCTOR, 3, Optional.empty()));
        person.await("the field has the focus", () -> code().isFocusControl());
        person.type("123");

        tell(States.readyAgain(States.signedOut(), States.DOCTOR));
        assertThat(code().getCharCount(), is(0));
    }

    @Test
    public void nameIsOnTheScreenOnlyForAValidatedCandidate() {
        tell(States.ready(States.signedOut(), States.DOCTOR, 3, Optional.empty()));
        assertThat("ready", containsName(), is(true));
        for (String name : List.of("reading", "unknown", "untrusted", "expired", "no-card", "blocked")) {
            tell(AllStates.of(States.signedOut()).get(name));
            assertThat(name, containsName(), is(false));
        }
    }

    @Test
    public void escapeAndCancelEndTheSignIn() {
        shell.forceActive();
        person.settle();
        person.escape();
        person.await("cancelled", () -> signIn.cancelled() == 1);
        person.await("told", () -> state.value().getValue().phase() instanceof Phase.Ended);

        Person.buttons(shell).filter(button -> button.getText().equals(Messages.cancel)).findFirst().orElseThrow()
                .notifyListeners(SWT.Selection, null);
        assertThat(signIn.cancelled(), is(2));
    }

    @Test
    public void closingTheWindowIsACancel() {
        shell.close();
        assertThat(signIn.cancelled(), is(1));
        assertThat("the application closes it", shell.isDisposed(), is(false));
    }

    @Test
    public void windowIsNamedAfterTheHostsProduct() {
        assertThat(shell.getText(), is(HostProduct.running().signInTitle()));
        assertThat(shell.getText(), not(Messages.windowTitlePlain));
        assertThat(Person.texts(shell), hasItem(Messages.cancel));
    }

    private boolean containsName() {
        String name = States.DOCTOR.identity().name();
        return Person.texts(shell).stream().anyMatch(text -> text.contains(name));
    }

    private void tell(SignInState newState) {
        signIn.tell(newState);
        person.await("the state is shown", () -> state.value().getValue() == newState);
    }

    private Text code() {
        return Person.codeField(shell).orElseThrow();
    }
}
