/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pkcs15;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

import se.etjanstekort.pkcs15.CardProfile.CodeClosing;
import se.etjanstekort.pkcs15.CardProfile.TriesQuestion;
import se.etjanstekort.pkcs15.internal.card.ApplicationSearch;
import se.etjanstekort.pkcs15.internal.card.CardFiles;
import se.etjanstekort.pkcs15.internal.card.FileReading;
import se.etjanstekort.smartcard.CardException;
import se.etjanstekort.smartcard.CardSession;
import se.etjanstekort.smartcard.CardTransport;
import se.etjanstekort.smartcard.PinOutcome;
import se.etjanstekort.smartcard.RetryCounter;
import se.etjanstekort.smartcard.command.Deauthenticate;
import se.etjanstekort.smartcard.command.Verify;

/** The codes of a card while a session lasts: where they are, and how many tries they have left. One thread. */
final class CodeDirectory {

    private final CardContents contents;
    private final FileReading reading;
    private final CardTransport transport;
    private Optional<CardFiles> selected = Optional.empty();

    CodeDirectory(CardContents contents, CardTransport transport) {
        this.contents = contents;
        this.reading = FileReading.plain(transport);
        this.transport = transport;
    }

    /** Enters the directory that the code belongs to, of the application, which is selected once. */
    CardFiles enter(AuthenticationObject code) throws CardException {
        if (selected.isEmpty()) {
            selected = ApplicationSearch.selectAgain(reading, contents.filesRead().place());
        }
        CardFiles files = selected.orElseThrow(() -> new CardException.NotRecognised("the application is gone"));
        files.enter(code.path().orElse(FilePath.of()));
        return files;
    }

    private boolean isFree() {
        return contents.profile().tries() != TriesQuestion.UNKNOWN;
    }

    /** The tries left of a code in the current directory, where asking is free. */
    RetryCounter triesLeft(AuthenticationObject code) throws CardException {
        return isFree() ? Verify.triesLeft(transport, code.reference().value()) : new RetryCounter.Unknown();
    }

    /** The same of a code wherever it is. */
    RetryCounter ask(AuthenticationObject code) throws CardException {
        return isFree() ? askIn(code) : new RetryCounter.Unknown();
    }

    /** Enters the directory of a code and asks for the tries left. */
    RetryCounter askIn(AuthenticationObject code) throws CardException {
        enter(code);
        return triesLeft(code);
    }

    /** Has the card drop what was verified, where it knows how to; the session resets it otherwise, as it was asked to. */
    void close(CardSession session) {
        if (contents.profile().codes().closing() == CodeClosing.DEAUTHENTICATE) {
            try {
                if (Deauthenticate.all(transport)) {
                    session.spareReset();
                }
            } catch (CardException e) {
                // the reset stays asked for
            }
        }
    }

    /** The counters of all codes but one, where asking is free. */
    Map<AuthenticationObject, RetryCounter> othersThan(AuthenticationObject code) throws CardException {
        Map<AuthenticationObject, RetryCounter> counters = new LinkedHashMap<>();
        for (AuthenticationObject other : contents.authenticationObjects()) {
            if (!other.equals(code)) {
                counters.put(other, ask(other));
            }
        }
        return counters;
    }

    /**
     * Whether a wrong code has cost another code a try, as far as that can be asked for free. Where the card cannot be asked any
     * more it has left, which is told by whatever comes next.
     *
     * @param outcome
     *            what became of the code
     * @param before
     *            the counters as they were; only those that were known are asked again
     */
    boolean hasAnotherFallen(PinOutcome outcome, AuthenticationObject code,
            Map<AuthenticationObject, RetryCounter> before) {
        if (!(outcome instanceof PinOutcome.Wrong) && !(outcome instanceof PinOutcome.Blocked)) {
            return false;
        }
        try {
            for (Map.Entry<AuthenticationObject, RetryCounter> other : before.entrySet()) {
                OptionalInt known = other.getValue().known();
                if (!other.getKey().equals(code) && known.isPresent()
                        && ask(other.getKey()).known().orElse(known.getAsInt()) < known.getAsInt()) {
                    return true;
                }
            }
            return false;
        } catch (CardException e) {
            return false;
        }
    }
}
