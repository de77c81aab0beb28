/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.session.ui.internal;

import static org.hamcrest.CoreMatchers.is;
import static org.hamcrest.MatcherAssert.assertThat;

import java.util.Arrays;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Shell;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

import se.etjanstekort.session.ui.internal.SuiteServices.SignInParts;
import se.etjanstekort.ui.testkit.Person;
import se.etjanstekort.ui.testkit.ScriptedSignIn;
import se.etjanstekort.ui.testkit.States;

/** A window of the host that cannot be covered at once: the others are, and it is tried again. */
public class LockCoverRetryTest {

    private final Display display = Display.getCurrent();
    private final Person person = new Person(display);
    private final ScriptedSignIn signIn = new ScriptedSignIn(States.noCard(States.locked(), Optional.empty()));
    private final Shell first = new Shell(display, SWT.SHELL_TRIM);
    private final Shell second = new Shell(display, SWT.SHELL_TRIM);
    private LockCover cover;
    private int failures;

    @Before
    public void openHost() {
        cover = new LockCover(display, HostProduct.running());
        first.open();
        second.open();
        person.settle();
    }

    @After
    public void closeHost() {
        cover.lift();
        first.dispose();
        second.dispose();
        signIn.close();
    }

    private static boolean isVeiled(Shell host) {
        return Arrays.stream(host.getShells()).anyMatch(shell -> shell.getData(LockCover.OURS) != null
                && shell.isVisible() && (shell.getStyle() & SWT.APPLICATION_MODAL) == 0);
    }

    @Test
    public void windowThatCouldNotBeCoveredIsTriedAgainAndTheOthersAreCoveredMeanwhile() {
        Listener failing = event -> {
            if (event.widget instanceof Shell shell && shell.getParent() == first && failures < 2) {
                failures++;
                shell.dispose();
                throw new IllegalStateException("meant to fail");
            }
        };
        display.addFilter(SWT.Show, failing);
        try {
            cover.showLocked(signIn.state(), new SignInParts(signIn, Parts.prompt()));
            assertThat("not at once", isVeiled(first), is(false));
            assertThat("the other is", isVeiled(second), is(true));
            person.await("covered", () -> isVeiled(first));
            assertThat(failures, is(2));
        } finally {
            display.removeFilter(SWT.Show, failing);
        }
    }
}
