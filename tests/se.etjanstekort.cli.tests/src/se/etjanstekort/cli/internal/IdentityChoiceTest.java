/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.cli.internal;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.CoreMatchers.is;
import static org.hamcrest.CoreMatchers.not;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import org.junit.Test;

import se.etjanstekort.certstore.Purpose;
import se.etjanstekort.certstore.keys.CardKeyException;
import se.etjanstekort.certstore.keys.CardKeyFailure;
import se.etjanstekort.certstore.keys.CardKeys;
import se.etjanstekort.certstore.keys.Requester;
import se.etjanstekort.certstore.keys.SigningKey;
import se.etjanstekort.cli.Arguments;
import se.etjanstekort.cli.Console;
import se.etjanstekort.cli.UsageException;
import se.etjanstekort.login.Candidate;
import se.etjanstekort.login.CodeOperation;
import se.etjanstekort.login.IdentityQuestion;
import se.etjanstekort.pkcs15.SignatureAlgorithm;
import se.etjanstekort.smartcard.CodeChange;
import se.etjanstekort.smartcard.Pin;
import se.etjanstekort.smartcard.PinEntry;
import se.etjanstekort.smartcard.PinFailure;
import se.etjanstekort.ui.testkit.States;

/** Which identity is meant on the command line: named, chosen by a person, never guessed. */
public class IdentityChoiceTest {

    private static final List<Candidate> TWO = List.of(States.DOCTOR, States.NURSE);
    private static final String NURSE = States.NURSE.certificate().sha256();
    private static final String OF_BOTH = NURSE.substring(0, 8);

    private final ByteArrayOutputStream told = new ByteArrayOutputStream();
    private final List<String> asked = new ArrayList<>();

    private Console console() {
        PrintStream err = new PrintStream(told, true, StandardCharsets.UTF_8);
        return new Console(InputStream.nullInputStream(), err, err, false);
    }

    private IdentityChoice script(String... words) throws UsageException {
        return IdentityChoice.of(new Arguments(List.of(words)), new Source(Optional.empty()), console());
    }

    /** Of a person who says those lines, and then no more. */
    private IdentityChoice person(String... lines) throws UsageException {
        Deque<String> left = new ArrayDeque<>(Arrays.asList(lines));
        return IdentityChoice.of(new Arguments(List.of()), new Source(Optional.of(question -> {
            asked.add(question);
            return left.poll();
        })), console());
    }

    @Test
    public void aPersonIsShownTheIdentitiesAndSaysANumber() throws Exception {
        assertThat(person("2").ask(TWO), is(States.NURSE));
        String list = told.toString(StandardCharsets.UTF_8);
        assertThat(list,
                containsString("1  HSA_ID  TSTNMT2321000156-10B7  Åsa Bergström Öhrn  Ekbackens sjukhus, Region"
                        + " Exempel  until 2126-10-30  " + States.DOCTOR.certificate().sha256().substring(0, 16)));
        assertThat(list, containsString("2  HSA_ID  TSTNMT2321000156-2F0C  Mirko Källström"));
    }

    @Test
    public void aPersonnummerIsMaskedInTheList() throws Exception {
        person("1").ask(List.of(States.CITIZEN, States.DOCTOR));
        String list = told.toString(StandardCharsets.UTF_8);
        assertThat(list, containsString("PERSONNUMMER  19XXXXXX-••••"));
        assertThat(list, not(containsString("2385")));
    }

    @Test
    public void whatIsNoNumberOfTheListIsAskedAgain() throws Exception {
        assertThat(person("0", "3", "Åsa", "-1", " 1 ").ask(TWO), is(States.DOCTOR));
        assertThat(asked.size(), is(5));
    }

    @Test
    public void enterAloneAndTheEndOfInputChooseNobody() throws Exception {
        for (IdentityChoice choice : List.of(person(""), person())) {
            assertThat(assertThrows(CardChoice.NotPossible.class, () -> choice.ask(TWO)).failure(),
                    is(PinFailure.CANCELLED));
        }
    }

    @Test
    public void aScriptIsToldTheFingerprintsAndGetsNobody() throws Exception {
        IdentityChoice choice = script();
        assertThat(assertThrows(CardChoice.NotPossible.class, () -> choice.ask(TWO)).failure(),
                is(CardKeyFailure.AMBIGUOUS));
        assertThat(told.toString(StandardCharsets.UTF_8), containsString("--identity"));
    }

    @Test
    public void aScriptNamesOneAsOpensslPrintsItOrAsWeDo() throws Exception {
        String colons = NURSE.toUpperCase().replaceAll("(..)(?!$)", "$1:");
        for (String name : List.of(NURSE, NURSE.substring(0, 63), colons)) {
            IdentityChoice choice = script("--identity", name);
            assertThat(choice.isNamed(), is(true));
            assertThat(choice.named(TWO, Candidate::certificate), is(States.NURSE));
        }
        assertThat(script().isNamed(), is(false));
    }

