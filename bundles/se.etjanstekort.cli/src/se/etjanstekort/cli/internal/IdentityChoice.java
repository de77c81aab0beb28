/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.cli.internal;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import se.etjanstekort.certstore.CertificateEntry;
import se.etjanstekort.certstore.Identity;
import se.etjanstekort.certstore.keys.CardKeyFailure;
import se.etjanstekort.cli.Arguments;
import se.etjanstekort.cli.Console;
import se.etjanstekort.cli.UsageException;
import se.etjanstekort.login.Candidate;
import se.etjanstekort.smartcard.PinFailure;

/**
 * Which identity is meant where different ones fit equally: the one that the arguments name by the fingerprint of its certificate
 * for legitimering, or else the one whose number a person types. Of those that are known to fit equally none is taken that nobody
 * has named; a script that names none has a new card read only up to the first that fits.
 */
final class IdentityChoice {

    /** For a command's usage. */
    static final String USAGE = " [--identity FINGERPRINT]";

    private static final String OPTION = "--identity";
    private static final Pattern PREFIX = Pattern.compile("[0-9a-f]{8,64}");
    /** Of a fingerprint, in a list for people. */
    private static final int SHOWN_DIGITS = 16;

    private final Optional<String> prefix;
    private final Optional<UnaryOperator<String>> person;
    private final Console console;

    private IdentityChoice(Optional<String> prefix, Optional<UnaryOperator<String>> person, Console console) {
        this.prefix = prefix;
        this.person = person;
        this.console = console;
    }

    /**
     * @param source
     *            where the codes come from, for who types them can be asked
     * @throws UsageException
     *             when what is named cannot be the beginning of a fingerprint
     */
    static IdentityChoice of(Arguments arguments, CodeSource source, Console console) throws UsageException {
        Optional<String> named = arguments.option(OPTION).map(text -> text.replace(":", "").toLowerCase(Locale.ROOT));
        if (named.filter(text -> !PREFIX.matcher(text).matches()).isPresent()) {
            throw new UsageException(
                    OPTION + " is the beginning of a SHA-256 fingerprint, 8 hexadecimal digits or more");
        }
        return new IdentityChoice(named, source.person(), console);
    }

    /** Whether the arguments name one, so that no other will do. */
    boolean isNamed() {
        return prefix.isPresent();
    }

    /** Whether all identities of a card have to be known: to be found among, or shown. A script is content with the first. */
    boolean needsAll() {
        return isNamed() || person.isPresent();
    }

    /**
     * The one that the arguments name.
     *
     * @throws UsageException
     *             when it is none of them, or may be several
     */
    <T> T named(List<T> all, Function<T, CertificateEntry> certificate) throws UsageException {
        String wanted = prefix.orElseThrow();
        List<T> found = all.stream().filter(one -> certificate.apply(one).sha256().startsWith(wanted)).toList();
        if (found.stream().map(certificate).map(CertificateEntry::sha256).distinct().count() != 1) {
            throw new UsageException(OPTION + ": the fingerprints of " + (found.isEmpty() ? "no" : "several")
                    + " identities that can be used here begin with " + wanted);
        }
        return found.get(0);
    }

    /**
     * The one that a person says.
     *
     * @throws CardChoice.NotPossible
     *             when nobody can be asked, or she does not want to
     */
    Candidate ask(List<Candidate> candidates) throws CardChoice.NotPossible {
        console.tell(IntStream.range(0, candidates.size()).mapToObj(at -> line(at + 1, candidates.get(at)))
                .collect(Collectors.joining(System.lineSeparator())));
        if (person.isEmpty()) {
            console.tell("Several identities fit equally: say which with " + OPTION
                    + " and the beginning of its fingerprint, the last column.");
            throw new CardChoice.NotPossible(CardKeyFailure.AMBIGUOUS);
        }
        while (true) {
            String said = person.get().apply("Which identity (1 to " + candidates.size() + ", Enter for none): ");
            if (said == null || said.isBlank()) {
                throw new CardChoice.NotPossible(PinFailure.CANCELLED);
            }
            Optional<Candidate> chosen = IntStream.range(0, candidates.size())
                    .filter(at -> said.strip().equals(Integer.toString(at + 1))).mapToObj(candidates::get).findFirst();
            if (chosen.isPresent()) {
                return chosen.get();
            }
        }
    }

    private static String line(int number, Candidate candidate) {
        Identity identity = candidate.identity();
        CertificateEntry certificate = candidate.certificate();
        return String.join("  ", Integer.toString(number), identity.kind().name(), identity.maskedId(),
                Masking.text(identity.name()), Masking.text(identity.organisation()),
                "until " + certificate.validUntil().atZone(ZoneId.systemDefault()).toLocalDate(),
                certificate.sha256().substring(0, SHOWN_DIGITS));
    }
}
