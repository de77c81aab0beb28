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
import java.util.function.Supplier;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

import se.etjanstekort.certstore.keys.Requester;
import se.etjanstekort.login.KeyPrompt;
import se.etjanstekort.login.PinPrompt;
import se.etjanstekort.login.PinRequest;
import se.etjanstekort.smartcard.FailureCode;
import se.etjanstekort.smartcard.Pin;
import se.etjanstekort.smartcard.PinFailure;
import se.etjanstekort.smartcard.RetryCounter;
import se.etjanstekort.ui.MessageBar;
import se.etjanstekort.ui.Wording;
import se.etjanstekort.ui.testkit.Person;
import se.etjanstekort.ui.testkit.States;

/** The dialog, opened from another thread as a host's connection does, and seen and answered by a person. */
public class KeyPromptTest {

    private static final Requester REGISTRY = new Requester("Kvalitetsregistret", Optional.of("register.example.se"));

    private final List<String> heard = new ArrayList<>();
    private final SwtKeyPrompt prompt = new SwtKeyPrompt();
    private Display display;
    private Person person;
    private KeyPrompt.Dialog dialog;

    @Before
    public void openDialog() {
        display = Display.getDefault();
        person = new Person(display);
        dialog = elsewhere(() -> prompt.open(request(3, Optional.empty()), new Recorder()));
        person.await("the dialog is there", () -> !person.shells().isEmpty());
        person.await("the field has the focus",
                () -> Person.codeField(shell()).filter(field -> field.isFocusControl()).isPresent());
    }

    @After
    public void closeDialog() {
        dialog.close();
        person.await("the dialog is gone", () -> person.shells().isEmpty());
    }

    private static <T> T elsewhere(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work).join();
    }

    private Shell shell() {
        return person.shells().get(person.shells().size() - 1);
    }

    @Test
    public void namesWhoAsksOfWhomAndForWhichServer() throws IOException {
        List<String> texts = Person.texts(shell());
        assertThat(texts, hasItem(containsString("Kvalitetsregistret (register.example.se)")));
        assertThat(texts, hasItem(containsString(States.DOCTOR.identity().name())));
        assertThat(shell().getText(), is(Messages.keyDialogTitle));
        assertThat(RequestWords.description(request(3, Optional.empty())), containsString("Kvalitetsregistret"));
        keep("key-asked");
    }

    @Test
    public void anUnderskriftIsAskedForInOtherWordsThanALegitimering() throws IOException {
        PinRequest signature = new PinRequest(States.signing(States.DOCTOR), 6, 6, new RetryCounter.Left(3),
                Optional.empty(), false, Optional.empty(), Optional.of(REGISTRY));
        dialog.show(signature);
        person.await("the other code is asked for", () -> shell().getText().equals(Messages.signatureDialogTitle));
        List<String> texts = Person.texts(shell());
        assertThat(texts, hasItem(NLS.bind(Messages.signatureRequester, REGISTRY.name())));
        assertThat(texts, hasItem(Messages.signatureLabel));
        assertThat(texts, not(hasItem(Messages.authenticationLabel)));
        assertThat(RequestWords.description(signature), containsString("Kvalitetsregistret"));
        keep("key-signature");
    }

    @Test
    public void aCodeIsHandedOverAndTheDialogStaysForWhatComesOfIt() throws IOException {
        person.type("123456");
        person.enter();
        assertThat(heard, is(List.of("entered 6")));
        dialog.show(request(2, Optional.of(PinFailure.WRONG_CODE)));
        person.await("the outcome is told",
                () -> Person.find(shell(), MessageBar.class).filter(bar -> !bar.text().isEmpty()).isPresent());
        keep("key-wrong");
    }

    @Test
    public void whatCannotGoOnIsToldAndNothingMoreIsAsked() throws IOException {
        dialog.fail(PinFailure.BLOCKED);
        person.await("the failure is told", () -> Person.find(shell(), MessageBar.class)
                .filter(bar -> bar.text().contains(Wording.meaning(PinFailure.BLOCKED))).isPresent());
        assertThat(Person.codeField(shell()), is(Optional.empty()));
        keep("key-blocked");
        person.enter();
        assertThat(person.shells(), is(List.of()));
    }

    @Test
    public void escapeAndClosingAreAnAnswer() {
        shell().forceActive();
        person.settle();
        person.escape();
        person.await("Escape is heard", () -> !heard.isEmpty());
        assertThat(heard, is(List.of("cancelled")));
        shell().close();
        assertThat(heard, is(List.of("cancelled", "cancelled")));
    }

    @Test
    public void knowsTheThreadThatMustNotWait() {
        assertThat(prompt.isOnPersonsThread(), is(true));
        assertThat(elsewhere(prompt::isOnPersonsThread), is(false));
    }

    private void keep(String name) throws IOException {
        Path folder = Path.of(System.getProperty("etjanstekort.pictures", "target/pictures"),
                Wording.language().getLanguage() + (Display.isSystemDarkTheme() ? "-dark" : "-light"));
        Files.createDirectories(folder);
        person.keep(person.lookAtSteady(shell(), seen -> false), folder.resolve(name + ".png"));
    }

    private static PinRequest request(int left, Optional<FailureCode> lastFailure) {
        return new PinRequest(States.DOCTOR, 6, 6, new RetryCounter.Left(left), lastFailure,
                false, Optional.empty(), Optional.of(REGISTRY));
    }

    private final class Recorder implements PinPrompt.Listener {
        @Override
        public void entered(Pin pin, boolean lastTryConfirmed) {
            heard.add("entered " + pin.length());
            pin.close();
        }

        @Override
        public void beginOnReader(boolean lastTryConfirmed) {
            heard.add("begin");
        }

        @Override
        public void stopOnReader() {
            heard.add("stop");
        }

        @Override
        public void cancelled() {
            heard.add("cancelled");
        }
    }
}
