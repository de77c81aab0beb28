/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.reader.internal;

import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import se.etjanstekort.reader.internal.pcsc.DispatchLibrary;
import se.etjanstekort.reader.internal.pcsc.NativePcsc;
import se.etjanstekort.smartcard.CardException;
import se.etjanstekort.smartcard.CardReader;
import se.etjanstekort.smartcard.CardSession;
import se.etjanstekort.smartcard.CommandApdu;
import se.etjanstekort.smartcard.ReaderProvider.Subscription;
import se.etjanstekort.smartcard.ReaderState;
import se.etjanstekort.smartcard.Slot;

/**
 * What a command costs through the installed suite's own reader bundle: so many times the same SELECT in one session, a line
 * with the nanoseconds of each. Arguments: warm-up count, count.
 */
public final class TransmitCost {

    private static final CommandApdu SELECT_MASTER_FILE = new CommandApdu(0x00, 0xA4, 0x00, 0x00);

    private TransmitCost() {
    }

    public static void main(String[] words) throws Exception {
        int warmUp = Integer.parseInt(words[0]);
        long[] nanos = new long[Integer.parseInt(words[1])];
        ReaderRules rules = ReaderRules.shipped();
        CompletableFuture<ReaderState> present = new CompletableFuture<>();
        try (PcscReaderProvider provider = new PcscReaderProvider(
                () -> NativePcsc.load(DispatchLibrary.unpackedByJna()), Timing.STANDARD, rules,
                new HostSurroundings(rules, () -> false, Stream::empty), UsbDevices.of("none", rules));
                Subscription subscription = provider.subscribe(snapshot -> snapshot.readers().stream()
                        .filter(state -> state.slot() instanceof Slot.Present).forEach(present::complete))) {
            ReaderState state = present.get();
            CardReader reader = state.reader();
            reader.inSession(state.slot().insertion(), session -> measure(session, warmUp, nanos)).get();
        }
        for (long each : nanos) {
            System.out.println(each);
        }
    }

    private static long[] measure(CardSession session, int warmUp, long[] nanos) throws CardException {
        for (int at = -warmUp; at < nanos.length; at++) {
            long begin = System.nanoTime();
            session.transmit(SELECT_MASTER_FILE);
            if (at >= 0) {
                nanos[at] = System.nanoTime() - begin;
            }
        }
        return nanos;
    }
}
