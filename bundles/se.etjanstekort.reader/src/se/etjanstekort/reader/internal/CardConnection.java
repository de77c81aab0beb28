/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.reader.internal;

import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;

import se.etjanstekort.reader.internal.pcsc.Pcsc;
import se.etjanstekort.reader.internal.pcsc.Pcsc.Disposition;
import se.etjanstekort.reader.internal.pcsc.PcscError;
import se.etjanstekort.reader.internal.pcsc.PcscException;
import se.etjanstekort.reader.internal.pcsc.ReaderStatus;
import se.etjanstekort.smartcard.CardException;

/**
 * The connection to the card in one reader, with a context of its own. Shared and kept open between transactions, so that a
 * transaction costs one call, and so that a wait for another program is one that can be ended. Used on its reader's thread
 * alone, except for {@link #waitingSince()}, {@link #abort()} and {@link #interrupt}.
 */
final class CardConnection implements PcscPinPad.Control {

    /** How often other programs may reset the card while we try to begin. */
    private static final int MAX_RESETS = 5;

    /**
     * Keys that a reader announces.
     *
     * @param properties
     *            as far as it tells them
     */
    record Keys(Features features, PinPadProperties properties) {
    }

    /** Native calls that hang as long as another program holds the card, and the context in which one can be ended. */
    private static final System.Logger LOG = System.getLogger(CardConnection.class.getName());

    private record Wait(long since, OptionalLong context) {
    }

    private final Pcsc pcsc;
    private final String reader;
    private final AtomicReference<OptionalLong> context = new AtomicReference<>(OptionalLong.empty());
    /** Null while no native call waits; read by other threads. */
    private volatile Wait waiting;
    /** Null while not connected; read by other threads to interrupt. */
    private volatile Pcsc.Card card;
    /** What the card came with; meaningless while not connected. */
    private Insertion connectedTo;
    private Optional<Keys> keys = Optional.empty();
    /** Whether {@link #keys} are those of this connection, or none. */
    private volatile boolean askedForKeys;

    CardConnection(Pcsc pcsc, String reader) {
        this.pcsc = pcsc;
        this.reader = reader;
    }

    /**
     * Begins a transaction with the card of that insertion, waiting for other programs as long as it takes.
     *
     * @throws CardException
     *             when the card cannot be had; it is not in our hands then
     */
    void begin(Insertion insertion) throws CardException {
        long since = System.nanoTime();
        try {
            if (card != null && !insertion.equals(connectedTo)) {
                disconnect(Disposition.LEAVE);
            }
            if (card == null) {
                connect(insertion, since);
            }
            beginTransaction(since);
            requireStillIn(insertion);
        } catch (PcscException e) {
            close();
            throw e.error().toCardException(e);
        } finally {
            waiting = null;
        }
    }

    private void connect(Insertion insertion, long since) throws PcscException {
        if (context.get().isEmpty()) {
            context.set(OptionalLong.of(pcsc.establishContext()));
        }
        waiting = new Wait(since, OptionalLong.empty());
        card = pcsc.connect(openContext(), reader);
        connectedTo = insertion;
        askedForKeys = false;
    }

    private long openContext() throws PcscException {
        return context.get().orElseThrow(() -> new PcscException("context", PcscError.INVALID_HANDLE.code()));
    }

    private void beginTransaction(long since) throws PcscException {
        for (int resets = 0;; resets++) {
            waiting = new Wait(since, context.get());
            try {
                pcsc.beginTransaction(card);
                return;
            } catch (PcscException e) {
                if (e.error() != PcscError.RESET_CARD || resets == MAX_RESETS) {
                    throw e;
                }
                card = pcsc.reconnect(card);
            }
        }
    }

    /** The handle may have been opened, or reopened after a reset, on a card that came later than the one that is meant. */
    private void requireStillIn(Insertion insertion) throws PcscException, CardException {
        ReaderStatus status = pcsc.awaitChange(openContext(), 0, List.of(ReaderStatus.unaware(reader))).get(0);
        if (!status.isPresent() || status.cardEvents() != insertion.cardEvents()) {
            close();
            throw new CardException.CardRemoved("another card is in " + reader);
        }
    }

