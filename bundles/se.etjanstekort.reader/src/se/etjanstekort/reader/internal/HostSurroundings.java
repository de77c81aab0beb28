/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.reader.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

import se.etjanstekort.reader.internal.pcsc.NativePcsc;

/** The computer that we run on, as the rules and the policy see it. */
final class HostSurroundings implements Surroundings {

    private final ReaderRules rules;
    private final BooleanSupplier pinPadsAllowed;
    private final Supplier<Stream<String>> processes;

    /**
     * @param pinPadsAllowed
     *            whether the policy lets any be used
     * @param processes
     *            the file names of all programs that run
     */
    HostSurroundings(ReaderRules rules, BooleanSupplier pinPadsAllowed, Supplier<Stream<String>> processes) {
        this.rules = rules;
        this.pinPadsAllowed = pinPadsAllowed;
        this.processes = processes;
    }

    /** The programs of this computer, as far as the system lets us see them: on most only the user's own. */
    static Stream<String> runningProcesses() {
        long ours = ProcessHandle.current().pid();
        return ProcessHandle.allProcesses().filter(process -> process.pid() != ours)
                .map(process -> process.info().command()).flatMap(Optional::stream).map(Path::of)
                .map(Path::getFileName).map(Path::toString);
    }

    @Override
    public boolean mayUse(String reader, CardConnection.Keys keys) {
        return pinPadsAllowed.getAsBoolean() && rules.trustsPinPad(reader, keys.properties().usbId());
    }

    @Override
    public List<String> cardPrograms() {
        try (Stream<String> running = processes.get()) {
            return rules.programs(running);
        }
    }

    @Override
    public List<Path> libraryFiles() {
        return NativePcsc.libraryFiles();
    }

    @Override
    public List<Path> serviceFiles() {
        return NativePcsc.serviceSocket().stream().toList();
    }
}
