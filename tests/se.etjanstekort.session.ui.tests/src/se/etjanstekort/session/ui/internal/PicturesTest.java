/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.session.ui.internal;

import static org.hamcrest.CoreMatchers.is;
import static org.hamcrest.MatcherAssert.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.junit.After;
import org.junit.Test;

import se.etjanstekort.login.Phase;
import se.etjanstekort.login.PinPadAdvice;
import se.etjanstekort.login.SignInState;
import se.etjanstekort.session.ui.internal.SuiteServices.SignInParts;
import se.etjanstekort.smartcard.PinFailure;
import se.etjanstekort.ui.Message;
import se.etjanstekort.ui.Tone;
import se.etjanstekort.ui.Wording;
import se.etjanstekort.ui.testkit.Diagnoses;
import se.etjanstekort.ui.testkit.Person;
import se.etjanstekort.ui.testkit.ScriptedSignIn;
import se.etjanstekort.ui.testkit.States;

/** Keeps a picture of every state of the window and of the cover, in the language and theme that it is run in. */
public class PicturesTest {

    private final Display display = Display.getCurrent();
    private final Person person = new Person(display);
    private final Path folder = Path.of(System.getProperty("etjanstekort.pictures"),
            Wording.language().getLanguage() + (Display.isSystemDarkTheme() ? "-dark" : "-light"));
    private Optional<Shell> host = Optional.empty();

    @After
    public void closeHost() {
        host.ifPresent(Shell::dispose);
    }

    @Test
    public void everyStateOfTheWindowIsAnother() throws IOException {
        keepWindows("window-", AllStates.of(States.signedOut()));
    }

    @Test
    public void everyDiagnosisIsTold() throws IOException {
        keepWindows("diagnosis-", Diagnoses.of(States.signedOut()));
    }

    @Test
    public void everyStepOfACodeOnTheReadersKeys() throws IOException {
        PinPadAdvice abortable = new PinPadAdvice(OptionalInt.of(30), true);
        PinPadAdvice deaf = new PinPadAdvice(OptionalInt.empty(), false);
        Map<String, SignInState> steps = new LinkedHashMap<>();
        Phase phase = States.signedOut();
        steps.put("ready", States.readyAtKeys(phase, States.DOCTOR, abortable, 3, Optional.empty()));
        steps.put("ready-deaf", States.readyAtKeys(phase, States.DOCTOR, deaf, 3, Optional.empty()));
        steps.put("entering", States.enteringAtKeys(phase, States.DOCTOR, abortable));
        steps.put("entering-deaf", States.enteringAtKeys(phase, States.DOCTOR, deaf));
        steps.put("last", States.readyAtKeys(phase, States.DOCTOR, abortable, 1, Optional.of(PinFailure.WRONG_CODE)));
        for (PinFailure end : List.of(PinFailure.TIMED_OUT, PinFailure.CANCELLED, PinFailure.WRONG_FORMAT,
                PinFailure.INDETERMINATE)) {
            steps.put(end.id(), States.readyAtKeys(phase, States.DOCTOR, abortable, 3, Optional.of(end)));
        }
        keepWindows("keys-", steps);
    }

    /** Each is another than all others. */
    private void keepWindows(String prefix, Map<String, SignInState> states) throws IOException {
        Files.createDirectories(folder);
        Set<ByteBuffer> seen = new HashSet<>();
        for (Map.Entry<String, SignInState> entry : states.entrySet()) {
            try (ScriptedSignIn signIn = new ScriptedSignIn(entry.getValue())) {
                SignInWindow window = new SignInWindow(display, HostProduct.running(), signIn, Parts.prompt());
                window.show(entry.getValue());
                ImageData picture = person.lookAtSteady(signInShell(),
                        now -> seen.contains(ByteBuffer.wrap(now.data)));
                seen.add(ByteBuffer.wrap(picture.data));
                person.keep(picture, folder.resolve(prefix + entry.getKey() + ".png"));
                window.close();
            }
        }
        assertThat(pictures(prefix), is((long) states.size()));
    }

    private Shell signInShell() {
        return Arrays.stream(display.getShells())
                .filter(shell -> shell.isVisible() && shell.getText().equals(HostProduct.running().signInTitle()))
                .findFirst().orElseThrow();
    }

    @Test
    public void everyStateOfTheCoverIsAnother() throws IOException {
        Files.createDirectories(folder);
        host = Optional.of(new Shell(display, SWT.SHELL_TRIM));
        host.get().setBounds(40, 40, 900, 560);
        host.get().open();
        Phase locked = States.locked();
        Map<String, SignInState> states = AllStates.of(locked);
        states.put("somebody-else", States.ready(locked, States.NURSE, 3, Optional.empty()));
        for (Map.Entry<String, SignInState> entry : states.entrySet()) {
            try (ScriptedSignIn signIn = new ScriptedSignIn(entry.getValue())) {
                LockCover cover = new LockCover(display, HostProduct.running());
                cover.showLocked(entry.getValue(), new SignInParts(signIn, Parts.prompt()));
                keep("cover-" + entry.getKey(), host.get());
                cover.lift();
            }
        }
        keepEnded("cover-signed-out", new Message(Tone.NEUTRAL, Messages.signedOut, Messages.signedOutText));
        keepEnded("cover-sign-in-lost", Wording.message(Tone.BAD, SessionUiFailure.SIGN_IN_LOST));
        assertThat(pictures("cover-"), is(states.size() + 2L));
    }

    private void keepEnded(String name, Message message) {
        LockCover cover = new LockCover(display, HostProduct.running());
        cover.showEnded(message, cover::lift);
        keep(name, host.get());
        cover.lift();
    }

    private void keep(String name, Shell shell) {
        person.settle();
        person.settle();
        ImageData picture = person.look(display.map(shell, null, shell.getClientArea()));
        person.keep(picture, folder.resolve(name + ".png"));
    }

    private long pictures(String prefix) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix)).count();
        }
    }
}
