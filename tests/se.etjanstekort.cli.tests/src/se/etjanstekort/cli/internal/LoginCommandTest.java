/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.cli.internal;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.CoreMatchers.is;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.junit.Test;

import se.etjanstekort.certstore.keys.CardKeyFailure;
import se.etjanstekort.cli.Arguments;
import se.etjanstekort.cli.Console;
import se.etjanstekort.cli.UsageException;
import se.etjanstekort.login.Candidate;
import se.etjanstekort.login.CardAccess;
import se.etjanstekort.login.CardOverview;
import se.etjanstekort.login.CardState;
import se.etjanstekort.login.Proof;
import se.etjanstekort.login.SignInState;
import se.etjanstekort.smartcard.Pin;
import se.etjanstekort.ui.testkit.States;

/** Who is proved by {@code login}, with a card on which two identities fit equally. */
public class LoginCommandTest {

    private static final SignInState TWO = States.choosing(States.signedOut(), States.DOCTOR, States.NURSE);
    private static final SignInState ONE = States.ready(States.signedOut(), States.DOCTOR, 3, Optional.empty());

    private final List<Candidate> proved = new ArrayList<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final InputStream in = new ByteArrayInputStream("123456\n".getBytes(StandardCharsets.US_ASCII));

    private int login(SignInState state, String... words) throws Exception {
        CardOverview card = state.cards().values().stream().map(CardState::overview).findFirst().orElseThrow()
                .orElseThrow();
        CardAccess access = (CardAccess) Proxy.newProxyInstance(getClass().getClassLoader(),
                new Class<?>[] { CardAccess.class },
                (proxy, method, arguments) -> answer(state, card, method, arguments));
        PrintStream all = new PrintStream(out, true, StandardCharsets.UTF_8);
        return new LoginCommand(access).run(
                new Arguments(Stream.concat(Stream.of("--pin-stdin"), Arrays.stream(words)).toList()),
                new Console(in, all, all, true));
    }

    private Object answer(SignInState state, CardOverview card, Method method, Object[] arguments) {
        return switch (method.getName()) {
        case "firstLook" -> CompletableFuture.completedFuture(state.readers());
        case "read", "readOn" -> CompletableFuture.completedFuture(card);
        case "askTries" -> CompletableFuture.completedFuture(List.of());
        case "prove" -> {
            ((Pin) arguments[1]).close();
            proved.add(((CardOverview) arguments[0]).candidate().orElseThrow());
            yield CompletableFuture.completedFuture(new Proof.Proved(proved.get(0)));
        }
        default -> throw new AssertionError(method.getName());
        };
    }

    @Test
    public void aScriptThatDoesNotSayWhichProvesNobodyAndItsCodeStaysUnread() throws Exception {
        assertThat(login(TWO), is(1));
        assertThat(out.toString(StandardCharsets.UTF_8), containsString(CardKeyFailure.AMBIGUOUS.id()));
        assertThat(proved, is(List.of()));
        assertThat(in.available(), is(7));
    }

    @Test
    public void theNamedOneIsProvedThoughAnotherComesFirst() throws Exception {
        assertThat(login(TWO, "--identity", States.NURSE.certificate().sha256()), is(0));
        assertThat(proved, is(List.of(States.NURSE)));
    }

    @Test
    public void theOnlyOneNeedsNoNameAndNoOtherNameWillDo() throws Exception {
        assertThrows(UsageException.class, () -> login(ONE, "--identity", States.NURSE.certificate().sha256()));
        assertThat(proved, is(List.of()));
        assertThat(login(ONE), is(0));
        assertThat(proved, is(List.of(States.DOCTOR)));
    }
}
