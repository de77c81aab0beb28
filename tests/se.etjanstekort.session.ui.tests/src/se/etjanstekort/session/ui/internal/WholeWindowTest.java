/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.session.ui.internal;

import static org.hamcrest.CoreMatchers.is;
import static org.hamcrest.MatcherAssert.assertThat;

import java.util.List;

import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.junit.Test;

import se.etjanstekort.ui.testkit.Person;
import se.etjanstekort.ui.testkit.ScreenReader;
import se.etjanstekort.ui.testkit.ScriptedSignIn;
import se.etjanstekort.ui.testkit.Sight;
import se.etjanstekort.ui.testkit.States;

/** The sign-in window in every state, as one who sees it and one who hears it have it. Also run at 200 %. */
public class WholeWindowTest {

    private final Display display = Display.getCurrent();
    private final Person person = new Person(display);

    @Test
    public void nothingIsCutNorOffTheScreenAndAllThatTakesKeysHasAName() {
        AllStates.of(States.signedOut()).forEach((name, state) -> {
            List<Shell> before = person.shells();
            try (ScriptedSignIn signIn = new ScriptedSignIn(state)) {
                SignInWindow window = new SignInWindow(display, HostProduct.running(), signIn, Parts.prompt());
                window.show(state);
                person.settle();
                Shell shell = person.shells().stream().filter(one -> !before.contains(one)).findFirst().orElseThrow();
                Rectangle screen = shell.getMonitor().getClientArea();
                assertThat(name, screen.intersection(shell.getBounds()), is(shell.getBounds()));
                assertThat(name, Sight.cut(shell), is(List.of()));
                assertThat(name, ScreenReader.nameless(shell), is(List.of()));
                window.close();
            }
        });
    }
}
