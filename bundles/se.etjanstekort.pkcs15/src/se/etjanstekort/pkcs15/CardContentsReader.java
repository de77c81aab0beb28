/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pkcs15;

import java.util.List;

import se.etjanstekort.smartcard.CardException;
import se.etjanstekort.smartcard.CardSession;

/**
 * Reads what a card shows without a code (ISO/IEC 7816-15). Everything is bounded; nothing that the card says is trusted.
 * Immutable, for any thread; the reading itself runs on the session's.
 */
public final class CardContentsReader {

    private final List<CardProfile> profiles;

    /** A reader that knows the shipped profiles. */
    public CardContentsReader() {
        this(CardProfiles.shipped());
    }

    /**
     * @param profiles
     *            the first that fits is taken
     */
    public CardContentsReader(List<CardProfile> profiles) {
        this.profiles = List.copyOf(profiles);
    }

    /**
     * Reads the card.
     *
     * @throws CardException.NotRecognised
     *             when no PKCS#15 application is on it, or no profile fits; the message has the ATR
     * @throws CardException.MalformedData
     *             when what it says breaks the format, or when its references to codes are twisted
     * @throws CardException
     *             when it cannot be spoken to
     */
    public CardContents read(CardSession session) throws CardException {
        throw new UnsupportedOperationException(profiles.toString());
    }
}
