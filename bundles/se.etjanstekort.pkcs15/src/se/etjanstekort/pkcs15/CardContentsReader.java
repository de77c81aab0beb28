/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pkcs15;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

import se.etjanstekort.pkcs15.internal.card.ApplicationSearch;
import se.etjanstekort.pkcs15.internal.card.CardFiles;
import se.etjanstekort.pkcs15.internal.card.CountingTransport;
import se.etjanstekort.pkcs15.internal.card.FileReading;
import se.etjanstekort.pkcs15.internal.card.FileSource;
import se.etjanstekort.smartcard.CardException;
import se.etjanstekort.smartcard.CardSession;

/**
 * Reads what a card shows without a code (ISO/IEC 7816-15). Everything is bounded; nothing that the card says is trusted.
 * Immutable, for any thread; the reading itself runs on the session's.
 */
public final class CardContentsReader {

    private final List<CardProfile> profiles;
    private final CardMemory memory;

    /** A reader that knows the shipped profiles, and no card. */
    public CardContentsReader() {
        this(CardProfiles.shipped());
    }

    /** A reader that knows these profiles, and no card. */
    public CardContentsReader(List<CardProfile> profiles) {
        this(profiles, CardMemory.NONE);
    }

    /**
     * @param profiles
     *            the first that fits is taken, as in {@link CardProfileSet#profiles()}
     * @param memory
     *            of cards that were here before
     */
    public CardContentsReader(List<CardProfile> profiles, CardMemory memory) {
        this.profiles = List.copyOf(profiles);
        this.memory = memory;
    }

    /** Reads everything. */
    public CardContents read(CardSession session) throws CardException {
        return read(session, ReadingPlan.EVERYTHING);
    }

    /**
     * Reads the card's lists, and as many certificates as a plan wants.
     *
     * @throws CardException.NotRecognised
     *             when no PKCS#15 application is on it, or no profile fits; the message has the ATR
     * @throws CardException.MalformedData
     *             when what it says breaks the format, or when its references to codes are twisted
     * @throws CardException
     *             when it cannot be spoken to
     */
    public CardContents read(CardSession session, ReadingPlan plan) throws CardException {
        CountingTransport counter = new CountingTransport(session);
        CardVisit visit = visit(session, counter, memory);
        try {
            return visit.read(plan);
        } catch (CardException.MalformedData e) {
            if (!visit.isRecalled()) {
                throw e;
            }
            // What we kept must not make a good card unreadable.
            visit.forgetCopy();
            return visit(session, counter, CardMemory.NONE).read(plan);
        }
    }

    /**
     * Reads what is missing in contents that were read before, and on the card itself what was recalled of codes and keys. A
     * copy that turns out not to fit is forgotten, and everything is read.
     */
    public CardContents readOn(CardSession session, CardContents soFar) throws CardException {
        if (soFar.isComplete()) {
            return soFar;
        }
        CountingTransport counter = new CountingTransport(session);
        CardFiles files = ApplicationSearch
                .selectAgain(FileReading.announced(counter, session.atr()), soFar.filesRead().place())
                .orElseThrow(() -> new CardException.NotRecognised("the application is gone"));
        Optional<CardContents> whole = CardVisit.readOn(new FileSource(files), soFar, counter);
        return whole.isPresent() ? whole.get() : readAfresh(session, soFar);
    }

    /** Forgets what was kept of a card, because it does not fit, and reads everything. */
    public CardContents readAfresh(CardSession session, CardContents misfit) throws CardException {
        misfit.filesRead().mark().ifPresent(memory::forget);
        return visit(session, new CountingTransport(session), CardMemory.NONE).read(ReadingPlan.EVERYTHING);
    }

    /**
     * Keeps what was read for the card's next visit: its lists, and those certificates that may be kept. Never the card's number,
     * and nothing of a card whose lists have a number in them that could be a person's.
     */
    public void remember(CardContents contents, Predicate<CertificateObject> mayBeKept) {
        if (contents.filesRead().mark().isEmpty() || !contents.isComplete()) {
            return;
        }
        List<CertificateObject> notKept = contents.certificates().stream()
                .filter(certificate -> certificate.encoded().isEmpty() || !mayBeKept.test(certificate)).toList();
        CardCopy copy = contents.filesRead().copy(notKept);
        boolean isKept = contents.filesRead().recalled().filter(copy::isSameAs).isPresent();
        if (!isKept && !PersonalNumbers.mayBeIn(lists(copy, contents))) {
            memory.keep(contents.filesRead().mark().get(), copy);
        }
    }

    private static Stream<byte[]> lists(CardCopy copy, CardContents contents) {
        List<FilePath> certificates = contents.certificates().stream().map(CertificateObject::path).toList();
        return copy.files().entrySet().stream().filter(file -> !certificates.contains(file.getKey()))
                .map(Map.Entry::getValue);
    }

    private CardVisit visit(CardSession session, CountingTransport counter, CardMemory with) throws CardException {
        FileReading reading = FileReading.announced(counter, session.atr());
        CardRecognition recognition = new CardRecognition(profiles, reading, session.atr(), with);
        try {
            return new CardVisit(recognition.recognise(), counter, with);
        } catch (CardException.MalformedData e) {
            if (!reading.namesShort()) {
                throw e;
            }
            // other files may have the short identifiers that the standard gives to these
            reading.nameInFull();
            return new CardVisit(recognition.recognise(), counter, with);
        }
    }
}
