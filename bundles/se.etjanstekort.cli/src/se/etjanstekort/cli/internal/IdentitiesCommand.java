/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.cli.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import se.etjanstekort.certstore.IdentityKind;
import se.etjanstekort.certstore.Subject;
import se.etjanstekort.certstore.TrustFailure;
import se.etjanstekort.certstore.ValidatedIdentity;
import se.etjanstekort.certstore.Validation;
import se.etjanstekort.certstore.selection.ChoiceReason;
import se.etjanstekort.certstore.selection.RejectionReason;
import se.etjanstekort.certstore.selection.Selection;
import se.etjanstekort.cli.Arguments;
import se.etjanstekort.cli.Console;
import se.etjanstekort.cli.Subcommand;
import se.etjanstekort.cli.UsageException;
import se.etjanstekort.login.CardAccess;
import se.etjanstekort.login.CardAccess.ReadOptions;
import se.etjanstekort.login.CardOverview;
import se.etjanstekort.login.SignInChoice;
import se.etjanstekort.login.SignInPolicy;
import se.etjanstekort.policy.Policy;

/** {@code identities}: whose card it is, which identity signs in, and why that one and not the others. */
@Component
public final class IdentitiesCommand implements Subcommand {

    /** An identity, whether it signs in, and the reason: a name for programs and a sentence for people. */
    private record Row(ValidatedIdentity identity, boolean chosen, boolean leftover, String reason, String sentence) {

        /** The reason, and what else is to be known of it. */
        Stream<String> sentences() {
            Stream<String> more = Stream.concat(leftover ? Stream.of(RejectionReason.OLDER) : Stream.empty(),
                    isCheckable() ? Stream.empty() : Stream.of(RejectionReason.NOT_CHECKABLE))
                    .map(one -> one.text(language()));
            return Stream.concat(Stream.of(sentence), more).distinct();
        }

        private boolean isCheckable() {
            return Stream.of(identity.authentication(), identity.signature()).flatMap(Optional::stream)
                    .allMatch(Validation::isCheckable);
        }
    }

    private final CardAccess access;
    private final Policy policy;
    private final CardChoice cards;

    @Activate
    public IdentitiesCommand(@Reference CardAccess access, @Reference Policy policy) {
        this.access = access;
        this.policy = policy;
        cards = new CardChoice(access);
    }

    @Override
    public String name() {
        return "identities";
    }

    @Override
    public String usage() {
        return "identities [--reader NAME] [--anchors DIR] [--kind HSA_ID|PERSONNUMMER] [--json]";
    }

    @Override
    public int run(Arguments arguments, Console console) throws UsageException, InterruptedException {
        Optional<String> reader = arguments.option("--reader");
        ReadOptions options = new ReadOptions(Paths.option(arguments, "--anchors"),
                LoginCommand.kinds(arguments.option("--kind")));
        arguments.rest(0, 0);
        try {
            CardChoice.Chosen chosen = cards.card(reader);
            CardOverview card = CardChoice
                    .await(access.read(chosen.reader().reader(), chosen.slot().insertion(), options));
            List<Row> rows = rows(card, options.kinds());
            console.print(document(card, rows), () -> text(card, rows));
            return card.candidate().isPresent() ? 0 : 1;
        } catch (CardChoice.NotPossible e) {
            console.print(FailureLines.document(e.failure()), () -> FailureLines.text(e.failure()));
            return 1;
        }
    }

    /** The one that signs in first, then the others as the selection tells of them. */
    private List<Row> rows(CardOverview card, List<IdentityKind> wanted) {
        List<IdentityKind> kinds = wanted.isEmpty() ? List.copyOf(policy.get(SignInPolicy.KINDS)) : wanted;
        Selection selection = SignInChoice.select(card.contents(), card.identities(), kinds);
        List<Row> rows = new ArrayList<>();
        if (selection instanceof Selection.Chosen chosen) {
            rows.add(new Row(chosen.identity(), true, card.isLeftover(chosen.identity()), chosen.reason().name(),
                    chosen.reason().text(language())));
        } else if (selection instanceof Selection.Ambiguous ambiguous) {
            ambiguous.identities().forEach(one -> rows.add(new Row(one, SignInChoice.identity(selection)
                    .filter(one::equals).isPresent(), card.isLeftover(one), ChoiceReason.FITS_EQUALLY.name(),
                    ChoiceReason.FITS_EQUALLY.text(language()))));
        }
        selection.rejected().forEach(rejected -> rows.add(new Row(rejected.identity(), false,
                card.isLeftover(rejected.identity()), rejected.reason().name(), rejected.reason().text(language()))));
        return rows;
    }

