/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pkcs15.internal.card;

import java.util.Optional;

import se.etjanstekort.pkcs15.CardCapabilities;
import se.etjanstekort.smartcard.Atr;
import se.etjanstekort.smartcard.CardTransport;
import se.etjanstekort.smartcard.CommandApdu;
import se.etjanstekort.smartcard.command.ReadBinary;
import se.etjanstekort.smartcard.transport.CardTransports;

/**
 * How the files of a card are read: in pieces as long as it announces, and some of them by their short identifiers. For as long
 * as a session lasts; one thread.
 */
public final class FileReading {

    private final CardTransport transport;
    private CardCapabilities capabilities;
    private boolean isLimitKnown;
    private boolean namesShort;

    private FileReading(CardTransport transport, CardCapabilities capabilities) {
        this.transport = new BoundedTransport(transport);
        this.capabilities = capabilities;
        this.isLimitKnown = !capabilities.limitsInFile();
        this.namesShort = capabilities.shortFileIds();
    }

    /**
     * As every card can.
     *
     * @param transport
     *            with all that the protocol wants
     */
    public static FileReading plain(CardTransport transport) {
        return new FileReading(transport, CardCapabilities.NONE);
    }

    /** As the answer to reset announces. */
    public static FileReading announced(CardTransport line, Atr atr) {
        CardCapabilities capabilities = CardCapabilities.of(atr);
        CardTransport transport = capabilities.extendedLength() ? CardTransports.extended(line)
                : CardTransports.standard(line);
        return new FileReading(transport, capabilities);
    }

    /** The line to the card, for any command. */
    public CardTransport transport() {
        return transport;
    }

    /** Whether files are named by their short identifiers, where those are the standard's. */
    public boolean namesShort() {
        return namesShort;
    }

    /** From here on no file is named by its short identifier. */
    public void nameInFull() {
        namesShort = false;
    }

    /** Whether EF.ATR/INFO has yet to be asked how long an answer may be. */
    boolean isLimitOpen() {
        return !isLimitKnown;
    }

    /** @param file EF.ATR/INFO, where it could be read */
    void learnLimit(Optional<byte[]> file) {
        capabilities = capabilities.with(file);
        isLimitKnown = true;
    }

    /**
     * The command that reads.
     *
     * @param blockSize
     *            the most bytes that the card's family gives at once; of one that gives as many as a short command can ask for,
     *            more are asked for where it announces that it gives more
     */
    ReadBinary command(int blockSize) {
        boolean isLong = blockSize == CommandApdu.MAX_SHORT_NE && isLimitKnown;
        return new ReadBinary(transport, isLong ? capabilities.mostBytesAtOnce() : blockSize);
    }
}
