/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.login.internal;

import static org.hamcrest.CoreMatchers.is;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertThrows;

import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;

import org.junit.Before;
import org.junit.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.ComponentServiceObjects;

import se.etjanstekort.certstore.Purpose;
import se.etjanstekort.certstore.keys.CardKeyException;
import se.etjanstekort.certstore.keys.CardKeyFailure;
import se.etjanstekort.certstore.keys.Requester;
import se.etjanstekort.certstore.keys.SigningKey;
import se.etjanstekort.login.Candidate;
import se.etjanstekort.login.CardKeyAccess.OwnCardKeys;
import se.etjanstekort.login.KeyPrompt;
import se.etjanstekort.login.Phase;
import se.etjanstekort.login.PinRequest;
import se.etjanstekort.login.SignIn;
import se.etjanstekort.login.SignInPolicy;
import se.etjanstekort.login.SignInState;
import se.etjanstekort.smartcard.ReaderProvider;

/** Keys for a host, and a client that is locked at the moment that suits least. */
public class CardKeysServiceTest {

    private static final Candidate PERSON = Cards.candidate(States.ASA);
    private static final SigningKey KEY = new SigningKey("R#1", PERSON.validated(), Purpose.AUTHENTICATION, Set.of());
    private static final Requester REGISTRY = new Requester("Kvalitetsregistret");
    private static final SignInState SIGNED_IN = States.state(
            new Phase.SignedIn(PERSON, Instant.EPOCH, States.KEY), States.ready(States.ASAS_CARD));
    private static final SignInState LOCKED = States.state(
            new Phase.Locked(PERSON, Instant.EPOCH), States.ready(States.ASAS_CARD));

    private static final ReaderProvider.Subscription NOTHING = () -> {
    };

    private final AnsweringPrompt prompt = new AnsweringPrompt();
    private final AtomicInteger forgotten = new AtomicInteger();
    private SignInState state = SIGNED_IN;
    private Consumer<SignInState> listener;
    private KeyPrompt asking;
    /** What happens once the client was found not to be locked. */
    private Runnable then = () -> {
    };
    private CardKeysService service;

    @Before
    @SuppressWarnings("unchecked")
    public void start() {
        OwnCardKeys keys = fake(OwnCardKeys.class, Map.of("forgetCodes", arguments -> forgotten.incrementAndGet(),
                "unlock", arguments -> {
                    then.run();
                    return null;
                }));
        SignIn signIn = fake(SignIn.class, Map.of("state", arguments -> state, "subscribe", arguments -> {
            listener = (Consumer<SignInState>) arguments[0];
            return NOTHING;
        }));
        service = new CardKeysService((options, given) -> {
            asking = given;
            return keys;
        }, new ShippedPolicy("", () -> false),
                fake(ComponentServiceObjects.class, Map.of("getService", arguments -> signIn)));
        Bundle bundle = fake(Bundle.class,
                Map.of("getSymbolicName", arguments -> SignInPolicy.PIN_PROMPT_BUNDLE.shippedDefault()));
        service.addPrompt(prompt, fake(ServiceReference.class, Map.of("getBundle", arguments -> bundle)));
    }

    private static <T> T fake(Class<T> type, Map<String, Function<Object[], Object>> methods) {
        Object fake = Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type },
                (self, method, arguments) -> methods.getOrDefault(method.getName(), given -> switch (method.getName()) {
                case "hashCode" -> 1;
                case "equals" -> self == given[0];
                default -> throw new AssertionError(method.getName());
                }).apply(arguments));
        return type.cast(fake);
    }

    private void isAsked() {
        asking.open(new PinRequest(PERSON, 6, 8, States.THREE, Optional.empty(), false),
                new KeyDialogue(prompt));
    }

    @Test
    public void sheIsAskedWhileSheIsSignedIn() throws CardKeyException {
        then = this::isAsked;
        service.unlock(KEY, REGISTRY);
        assertThat(prompt.opened(), is(1));
        assertThat(forgotten.get(), is(0));
    }

    @Test
    public void asShippedThereAreNoKeysForUnderskrift() {
        assertThat(assertThrows(CardKeyException.class, () -> service.present(Purpose.SIGNATURE)).failure(),
                is(CardKeyFailure.NOT_ALLOWED));
    }

    @Test
    public void nobodyIsAskedForAnythingWhileItIsLocked() {
        state = LOCKED;
        assertThat(assertThrows(CardKeyException.class, () -> service.unlock(KEY, REGISTRY)).failure(),
                is(CardKeyFailure.LOCKED));
    }

    @Test
    public void nothingIsShownWhereItWasLockedMeanwhile() throws CardKeyException {
        then = () -> {
            state = LOCKED;
            isAsked();
        };
        service.unlock(KEY, REGISTRY);
        assertThat(prompt.opened(), is(0));
        assertThat("what is being asked ends", forgotten.get(), is(1));
    }

    @Test
    public void aLockEndsWhatIsAskedAlsoWhereTheSignInWasNeverHeardOf() throws CardKeyException {
        then = () -> listener.accept(LOCKED);
        service.unlock(KEY, REGISTRY);
        assertThat(forgotten.get(), is(1));
    }

    @Test
    public void whoHasNotSignedInKeepsWhatSheTyped() throws CardKeyException {
        then = () -> {
            listener.accept(States.empty(new Phase.SignedOut()));
            listener.accept(SIGNED_IN);
        };
        service.unlock(KEY, REGISTRY);
        assertThat(forgotten.get(), is(0));
        listener.accept(States.empty(new Phase.SignedOut()));
        assertThat(forgotten.get(), is(1));
    }
}
