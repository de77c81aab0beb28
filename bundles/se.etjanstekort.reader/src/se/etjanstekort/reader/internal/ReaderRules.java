/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.reader.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import se.etjanstekort.reader.internal.RuleFile.When;

/**
 * What is known of readers and their surroundings: the shipped file and those of extensions, which go first. Immutable, any
 * thread.
 */
final class ReaderRules {

    private static final String SHIPPED = "/rules/readers.properties";
    private static final RuleFile.Show SHOWN = new RuleFile.Show(NamePattern.of("*"), When.ALWAYS, "");

    private final List<RuleFile> files;

    private ReaderRules(List<RuleFile> files) {
        this.files = List.copyOf(files);
    }

    /** The file that comes with this bundle, alone. */
    static ReaderRules shipped() {
        return with(List.of());
    }

    /** The file that comes with this bundle, after those of extensions. */
    static ReaderRules with(List<RuleFile> contributed) {
        List<RuleFile> files = new ArrayList<>(contributed);
        try (InputStream in = ReaderRules.class.getResourceAsStream(SHIPPED)) {
            files.add(RuleFile.read(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a file of the bundle itself
        }
        return new ReaderRules(files);
    }

    /** The rule on whether a reader is shown: the first that fits. */
    RuleFile.Show show(String reader) {
        return all(file -> file.shows().stream()).filter(rule -> rule.name().fits(reader)).findFirst().orElse(SHOWN);
    }

    /** Whether the keys that a reader announces may be used. */
    boolean trustsPinPad(String reader, Optional<String> usbId) {
        return all(file -> file.pinPads().stream()).noneMatch(rule -> rule.fits(reader, usbId));
    }

    /** Programs that use cards, as people call them, among those that run: each once. */
    List<String> programs(Stream<String> processes) {
        List<RuleFile.Program> known = all(file -> file.programs().stream()).toList();
        return processes
                .flatMap(process -> known.stream()
                        .filter(program -> program.processes().stream().anyMatch(name -> name.fits(process))))
                .map(RuleFile.Program::name).distinct().sorted().toList();
    }

    /** Who makes nothing but readers, by USB vendor id in lower case. */
    Optional<String> vendor(String usbVendor) {
        return all(file -> Stream.ofNullable(file.vendors().get(usbVendor))).findFirst();
    }

    private <T> Stream<T> all(Function<RuleFile, Stream<T>> part) {
        return files.stream().flatMap(part);
    }
}
