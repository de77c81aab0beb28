/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.cli.internal;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import se.etjanstekort.certstore.CertificateStore;
import se.etjanstekort.certstore.ValidatedIdentity;
import se.etjanstekort.cli.Arguments;
import se.etjanstekort.cli.Console;
import se.etjanstekort.cli.Subcommand;
import se.etjanstekort.cli.UsageException;
import se.etjanstekort.login.CardAccess;
import se.etjanstekort.login.CardAccess.ReadOptions;
import se.etjanstekort.login.CardOverview;

/** {@code card}: what is on a card, as far as it shows without a code. */
@Component
public final class CardCommand implements Subcommand {

    private final CardAccess access;
    private final CertificateStore store;
    private final CardChoice cards;

    @Activate
    public CardCommand(@Reference CardAccess access, @Reference CertificateStore store) {
        this.access = access;
        this.store = store;
        cards = new CardChoice(access);
    }

    @Override
    public String name() {
        return "card";
    }

    @Override
    public String usage() {
        return "card [--reader NAME] [--anchors DIR] [--json]";
    }

    @Override
    public int run(Arguments arguments, Console console) throws UsageException, InterruptedException {
        Optional<String> reader = arguments.option("--reader");
        ReadOptions options = new ReadOptions(Paths.option(arguments, "--anchors"), List.of());
        arguments.rest(0, 0);
        try {
            CardChoice.Chosen chosen = cards.card(reader);
            CardOverview card = CardChoice
                    .await(access.read(chosen.reader().reader(), chosen.slot().insertion(), options));
            console.print(Documents.card(card, store.certificates(card.contents()), chosen.reader().reader().name()),
                    () -> text(card));
            return 0;
        } catch (CardChoice.NotPossible e) {
            console.print(FailureLines.document(e.failure()), () -> FailureLines.text(e.failure()));
            return 1;
        }
    }

    private static String text(CardOverview card) {
        String identities = card.identities().stream().map(CardCommand::text)
                .collect(Collectors.joining(System.lineSeparator()));
        return card.reader().name() + "  " + card.contents().tokenInfo().label() + "  "
                + card.contents().tokenInfo().serialNumber() + System.lineSeparator() + identities
                + card.obstacle().map(failure -> System.lineSeparator() + FailureLines.text(failure)).orElse("");
    }

    private static String text(ValidatedIdentity validated) {
        return validated.identity().kind() + "  " + validated.identity().maskedId() + "  "
                + validated.identity().name() + "  " + validated.identity().organisation();
    }
}
