/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.session.ui.internal;

import static org.hamcrest.CoreMatchers.is;
import static org.hamcrest.MatcherAssert.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.core.databinding.observable.value.WritableValue;
import org.eclipse.jface.databinding.swt.DisplayRealm;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

import se.etjanstekort.login.Phase;
import se.etjanstekort.login.SignInState;
import se.etjanstekort.session.ui.internal.SuiteServices.SignInParts;
import se.etjanstekort.ui.testkit.Person;
import se.etjanstekort.ui.testkit.ScriptedSignIn;
import se.etjanstekort.ui.testkit.States;

public class SessionGuardTest {

    private final Display display = Display.getCurrent();
    private final Person person = new Person(display);
    private final WritableValue<SignInState> state = new WritableValue<>(DisplayRealm.getRealm(display),
            in(States.signedOut()), SignInState.class);
    private final ScriptedSignIn signIn = new ScriptedSignIn(state.getValue());
    private Shell host;
    private LockCover cover;
    private int ended;

    @Before
    public void openHost() {
        host = new Shell(display, SWT.SHELL_TRIM);
        host.open();
        cover = new LockCover(display, HostProduct.running());
    }

    @After
    public void closeHost() {
        cover.lift();
        host.dispose();
        signIn.close();
    }

    @Test
    public void clientIsCoveredExactlyWhileLocked() {
        follow();
        state.setValue(in(States.signedIn()));
        assertThat(isCovered(), is(false));
        state.setValue(in(States.locked()));
        assertThat(isCovered(), is(true));
        state.setValue(in(States.signedIn()));
        assertThat(isCovered(), is(false));
    }

    @Test
    public void cardThatWasPulledBeforeTheWorkbenchCameCoversAtOnce() {
        state.setValue(in(States.locked()));
        follow();
        assertThat(isCovered(), is(true));
    }

    @Test
    public void clientOfAPersonWhoSignsOutIsEndedAndCoveredIfItDoesNotEnd() {
        follow();
        state.setValue(in(States.signedIn()));
        state.setValue(in(States.signedOut()));
        assertThat(ended, is(1));
        assertThat(isCovered(), is(true));
        Shell panel = person.shells().stream().filter(shell -> shell.getData(LockCover.OURS) != null)
                .filter(shell -> shell.getDefaultButton() != null).findFirst().orElseThrow();
        assertThat("nobody can unlock it", Person.codeField(panel), is(Optional.empty()));

        panel.getDefaultButton().notifyListeners(SWT.Selection, null);
        assertThat("the user tries again", ended, is(2));
    }

    @Test
    public void hostThatLetSomeoneInByItselfIsLeftAlone() {
        follow();
        state.setValue(in(States.signedOut()));
        assertThat(ended, is(0));
        assertThat(isCovered(), is(false));
    }

    @Test
    public void hostThatTheSignInLetInIsNotSeenByAnybodyElse() {
        new SessionGuard(cover, () -> ended++, true).follow(state, parts());
        assertThat(ended, is(1));
        assertThat(isCovered(), is(true));
    }

    @Test
    public void clientIsCoveredWhileTheSignInIsMissing() {
        GuardedSignIn guarded = new GuardedSignIn(display, new SessionGuard(cover, () -> ended++, true));
        List<SignInParts> there = new ArrayList<>();
        guarded.follow(() -> there.stream().findFirst());
        assertThat(isCovered(), is(true));
        assertThat("the client is not ended unasked", ended, is(0));

        signIn.tell(in(States.signedIn()));
        there.add(parts());
        guarded.changed();
        person.await("the sign-in is back, and she is signed in", () -> !isCovered());

        there.clear();
        guarded.changed();
        person.await("and it is gone again", this::isCovered);
        guarded.close();
    }

    @Test
    public void hostWithAWayInOfItsOwnIsGuardedOnceSomebodySignsIn() {
        GuardedSignIn guarded = new GuardedSignIn(display, new SessionGuard(cover, () -> ended++, false));
        List<SignInParts> there = new ArrayList<>();
        guarded.follow(() -> there.stream().findFirst());
        assertThat(isCovered(), is(false));

        signIn.tell(in(States.locked()));
        there.add(parts());
        guarded.changed();
        person.await("covered", this::isCovered);
        guarded.close();
    }

    private void follow() {
        new SessionGuard(cover, () -> ended++, false).follow(state, parts());
    }

    private SignInParts parts() {
        return new SignInParts(signIn, Parts.prompt());
    }

    private boolean isCovered() {
        return person.shells().stream().anyMatch(shell -> shell.getData(LockCover.OURS) != null);
    }

    private static SignInState in(Phase phase) {
        return States.noCard(phase, Optional.empty());
    }
}
