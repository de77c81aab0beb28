/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.session.ui.internal;

import static org.hamcrest.CoreMatchers.is;
import static org.hamcrest.MatcherAssert.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import org.eclipse.swt.SWT;
import org.eclipse.swt.SWTError;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

import se.etjanstekort.session.ui.internal.SuiteServices.SignInParts;
import se.etjanstekort.ui.testkit.Person;
import se.etjanstekort.ui.testkit.ScriptedSignIn;
import se.etjanstekort.ui.testkit.States;

/** The sign-in goes, and the way to the display is troubled: the client is covered all the same. */
public class GuardedSignInTest {

    private final Display display = Display.getCurrent();
    private final Person person = new Person(display);
    private final ScriptedSignIn signIn = new ScriptedSignIn(States.noCard(States.signedIn(), Optional.empty()));
    private final SignInParts there = new SignInParts(signIn, Parts.prompt());
    private final List<SignInParts> services = new CopyOnWriteArrayList<>(List.of(there));
    private final AtomicInteger posts = new AtomicInteger();
    private Shell host;
    private LockCover cover;
    private GuardedSignIn guarded;

    @Before
    public void openHost() {
        host = new Shell(display, SWT.SHELL_TRIM);
        host.open();
        cover = new LockCover(display, HostProduct.running());
        guarded = new GuardedSignIn(display, this::post, new SessionGuard(cover, () -> {
        }, true));
    }

    @After
    public void closeHost() {
        guarded.close();
        cover.lift();
        host.dispose();
        signIn.close();
    }

    /** The first post fails, the second is never run. */
    private void post(Runnable task) {
        int number = posts.incrementAndGet();
        if (number == 1) {
            throw new SWTError("meant to fail");
        }
        if (number > 2) {
            display.asyncExec(task);
        }
    }

    private boolean isCovered() {
        return person.shells().stream().anyMatch(shell -> shell.getData(LockCover.OURS) != null);
    }

    @Test
    public void lossThatWasNotPostedIsPostedAgain() {
        guarded.follow(() -> services.stream().findFirst());
        assertThat(isCovered(), is(false));
        services.clear();
        guarded.changed();
        person.await("covered", this::isCovered);
        assertThat(posts.get() > 2, is(true));
    }

    @Test
    public void servicesThatCannotBeAskedAreMissingUntilTheyCan() {
        AtomicInteger asked = new AtomicInteger();
        guarded.follow(() -> {
            if (asked.incrementAndGet() == 2) {
                throw new IllegalStateException("meant to fail");
            }
            return services.stream().findFirst();
        });
        guarded.changed();
        person.await("covered", this::isCovered);
        person.await("and back, as she is signed in", () -> !isCovered());
        assertThat(asked.get(), is(3));
    }
}
