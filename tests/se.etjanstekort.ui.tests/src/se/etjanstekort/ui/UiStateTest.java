/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.ui;

import static org.hamcrest.CoreMatchers.is;
import static org.hamcrest.CoreMatchers.sameInstance;
import static org.hamcrest.MatcherAssert.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

import org.eclipse.swt.widgets.Display;
import org.junit.After;
import org.junit.Test;

import se.etjanstekort.login.SignInState;
import se.etjanstekort.ui.testkit.Person;
import se.etjanstekort.ui.testkit.ScriptedSignIn;
import se.etjanstekort.ui.testkit.States;

public class UiStateTest {

    private final Display display = Display.getDefault();
    private final Person person = new Person(display);
    private final SignInState first = States.noReader(States.signedOut());
    private final SignInState second = States.noCard(States.signedOut(), Optional.empty());
    private final SignInState third = States.reading(States.signedOut());
    private final ScriptedSignIn signIn = new ScriptedSignIn(first);
    private final UiState state = new UiState(display, signIn);

    @After
    public void close() {
        state.close();
        signIn.close();
    }

    @Test
    public void stateIsThereFromTheStart() {
        assertThat(state.value().getValue(), sameInstance(first));
    }

    @Test
    public void stateComesOnTheDisplaysThread() {
        List<Boolean> onThread = new ArrayList<>();
        state.value().addValueChangeListener(event -> onThread.add(Display.getCurrent() == display));
        signIn.tell(second);
        person.await("the state", () -> state.value().getValue() == second);
        assertThat(onThread, is(List.of(true)));
    }

    @Test
    public void serviceNeverWaitsForABusyUserInterfaceWhichThenSeesTheNewest() throws InterruptedException {
        CountDownLatch told = new CountDownLatch(2);
        signIn.subscribe(newState -> {
            if (newState == second || newState == third) {
                told.countDown();
            }
        });
        signIn.tell(second);
        signIn.tell(third);
        told.await();
        List<SignInState> seen = new ArrayList<>();
        state.value().addValueChangeListener(event -> seen.add(event.diff.getNewValue()));
        person.await("the newest state", () -> state.value().getValue() == third);
        assertThat(seen, is(List.of(third)));
    }

    @Test
    public void closedBridgeTellsNothing() {
        List<SignInState> seen = new ArrayList<>();
        state.value().addValueChangeListener(event -> seen.add(event.diff.getNewValue()));
        state.close();
        signIn.tell(second);
        person.settle();
        assertThat(seen, is(List.of()));
    }
}
