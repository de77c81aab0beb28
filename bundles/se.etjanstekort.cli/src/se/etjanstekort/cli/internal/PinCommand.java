/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.cli.internal;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import se.etjanstekort.certstore.CertificateEntry;
import se.etjanstekort.certstore.Identity;
import se.etjanstekort.cli.Arguments;
import se.etjanstekort.cli.Console;
import se.etjanstekort.cli.Subcommand;
import se.etjanstekort.cli.UsageException;
import se.etjanstekort.login.CardAccess;
import se.etjanstekort.login.CardAccess.ReadOptions;
import se.etjanstekort.login.CardOverview;
import se.etjanstekort.login.CodeOperation;
import se.etjanstekort.login.CodeResult;
import se.etjanstekort.login.PinStatus;
import se.etjanstekort.login.SessionFailure;
import se.etjanstekort.pkcs15.AuthenticationObject;
import se.etjanstekort.pkcs15.CardCodes;
import se.etjanstekort.smartcard.CodeChange;
import se.etjanstekort.smartcard.FailureCode;
import se.etjanstekort.smartcard.PinFailure;
import se.etjanstekort.smartcard.PinPadEntry;
import se.etjanstekort.smartcard.RetryCounter;

/** {@code pin}: changes or unblocks a code of a card, for support staff beside its holder. */
@Component
public final class PinCommand implements Subcommand {

    /** What is asked for. */
    private record Task(CodeOperation operation, int number, CodeSource source, Optional<String> reader,
            ReadOptions options, boolean allowLastTry) {
    }

    /** The answer: the word, why not, and the tries left of the code that was asked for. */
    private record Answer(CodeWord word, Optional<FailureCode> failure, OptionalInt left) {

        static Answer failed(FailureCode failure) {
            return new Answer(CodeWord.FAILED, Optional.of(failure), OptionalInt.empty());
        }
    }

    private final CardAccess access;
    private final CardChoice cards;

    @Activate
    public PinCommand(@Reference CardAccess access) {
        this.access = access;
        cards = new CardChoice(access);
    }

    @Override
    public String name() {
        return "pin";
    }

    @Override
    public String usage() {
        return """
                pin change|unblock [--pin 1|2] [--stdin | --pin-pad] [--reader NAME] [--anchors DIR]
                        [--allow-last-try] [--json]
                    --stdin reads two lines: the old code, or the PUK; and the new code""";
    }

    @Override
    public int run(Arguments arguments, Console console) throws UsageException, IOException, InterruptedException {
        int number = number(arguments.option("--pin"));
        Optional<String> reader = arguments.option("--reader");
        ReadOptions options = new ReadOptions(Paths.option(arguments, "--anchors"), List.of());
        boolean allowLastTry = arguments.flag("--allow-last-try");
        CodeSource source = CodeSource.of(arguments, "--stdin", console);
        Task task = new Task(operation(arguments.rest(1, 1).get(0)), number, source, reader, options, allowLastTry);
        Answer answer = answer(task);
        console.print(document(task, answer), () -> answer.failure().map(FailureLines::text)
                .orElse(answer.word().name()));
        return answer.word() == CodeWord.CHANGED ? 0 : 1;
    }

    private static int number(Optional<String> text) throws UsageException {
        return switch (text.orElse("1")) {
        case "1" -> 1;
        case "2" -> 2;
        default -> throw new UsageException("--pin is 1 or 2");
        };
    }

    private static CodeOperation operation(String word) throws UsageException {
        return switch (word) {
        case "change" -> CodeOperation.CHANGE;
        case "unblock" -> CodeOperation.UNBLOCK;
        default -> throw new UsageException("change or unblock");
        };
    }

    private Answer answer(Task task) throws IOException, InterruptedException {
        try {
            CardChoice.Chosen chosen = cards.card(task.reader());
            CardOverview card = CardChoice
                    .await(access.read(chosen.reader().reader(), chosen.slot().insertion(), task.options()));
            Optional<AuthenticationObject> pin = pin(card, task.number());
            if (pin.isEmpty()) {
                return Answer.failed(card.obstacle().orElse(SessionFailure.KEY_MISSING));
            }
            Optional<CodeChange> codes = task.source().change(task.operation(), task.number());
            return codes.isPresent() ? answer(task, card, pin.get(), codes.get())
                    : new Answer(CodeWord.NOT_REPEATED, Optional.of(PinFailure.NOT_REPEATED), OptionalInt.empty());
        } catch (CardChoice.NotPossible e) {
            return Answer.failed(e.failure());
        }
    }

    private Answer answer(Task task, CardOverview card, AuthenticationObject pin, CodeChange codes)
            throws CardChoice.NotPossible, InterruptedException {
        boolean onReader = codes instanceof PinPadEntry;
        Optional<CodeResult> result = CardChoice.awaitCode(
                access.change(card, task.operation(), pin, codes, task.allowLastTry(), task.options()),
                onReader ? CardChoice.PERSON_AT_KEYS : CardChoice.CARD_WORK);
        if (result.isEmpty()) {
            return new Answer(CodeWord.INDETERMINATE, Optional.of(PinFailure.CHANGE_INDETERMINATE),
                    OptionalInt.empty());
        }
        CodeWord word = CodeWord.of(result.get());
        Optional<AuthenticationObject> first = task.operation() == CodeOperation.CHANGE ? Optional.of(pin)
                : new CardCodes(card.contents()).puk(pin);
        return new Answer(word, result.get().failure(), triesLeft(card, first));
    }

    /** PIN 1 stands before the key for legitimering, PIN 2 before that for underskrift. */
    private static Optional<AuthenticationObject> pin(CardOverview card, int number) {
        return card.identities().stream().map(validated -> certificate(validated.identity(), number))
                .flatMap(Optional::stream).map(entry -> card.contents().privateKey(entry.object()))
                .flatMap(Optional::stream).map(card.contents()::authenticationObject).flatMap(Optional::stream)
                .filter(AuthenticationObject::isUserPin).findFirst();
    }

    private static Optional<CertificateEntry> certificate(Identity identity, int number) {
        return number == 1 ? identity.authentication() : identity.signature();
    }

    /** The tries left afterwards, as far as the card tells for free. */
    private OptionalInt triesLeft(CardOverview card, Optional<AuthenticationObject> code) throws InterruptedException {
        try {
            return CardChoice.await(access.askTries(card)).stream()
                    .filter(status -> code.filter(status.pin()::equals).isPresent()).map(PinStatus::left)
                    .map(RetryCounter::known).findFirst().orElse(OptionalInt.empty());
        } catch (CardChoice.NotPossible e) {
            return OptionalInt.empty(); // the card left after its answer
        }
    }

    private static Map<String, Object> document(Task task, Answer answer) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("operation", task.operation().name().toLowerCase(Locale.ROOT));
        document.put("pin", task.number());
        document.put("outcome", answer.word().name());
        document.put("left", answer.left().isPresent() ? (Integer) answer.left().getAsInt() : null);
        document.put("failure", answer.failure().map(FailureCode::id).orElse(null));
        return document;
    }
}
