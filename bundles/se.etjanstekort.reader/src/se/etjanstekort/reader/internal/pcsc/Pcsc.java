/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.reader.internal.pcsc;

import java.util.List;

/**
 * The PC/SC functions that we use, in Java's types. Contexts and cards are the service's handles. A context belongs to one
 * thread, except that {@link #cancel} and {@link #releaseContext} are called from another to end a wait.
 */
public interface Pcsc {

    /** What becomes of the card at the end of a transaction or connection. */
    enum Disposition {
        /** It is left as it is: codes stay verified, for every program. */
        LEAVE(0),
        /** It is reset: codes are forgotten; other programs hear of the reset. */
        RESET(1);

        private final int code;

        Disposition(int code) {
            this.code = code;
        }

        int code() {
            return code;
        }
    }

    /**
     * A connected card.
     *
     * @param handle
     *            the service's number for it
     * @param protocol
     *            what is spoken on the line: 1 for T=0, 2 for T=1
     */
    record Card(long handle, int protocol) {
    }

    /** SCardEstablishContext with system scope. */
    long establishContext() throws PcscException;

    /** SCardReleaseContext. Ends a begin of a transaction that hangs in that context; waits itself for a connect that does. */
    void releaseContext(long context);

    /** SCardCancel: ends a wait for events in that context, if one has begun. */
    void cancel(long context);

    /** SCardListReaders; an empty list where there is no reader. */
    List<String> listReaders(long context) throws PcscException;

    /**
     * SCardGetStatusChange: waits until the state of a reader is no longer the one given.
     *
     * @return the states as they are, in the order of those given
     */
    List<ReaderStatus> awaitChange(long context, long millis, List<ReaderStatus> known) throws PcscException;

    /** How many states {@link #awaitChange} may be given. */
    int maxReaderStates();

    /** Whether an absent service usually means that there is no reader (Windows). */
    boolean serviceEndsWithLastReader();

    /** Whether the service is installed, running or not; true where that cannot be seen. */
    boolean isServiceInstalled();

    /** SCardConnect, shared, with T=0 or T=1. Hangs as long as another program holds a transaction, and cannot be ended. */
    Card connect(long context, String reader) throws PcscException;

    /** SCardReconnect after a reset by another program: shared, the card left as it is. */
    Card reconnect(Card card) throws PcscException;

    /** SCardDisconnect. */
    void disconnect(Card card, Disposition disposition) throws PcscException;

    /** SCardBeginTransaction. Hangs as long as another program holds one; {@link #releaseContext} ends it. */
    void beginTransaction(Card card) throws PcscException;

    /** SCardEndTransaction. */
    void endTransaction(Card card, Disposition disposition) throws PcscException;

    /** SCardTransmit. Neither the command nor its native copy is left in memory by this call; the caller wipes its own array. */
    byte[] transmit(Card card, byte[] command) throws PcscException;

    /** SCardControl with CM_IOCTL_GET_FEATURE_REQUEST: the reader's features as TLV structures (PC/SC part 10, 2.2). */
    byte[] features(Card card) throws PcscException;

    /**
     * SCardControl: asks the reader's driver for something. Blocks until it has answered, which on a PIN pad is when a person
     * has; nothing of ours ends it.
     *
     * @param code
     *            that {@link #features} gave
     */
    byte[] control(Card card, int code, byte[] in) throws PcscException;

    /**
     * Whether a second {@link #control} on the same card is heard while a first one waits (Windows). pcsc-lite and macOS take
     * one call of a context, and of a reader, after the other.
     */
    boolean controlsConcurrently();
}
