/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.cli.internal;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import se.etjanstekort.certstore.IdentityKind;
import se.etjanstekort.cli.Arguments;
import se.etjanstekort.cli.Console;
import se.etjanstekort.cli.Subcommand;
import se.etjanstekort.cli.UsageException;
import se.etjanstekort.login.Candidate;
import se.etjanstekort.login.CardAccess;
import se.etjanstekort.login.CardAccess.ReadOptions;
import se.etjanstekort.login.CardOverview;
import se.etjanstekort.login.PinStatus;
import se.etjanstekort.login.Proof;
import se.etjanstekort.smartcard.FailureCode;
import se.etjanstekort.smartcard.PinFailure;
import se.etjanstekort.smartcard.PinEntry;
import se.etjanstekort.smartcard.PinOutcome;
import se.etjanstekort.smartcard.PinPadEntry;
import se.etjanstekort.smartcard.RetryCounter;

/** {@code login}: proves an identity as the sign-in does, once, with a code from one of the {@link CodeSource}s. */
@Component
public final class LoginCommand implements Subcommand {

    /** The answer: what came of it, why not, who, and the tries left. */
    private record Answer(CodeWord result, Optional<FailureCode> failure, Optional<Candidate> candidate,
            OptionalInt triesLeft) {
    }

    private static final Answer UNANSWERED = new Answer(CodeWord.INDETERMINATE, Optional.of(PinFailure.INDETERMINATE),
            Optional.empty(), OptionalInt.empty());

    private final CardAccess access;
    private final CardChoice cards;

    @Activate
    public LoginCommand(@Reference CardAccess access) {
        this.access = access;
        cards = new CardChoice(access);
    }

    @Override
    public String name() {
        return "login";
    }

    @Override
    public String usage() {
        return "login [--pin-stdin | --pin-pad] [--reader NAME] [--anchors DIR] [--kind HSA_ID|PERSONNUMMER]"
                + IdentityChoice.USAGE + " [--allow-last-try] [--json]";
    }

    @Override
    public int run(Arguments arguments, Console console) throws UsageException, IOException, InterruptedException {
        Optional<String> reader = arguments.option("--reader");
        ReadOptions options = new ReadOptions(Paths.option(arguments, "--anchors"), kinds(arguments.option("--kind")));
        boolean allowLastTry = arguments.flag("--allow-last-try");
        CodeSource source = CodeSource.of(arguments, "--pin-stdin", console);
        IdentityChoice identity = IdentityChoice.of(arguments, source, console);
        arguments.rest(0, 0);
        Answer answer = answer(reader, options.reading(!identity.needsAll()), allowLastTry, source, identity);
        console.print(document(answer), () -> text(answer));
        return answer.result() == CodeWord.SIGNED_IN ? 0 : 1;
    }

    static List<IdentityKind> kinds(Optional<String> kind) throws UsageException {
        if (kind.isEmpty()) {
            return List.of();
        }
        return switch (kind.get()) {
        case "HSA_ID" -> List.of(IdentityKind.HSA_ID);
        case "PERSONNUMMER" -> List.of(IdentityKind.PERSONNUMMER);
        default -> throw new UsageException("--kind is HSA_ID or PERSONNUMMER");
        };
    }

    private Answer answer(Optional<String> readerName, ReadOptions options, boolean allowLastTry, CodeSource source,
            IdentityChoice identity) throws UsageException, IOException, InterruptedException {
        try {
            CardChoice.Chosen chosen = cards.card(readerName);
            CardOverview known = readForCode(chosen, options);
            if (known.candidate().isEmpty()) {
                return failed(known.obstacle().orElseThrow());
            }
            CardOverview card = known.choosing(meant(known, identity));
            PinEntry entry = source.entry();
            Duration patience = entry instanceof PinPadEntry ? CardChoice.PERSON_AT_KEYS : CardChoice.CARD_WORK;
            Optional<Proof> proof = CardChoice.awaitCode(access.prove(card, entry, allowLastTry, options),
                    patience);
            return proof.isPresent() ? answer(proof.get(), card) : UNANSWERED;
        } catch (CardChoice.NotPossible e) {
            return failed(e.failure());
        }
    }

    /** What a code needs that was known from an earlier visit is read from the card itself before the code is asked for. */
    private CardOverview readForCode(CardChoice.Chosen chosen, ReadOptions options)
            throws CardChoice.NotPossible, InterruptedException {
        CardOverview card = CardChoice
                .await(access.read(chosen.reader().reader(), chosen.slot().insertion(), options));
        return card.candidate().isEmpty() || card.contents().hasCodesFromCard() ? card
                : CardChoice.await(access.readOn(card, options));
    }

    private static Candidate meant(CardOverview card, IdentityChoice identity)
            throws UsageException, CardChoice.NotPossible {
        Candidate only = card.candidate().orElseThrow();
        List<Candidate> candidates = card.choices().isEmpty() ? List.of(only) : card.choices();
        if (identity.isNamed()) {
            return identity.named(candidates, Candidate::certificate);
        }
        return card.choices().isEmpty() ? only : identity.ask(candidates);
    }

    private Answer answer(Proof proof, CardOverview card) throws InterruptedException {
        if (proof instanceof Proof.Proved proved) {
            return new Answer(CodeWord.SIGNED_IN, Optional.empty(), Optional.of(proved.candidate()), triesLeft(card));
        }
        if (proof instanceof Proof.Refused refused) {
            PinOutcome outcome = refused.outcome();
            OptionalInt left = outcome instanceof PinOutcome.Wrong wrong && wrong.left().known().isPresent()
                    ? wrong.left().known()
                    : triesLeft(card);
            return new Answer(CodeWord.of(outcome), outcome.failure(), Optional.empty(), left);
        }
        FailureCode failure = ((Proof.Failed) proof).failure();
        return failure == PinFailure.LAST_TRY_NOT_CONFIRMED
                ? new Answer(CodeWord.LAST_TRY, Optional.of(failure), Optional.empty(), OptionalInt.of(1))
                : failed(failure);
    }

    /** The tries left after the attempt, as far as the card tells for free. */
    private OptionalInt triesLeft(CardOverview card) throws InterruptedException {
        try {
            return CardChoice.await(access.askTries(card)).stream()
                    .filter(status -> card.candidate().filter(one -> one.pin().equals(status.pin())).isPresent())
                    .map(PinStatus::left).map(RetryCounter::known).findFirst().orElse(OptionalInt.empty());
        } catch (CardChoice.NotPossible e) {
            return OptionalInt.empty(); // the card left after its answer
        }
    }

    private static Answer failed(FailureCode failure) {
        return new Answer(CodeWord.FAILED, Optional.of(failure), Optional.empty(), OptionalInt.empty());
    }

    private static Map<String, Object> document(Answer answer) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("result", answer.result().name());
        document.put("failure", answer.failure().map(FailureCode::id).orElse(null));
        document.put("identity",
                answer.candidate().map(candidate -> Documents.identity(candidate.identity())).orElse(null));
        document.put("triesLeft", answer.triesLeft().isPresent() ? (Integer) answer.triesLeft().getAsInt() : null);
        return document;
    }

    private static String text(Answer answer) {
        return answer.failure().map(FailureLines::text)
                .orElseGet(() -> answer.result() + "  " + answer.candidate().orElseThrow().identity().name() + "  "
                        + answer.candidate().orElseThrow().identity().maskedId());
    }
}