    /** The reader's own keys; asked within a transaction, where nothing can hang. Empty where it announces none. */
    Optional<Keys> keys() {
        if (!askedForKeys) {
            askedForKeys = true;
            keys = Optional.empty();
            try {
                keys = Optional.of(Features.parse(pcsc.features(card))).filter(Features::verifiesPinDirectly)
                        .map(features -> new Keys(features, properties(features)));
            } catch (PcscException e) {
                // readers without features of part 10 answer with errors of many kinds
                LOG.log(Level.TRACE, "no features", e);
            }
        }
        return keys;
    }

    private PinPadProperties properties(Features features) {
        PinPadProperties tlv = PinPadProperties.ofTlv(ask(features, Features.GET_TLV_PROPERTIES));
        return tlv.or(PinPadProperties.ofStructure(ask(features, Features.IFD_PIN_PROPERTIES)));
    }

    /** A reader that does not tell is taken to do what most do. */
    private byte[] ask(Features features, int feature) {
        OptionalInt code = features.controlCode(feature);
        try {
            return code.isPresent() ? pcsc.control(card, code.getAsInt(), new byte[0]) : new byte[0];
        } catch (PcscException e) {
            return new byte[0];
        }
    }

    /** Asks the reader itself for something, and waits. Never repeats it. */
    @Override
    public byte[] ask(int controlCode, byte[] structure) throws CardException {
        try {
            return pcsc.control(card, controlCode, structure);
        } catch (PcscException e) {
            throw e.error().toCardException(e);
        }
    }

    @Override
    public boolean canInterrupt() {
        return pcsc.controlsConcurrently();
    }

    @Override
    public void interrupt(int controlCode) {
        Pcsc.Card connected = card;
        if (connected != null) {
            try {
                pcsc.control(connected, controlCode, new byte[0]);
            } catch (PcscException e) {
                return; // the entry has ended, or goes on until the reader ends it
            }
        }
    }

    /** Sends a command and waits for the answer. Never repeats it. */
    byte[] exchange(byte[] command) throws CardException {
        try {
            return pcsc.transmit(card, command);
        } catch (PcscException e) {
            throw e.error().toCardException(e);
        }
    }

    /** Ends the transaction. A reset that was asked for and not carried out that way is tried by disconnecting. */
    void end(Disposition disposition) {
        try {
            pcsc.endTransaction(card, disposition);
        } catch (PcscException e) {
            disconnect(disposition);
            close();
        }
    }

    /** Lets go of the card unless it came with that insertion. */
    void closeUnless(Insertion insertion) {
        if (card != null && !insertion.equals(connectedTo)) {
            disconnect(Disposition.LEAVE);
        }
    }

    private void disconnect(Disposition disposition) {
        try {
            pcsc.disconnect(card, disposition);
        } catch (PcscException e) {
            // the card, the reader or the service is gone, and the handle with it
            releaseContext();
        } finally {
            card = null;
        }
    }

    /** Lets go of the card and of the service. */
    void close() {
        if (card != null) {
            disconnect(Disposition.LEAVE);
        }
        releaseContext();
    }

    private void releaseContext() {
        context.getAndSet(OptionalLong.empty()).ifPresent(pcsc::releaseContext);
    }

    /** Since when another program has been waited for, in {@link System#nanoTime()}. Any thread. */
    OptionalLong waitingSince() {
        Wait wait = waiting;
        return wait == null ? OptionalLong.empty() : OptionalLong.of(wait.since());
    }

    /**
     * Ends a wait for another program's transaction by releasing the context under it. A wait within SCardConnect cannot be
     * ended: SCardReleaseContext would wait for it in its turn. Any thread.
     */
    void abort() {
        Wait wait = waiting;
        if (wait != null && wait.context().isPresent() && context.compareAndSet(wait.context(), OptionalLong.empty())) {
            pcsc.releaseContext(wait.context().getAsLong());
        }
    }
}
