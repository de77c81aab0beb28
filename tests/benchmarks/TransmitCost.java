/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.reader.internal;

import java.nio.charset.StandardCharsets;
import java.util.Scanner;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import se.etjanstekort.reader.internal.pcsc.DispatchLibrary;
import se.etjanstekort.reader.internal.pcsc.NativePcsc;
import se.etjanstekort.smartcard.CardException;
import se.etjanstekort.smartcard.CardSession;
import se.etjanstekort.smartcard.CommandApdu;
import se.etjanstekort.smartcard.ReaderProvider.Subscription;
import se.etjanstekort.smartcard.ReaderState;
import se.etjanstekort.smartcard.Slot;

/**
 * What a command costs through the installed suite's own reader bundle: for each number on standard input the same SELECT so many
 * times in one session, a line with the nanoseconds of each, and an empty line.
 */
public final class TransmitCost {

    private static final CommandApdu SELECT_MASTER_FILE = new CommandApdu(0x00, 0xA4, 0x00, 0x00);

    private TransmitCost() {
    }

    public static void main(String[] words) throws Exception {
        ReaderRules rules = ReaderRules.shipped();
        CompletableFuture<ReaderState> present = new CompletableFuture<>();
        try (PcscReaderProvider provider = new PcscReaderProvider(
                () -> NativePcsc.load(DispatchLibrary.unpackedByJna()), Timing.STANDARD, rules,
                new HostSurroundings(rules, () -> false, Stream::empty), UsbDevices.of("none", rules));
                Subscription subscription = provider.subscribe(snapshot -> snapshot.readers().stream()
                        .filter(state -> state.slot() instanceof Slot.Present).forEach(present::complete));
                Scanner counts = new Scanner(System.in, StandardCharsets.US_ASCII)) {
            ReaderState state = present.get();
            while (counts.hasNextInt()) {
                int count = counts.nextInt();
                long[] nanos = state.reader()
                        .inSession(state.slot().insertion(), session -> measure(session, count)).get();
                System.out.println(
                        LongStream.of(nanos).mapToObj(Long::toString).collect(Collectors.joining("\n", "", "\n")));
            }
        }
    }

    private static long[] measure(CardSession session, int count) throws CardException {
        long[] nanos = new long[count];
        for (int at = 0; at < count; at++) {
            long begin = System.nanoTime();
            session.transmit(SELECT_MASTER_FILE);
            nanos[at] = System.nanoTime() - begin;
        }
        return nanos;
    }
}
