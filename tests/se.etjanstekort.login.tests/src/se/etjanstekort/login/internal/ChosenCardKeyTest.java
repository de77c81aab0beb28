/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.login.internal;

import static org.hamcrest.CoreMatchers.is;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;

import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import se.etjanstekort.certstore.CertificateStore;
import se.etjanstekort.certstore.Purpose;
import se.etjanstekort.certstore.keys.CardKeyException;
import se.etjanstekort.certstore.keys.CardKeyFailure;
import se.etjanstekort.certstore.keys.Requester;
import se.etjanstekort.certstore.keys.SigningKey;
import se.etjanstekort.login.CardAccess.ReadOptions;
import se.etjanstekort.login.IdentityQuestion;
import se.etjanstekort.policy.CacheFolder;
import se.etjanstekort.policy.Policy;
import se.etjanstekort.smartcard.FailureCode;
import se.etjanstekort.smartcard.PinFailure;

/** Which key of a card a person wants to use for a host's connection, with the software card. */
public class ChosenCardKeyTest {

    private static final String HOST = "register.example.se";
    private static final Requester REGISTRY = new Requester("Kvalitetsregistret", Optional.of(HOST));

    @Rule
    public final RunningSuite suite = new RunningSuite();
    @Rule
    public final TemporaryFolder temporary = new TemporaryFolder();

    private final List<IdentityQuestion> questions = new ArrayList<>();
    private final AtomicInteger closed = new AtomicInteger();
    private BiConsumer<IdentityQuestion, IdentityQuestion.Listener> person;
    private KeySession keys;
    private List<SigningKey> fitting;

    @Before
    public void openKeys() throws Exception {
        PresentKeys present = new PresentKeys(suite.access(), suite.service(CertificateStore.class),
                ReadOptions.POLICY);
        Policy policy = suite.service(Policy.class);
        RememberedIdentities remembered = new RememberedIdentities(
                new CacheFolder(temporary.getRoot().toPath().resolve("identities")), policy);
        keys = new KeySession(suite.access(), present, new KeyChoice(new Prompt(), remembered, present), policy,
                suite.logger());
        suite.insert("doctor");
        fitting = keys.present(Purpose.AUTHENTICATION);
        assertThat(fitting.size(), is(2));
    }

    @After
    public void closeKeys() {
        keys.close();
    }

    @Test
    public void theOneThatSheChoseIsUsedAndSheIsAskedAgainTheNextTime() throws CardKeyException {
        person = (question, listener) -> listener.chosen(question.candidates().get(1), false);
        assertThat(keys.choose(fitting, Optional.of(HOST), REGISTRY), is(fitting.get(1)));
        assertThat(keys.choose(fitting, Optional.of(HOST), REGISTRY), is(fitting.get(1)));
        assertThat(questions.size(), is(2));
        assertThat(questions.get(0).requester(), is(Optional.of(REGISTRY)));
        assertThat(questions.get(0).canBeRemembered(), is(true));
        assertThat(closed.get(), is(2));
    }

    @Test
    public void whatSheHasRememberedCountsForThatServiceAlone() throws CardKeyException {
        person = (question, listener) -> listener.chosen(question.candidates().get(1), true);
        keys.choose(fitting, Optional.of(HOST), REGISTRY);
        assertThat(keys.remembered().isChosen(HOST, fitting.get(1).identity()), is(true));
        assertThat(keys.remembered().isChosen(HOST, fitting.get(0).identity()), is(false));
        assertThat(keys.remembered().isChosen("another.example.se", fitting.get(1).identity()), is(false));
        assertThat(keys.choose(fitting, Optional.of(HOST), REGISTRY), is(fitting.get(1)));
        assertThat("she was asked once", questions.size(), is(1));
    }

    @Test
    public void withoutAServiceNothingCanBeRemembered() throws CardKeyException {
        person = (question, listener) -> listener.chosen(question.candidates().get(0), true);
        keys.choose(fitting, Optional.empty(), REGISTRY);
        keys.choose(fitting, Optional.empty(), REGISTRY);
        assertThat(questions.stream().map(IdentityQuestion::canBeRemembered).toList(), is(List.of(false, false)));
    }

    @Test
    public void whoDoesNotWantToRefusesAndNothingIsLost() throws CardKeyException {
        person = (question, listener) -> listener.cancelled();
        fails(PinFailure.CANCELLED);
        person = (question, listener) -> listener.chosen(question.candidates().get(0), false);
        assertThat(keys.choose(fitting, Optional.of(HOST), REGISTRY), is(fitting.get(0)));
    }

    @Test
    public void theQuestionGoesWithTheCard() throws Exception {
        CompletableFuture<IdentityQuestion> asked = new CompletableFuture<>();
        person = (question, listener) -> asked.complete(question);
        CompletableFuture<FailureCode> ended = CompletableFuture
                .supplyAsync(() -> assertThrows(CardKeyException.class,
                        () -> keys.choose(fitting, Optional.of(HOST), REGISTRY)).failure());
        RunningSuite.await(asked, "nobody was asked");
        suite.remove();
        assertThat(RunningSuite.await(ended, "the question never ended"), is(CardKeyFailure.CARD_GONE));
        assertThat(closed.get(), is(1));
    }

    @Test
    public void theQuestionGoesWhenTheClientIsLocked() throws Exception {
        person = (question, listener) -> keys.forgetCodes();
        fails(CardKeyFailure.LOCKED);
        assertThat(closed.get(), is(1));
    }

    private void fails(FailureCode wanted) {
        assertThat(assertThrows(CardKeyException.class, () -> keys.choose(fitting, Optional.of(HOST), REGISTRY))
                .failure(), is(wanted));
    }

    private final class Prompt extends AnsweringPrompt {
        @Override
        public Optional<IdentityQuestion.Shown> choose(IdentityQuestion question, IdentityQuestion.Listener listener) {
            questions.add(question);
            person.accept(question, listener);
            return Optional.of(AnsweringPrompt.shown(closed));
        }
    }
}
