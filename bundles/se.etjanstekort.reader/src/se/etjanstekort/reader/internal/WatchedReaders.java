/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.reader.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

import se.etjanstekort.reader.internal.RuleFile.When;
import se.etjanstekort.reader.internal.pcsc.Pcsc;
import se.etjanstekort.reader.internal.pcsc.ReaderStatus;
import se.etjanstekort.smartcard.FailureCode;
import se.etjanstekort.smartcard.FilteredReader;
import se.etjanstekort.smartcard.ReaderSnapshot;
import se.etjanstekort.smartcard.ReaderState;
import se.etjanstekort.smartcard.ServiceState;
import se.etjanstekort.smartcard.Slot;

/** The readers of the system, those that are shown and those that a rule hides. Used on the monitor's thread alone. */
final class WatchedReaders {

    private final ReaderRules rules;
    private final BiFunction<Pcsc, String, PcscReader> readerMaker;
    /** By name, in the system's order. */
    private final Map<String, Watched> readers = new LinkedHashMap<>();
    /** Never shown, and so never spoken to. */
    private List<FilteredReader> hidden = List.of();
    /** Kept when readers go: see {@link SlotTracker}. */
    private final Map<String, SlotTracker> trackers = new HashMap<>();

    /** A reader that is there, and its state as it was last reported; unaware before the first report. */
    private record Watched(PcscReader reader, RuleFile.Show rule, ReaderStatus status, boolean reported) {
    }

    WatchedReaders(ReaderRules rules, BiFunction<Pcsc, String, PcscReader> readerMaker) {
        this.rules = rules;
        this.readerMaker = readerMaker;
    }

    /**
     * Takes the system's list over.
     *
     * @return whether it is another one
     */
    boolean takeList(Pcsc pcsc, List<String> names) {
        List<FilteredReader> nowHidden = new ArrayList<>();
        Map<String, RuleFile.Show> nowWatched = new LinkedHashMap<>();
        for (String name : names) {
            RuleFile.Show rule = rules.show(name);
            if (rule.when() == When.NEVER) {
                nowHidden.add(new FilteredReader(name, rule.reason()));
            } else {
                nowWatched.put(name, rule);
            }
        }
        boolean changed = !nowHidden.equals(hidden) || !readers.keySet().equals(nowWatched.keySet());
        hidden = nowHidden;
        readers.keySet().stream().filter(name -> !nowWatched.containsKey(name)).toList().forEach(this::drop);
        nowWatched.forEach((name, rule) -> readers.computeIfAbsent(name,
                key -> new Watched(readerMaker.apply(pcsc, key), rule, ReaderStatus.unaware(key), false)));
        return changed;
    }

    /** Whether the state of each has been reported since it came. */
    boolean allReported() {
        return readers.values().stream().allMatch(Watched::reported);
    }

    /** Whether there is none that could be shown. */
    boolean isEmpty() {
        return readers.isEmpty();
    }

    /** Whether another program has a card for itself alone. */
    boolean anyExclusive() {
        return readers.values().stream().anyMatch(watched -> watched.status().isExclusive());
    }

    /** Their states as they were last reported, in the system's order. */
    List<ReaderStatus> statuses() {
        return readers.values().stream().map(Watched::status).toList();
    }

    /**
     * Takes over what the service reports of a reader.
     *
     * @param told
     *            is run after each step that it stands for, before the reader's thread has to do with it
     */
    void take(ReaderStatus status, Runnable told) {
        Watched watched = readers.get(status.reader());
        readers.put(status.reader(), new Watched(watched.reader(), watched.rule(), status.seen(), true));
        if (!status.isExclusive()) {
            watched.reader().isNotTaken();
        }
        for (Insertion step : tracker(status.reader()).follow(status)) {
            watched.reader().observe(step, told);
        }
    }

    private SlotTracker tracker(String name) {
        return trackers.computeIfAbsent(name, key -> new SlotTracker());
    }

    private void drop(String name) {
        readers.remove(name).reader().close();
        tracker(name).readerGone();
    }

    /** All are gone. */
    void dropAll() {
        List.copyOf(readers.keySet()).forEach(this::drop);
        hidden = List.of();
    }

    /**
     * The readers as they are told while the service runs.
     *
     * @param absence
     *            why there is none, where none is listed
     */
    ReaderSnapshot snapshot(FailureCode absence) {
        List<ReaderState> shown = new ArrayList<>();
        List<FilteredReader> filtered = new ArrayList<>(hidden);
        for (Watched watched : readers.values()) {
            if (watched.reported()) {
                ReaderState state = watched.reader().state();
                if (watched.rule().when() == When.WITH_CARD && state.slot() instanceof Slot.Empty) {
                    filtered.add(new FilteredReader(watched.reader().name(), watched.rule().reason()));
                } else {
                    shown.add(state);
                }
            }
        }
        FailureCode problem = filtered.isEmpty() ? absence : ReaderFailure.NO_READER;
        return new ReaderSnapshot(ServiceState.RUNNING, shown.isEmpty() ? Optional.of(problem) : Optional.empty(),
                shown, filtered);
    }
}