    private static Map<String, Object> document(CardOverview card, List<Row> rows) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("reader", card.reader().name());
        document.put("identities", rows.stream().map(IdentitiesCommand::document).toList());
        document.put("failure", card.obstacle().map(failure -> failure.id()).orElse(null));
        return document;
    }

    private static Map<String, Object> document(Row row) {
        Map<String, Object> document = Documents.identity(row.identity().identity());
        Subject subject = row.identity().identity().subject();
        document.put("givenName", subject.givenName());
        document.put("surname", subject.surname());
        document.put("title", subject.title());
        document.put("email", Masking.text(subject.email()));
        document.put("userPrincipalName", Masking.text(subject.userPrincipalName()));
        document.put("cardNumber", subject.cardNumber());
        document.put("level", row.identity().identity().level().name());
        document.put("environment", row.identity().identity().environment().name());
        document.put("authentication", certificate(row.identity().identity().authentication()
                .map(entry -> entry.sha256()), row.identity().authentication()));
        document.put("signature", certificate(row.identity().identity().signature()
                .map(entry -> entry.sha256()), row.identity().signature()));
        document.put("leftover", row.leftover());
        document.put("chosen", row.chosen());
        document.put("reason", row.reason());
        document.put("sentence", row.sentence());
        return document;
    }

    private static Map<String, Object> certificate(Optional<String> sha256, Optional<Validation> validation) {
        if (sha256.isEmpty()) {
            return null;
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("sha256", sha256.get());
        document.put("trusted", validation.filter(Validation.Trusted.class::isInstance).isPresent());
        document.put("checkable", validation.filter(Validation::isCheckable).isPresent());
        document.put("failures", failures(validation).map(TrustFailure::id).toList());
        return document;
    }

    /** Why it is not trusted, or what the user is warned of. */
    private static Stream<TrustFailure> failures(Optional<Validation> validation) {
        return validation.stream().flatMap(one -> one instanceof Validation.NotTrusted not ? not.failures().stream()
                : ((Validation.Trusted) one).warnings().stream());
    }

    private static String text(CardOverview card, List<Row> rows) {
        String lines = rows.stream().map(IdentitiesCommand::text)
                .collect(Collectors.joining(System.lineSeparator()));
        return lines + card.obstacle().map(failure -> System.lineSeparator() + FailureLines.text(failure)).orElse("");
    }

    private static String text(Row row) {
        String first = (row.chosen() ? "* " : "  ") + row.identity().identity().kind() + "  "
                + row.identity().identity().maskedId() + "  " + row.identity().identity().name() + "  "
                + row.identity().identity().organisation();
        Stream<String> reasons = row.sentences().map(sentence -> "    " + sentence);
        Stream<String> failures = Stream.of(row.identity().authentication(), row.identity().signature())
                .flatMap(IdentitiesCommand::failures).distinct().map(failure -> "    " + FailureLines.text(failure));
        return Stream.of(Stream.of(first), more(row.identity().identity().subject()), reasons, failures)
                .flatMap(lines -> lines)
                .collect(Collectors.joining(System.lineSeparator()));
    }

    /** What else the certificate says of the person, in one line; none where that is nothing. */
    private static Stream<String> more(Subject subject) {
        String said = Stream
                .of(subject.title(), subject.email(), subject.userPrincipalName(), subject.cardNumber())
                .filter(text -> !text.isEmpty()).map(Masking::text).collect(Collectors.joining("  "));
        return Stream.of("    " + said).filter(line -> !said.isEmpty());
    }

    private static Locale language() {
        return Locale.getDefault();
    }
}
