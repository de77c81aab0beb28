/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.login;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import se.etjanstekort.certstore.Asking;
import se.etjanstekort.certstore.IdentityKind;
import se.etjanstekort.pkcs15.AuthenticationObject;
import se.etjanstekort.smartcard.CardReader;
import se.etjanstekort.smartcard.CodeChange;
import se.etjanstekort.smartcard.PinEntry;
import se.etjanstekort.smartcard.ReaderProvider;
import se.etjanstekort.smartcard.ReaderSnapshot;

/**
 * Reading cards and proving identities: the one way from a reader to a person, used by the sign-in and by the command line.
 * A DS service. All methods may be called from any thread and return at once.
 */
public interface CardAccess {

    /** All readers of all providers, as policy allows. */
    ReaderProvider readers();

    /**
     * Reads a card, validates its certificates and picks who would be signed in. Where it is read in parts, what issuers say
     * about revocation is not waited for: see {@link CardOverview#isDecided}.
     *
     * @param options
     *            what the caller wants besides policy
     * @return completed exceptionally with a {@link se.etjanstekort.smartcard.CardException}
     */
    CompletableFuture<CardOverview> read(CardReader reader, long insertion, ReadOptions options);

    /**
     * Reads what is missing of a card that was read in parts, and on the card itself what was known of its codes and keys from an
     * earlier visit; validates and picks again. Returns the card as it is where nothing is missing.
     *
     * @return completed exceptionally with a {@link se.etjanstekort.smartcard.CardException}
     */
    CompletableFuture<CardOverview> readOn(CardOverview card, ReadOptions options);

    /**
     * Validates a card that was read again, without speaking to it.
     *
     * @param asking
     *            whether to wait for what issuers say about revocation
     */
    default CompletableFuture<CardOverview> assess(CardOverview card, ReadOptions options, Asking asking) {
        return CompletableFuture.completedFuture(card);
    }

    /**
     * Reads all of a card anew of which something wrong was known from an earlier visit; validates and picks again.
     *
     * @return completed exceptionally with a {@link se.etjanstekort.smartcard.CardException}
     */
    CompletableFuture<CardOverview> readAfresh(CardOverview card, ReadOptions options);

    /** Asks again how many tries the codes of a card have left, as far as that is free. */
    CompletableFuture<List<PinStatus>> askTries(CardOverview card);

    /**
     * Proves that the card's holder is the candidate: the code opens the key, the key signs a fresh challenge, and the
     * signature fits the validated certificate. The code is wiped when the future is complete, or as soon as the reader
     * has done with it.
     *
     * @param entry
     *            typed, or on the reader's keys; handed over, closed on every path
     * @param allowLastTry
     *            whether the user has said yes to using the last try
     * @param options
     *            those that the card was read with; the certificate is validated again before the code is sent
     * @return never completed exceptionally
     */
    CompletableFuture<Proof> prove(CardOverview card, PinEntry entry, boolean allowLastTry, ReadOptions options);

    /**
     * Changes or unblocks a code of the card, where a certificate that is trusted stands behind it: an unknown card is given no
     * codes to collect. Both codes are wiped as in {@link #prove}.
     *
     * @param pin
     *            a holder's PIN of that card
     * @param change
     *            the old code or the PUK, and the new code; handed over, closed on every path
     * @param allowLastTry
     *            whether the user has said yes to using the last try
     * @param options
     *            those that the card was read with
     * @return never completed exceptionally
     */
    CompletableFuture<CodeResult> change(CardOverview card, CodeOperation operation, AuthenticationObject pin,
            CodeChange change, boolean allowLastTry, ReadOptions options);

    /** Whether policy lets this client remember who of several is signed in. */
    default boolean canRemember() {
        return false;
    }

    /** Remembers, soon, that this client's user chose an identity to sign in with; which decides where several fit equally. */
    default void remember(Candidate chosen) {
    }

    /** Completed when every provider of readers has told its state once; with all of them. */
    CompletableFuture<ReaderSnapshot> firstLook();

    /**
     * What a caller may want besides policy.
     *
     * @param anchors
     *            a folder of trust anchors to be used besides those of policy
     * @param kinds
     *            which identities may sign in, the preferred one first; empty for those of policy
     * @param patience
     *            how long reading waits for another program that keeps the card
     * @param inParts
     *            whether reading ends as soon as it is known who could be signed in; {@link #readOn} then reads the rest
     */
    record ReadOptions(Optional<Path> anchors, List<IdentityKind> kinds, Duration patience, boolean inParts) {

        /** What policy says. */
        public static final ReadOptions POLICY = new ReadOptions(Optional.empty(), List.of());

        /** What policy says, for one who reads again as soon as another program lets go of the card, and says so meanwhile. */
        public static final ReadOptions LIVE = new ReadOptions(Optional.empty(), List.of(), Duration.ofMillis(300),
                true);

        /** With patience for a program that has more to do with the card. */
        public ReadOptions(Optional<Path> anchors, List<IdentityKind> kinds) {
            this(anchors, kinds, Duration.ofSeconds(10), false);
        }

        public ReadOptions {
            kinds = List.copyOf(kinds);
        }

        /** The same, with reading ending as soon as it is known who could be signed in, or not. */
        public ReadOptions reading(boolean onlyParts) {
            return new ReadOptions(anchors, kinds, patience, onlyParts);
        }
    }
}