    @Test
    public void whoeverChoosesHasToKnowAllOfThem() throws Exception {
        assertThat(script("--identity", NURSE).needsAll(), is(true));
        assertThat(person().needsAll(), is(true));
        assertThat(script().needsAll(), is(false));
    }

    @Test
    public void whatIsNotTheBeginningOfAFingerprintIsAMistake() {
        for (String name : List.of("0000000", "", "0000000g", NURSE + "0", "::::::::")) {
            assertThrows(name, UsageException.class, () -> script("--identity", name));
        }
        assertThrows(UsageException.class, () -> script("--identity"));
    }

    @Test
    public void aNameThatFitsNoneOrSeveralIsAMistake() throws Exception {
        IdentityChoice several = script("--identity", OF_BOTH);
        assertThat(assertThrows(UsageException.class, () -> several.named(TWO, Candidate::certificate)).getMessage(),
                containsString("several"));
        IdentityChoice none = script("--identity", "ffffffff");
        assertThat(assertThrows(UsageException.class, () -> none.named(TWO, Candidate::certificate)).getMessage(),
                containsString("no identities"));
    }

    @Test
    public void theSameCertificateTwiceIsOne() throws Exception {
        assertThat(script("--identity", NURSE).named(List.of(States.NURSE, States.NURSE), Candidate::certificate),
                is(States.NURSE));
    }

    @Test
    public void thePromptPassesOnWhatThePersonSays() throws Exception {
        Heard heard = new Heard();
        assertThat(prompt(person("2")).choose(question(), heard).isPresent(), is(true));
        assertThat(prompt(person("")).choose(question(), heard).isPresent(), is(true));
        assertThat(heard.answers, is(List.of("TSTNMT2321000156-2F0C", "cancelled")));
        assertThat("nobody is asked", prompt(script()).choose(question(), heard).isPresent(), is(false));
        assertThat(heard.answers.size(), is(2));
    }

    @Test
    public void ofTheKeysOnTheCardsOnlyTheNamedOneIsLeft() throws Exception {
        Keys keys = new Keys(new ArrayList<>(TWO.stream().map(IdentityChoiceTest::key).toList()));
        CardKeys named = NamedKey.of(keys, script("--identity", NURSE));
        assertThat(named.present(Purpose.AUTHENTICATION), is(List.of(key(States.NURSE))));
        keys.all().remove(1);
        assertThat("another one never takes its place",
                assertThrows(CardKeyException.class, () -> named.present(Purpose.AUTHENTICATION)).failure(),
                is(CardKeyFailure.CARD_GONE));
        assertThat(NamedKey.of(keys, script()) == keys, is(true));
        assertThrows(UsageException.class, () -> NamedKey.of(keys, script("--identity", NURSE)));
    }

    private static SigningKey key(Candidate whose) {
        return new SigningKey("A#1", whose.validated(), Purpose.AUTHENTICATION, Set.of());
    }

    private static KeyPromptOnConsole prompt(IdentityChoice identity) {
        return new KeyPromptOnConsole(new Source(Optional.empty()), identity, false);
    }

    private static IdentityQuestion question() {
        return new IdentityQuestion(TWO, Optional.of(new Requester("run-cli tls", Optional.empty())), true);
    }

    /** What was answered to the question. */
    private static final class Heard implements IdentityQuestion.Listener {
        private final List<String> answers = new ArrayList<>();

        @Override
        public void chosen(Candidate candidate, boolean remember) {
            assertThat("nobody was asked that", remember, is(false));
            answers.add(candidate.identity().maskedId());
        }

        @Override
        public void cancelled() {
            answers.add("cancelled");
        }
    }

    private record Source(Optional<UnaryOperator<String>> person) implements CodeSource {
        @Override
        public PinEntry entry() {
            return Pin.takeOver(new char[0]);
        }

        @Override
        public Optional<CodeChange> change(CodeOperation operation, int number) {
            return Optional.empty();
        }
    }

    /** Keys that nobody signs with. */
    private record Keys(List<SigningKey> all) implements CardKeys {
        @Override
        public List<SigningKey> present(Purpose purpose) {
            return all;
        }

        @Override
        public void unlock(SigningKey key, Requester who) {
            throw new AssertionError("no code is asked for");
        }

        @Override
        public byte[] sign(SigningKey key, SignatureAlgorithm algorithm, byte[] message, Requester who) {
            throw new AssertionError("nothing is signed");
        }

        @Override
        public Subscription onGone(Consumer<String> listener) {
            return () -> {
            };
        }
    }
}
