/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.reader.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one file says of readers: {@code rules/readers.properties}, which says how it is written, or that of an extension.
 *
 * @param shows
 *            which readers are shown, in the order in which they are asked
 * @param pinPads
 *            whose keys are not used
 * @param programs
 *            that use cards
 * @param vendors
 *            by USB id in lower case, who make nothing but readers
 */
record RuleFile(List<Show> shows, List<PinPad> pinPads, List<Program> programs, Map<String, String> vendors) {

    /** When a reader is shown. */
    enum When {
        ALWAYS, WITH_CARD, NEVER
    }

    /** A rule on readers of some names. */
    record Show(NamePattern name, When when, String reason) {
    }

    /** A rule on readers whose keys are not used, by USB vendor and product or by name. */
    record PinPad(Optional<String> usb, Optional<NamePattern> name, String reason) {

        boolean fits(String reader, Optional<String> usbId) {
            return usb.isPresent() ? usb.equals(usbId) : name.orElseThrow().fits(reader);
        }
    }

    /** A program, by the names of its files. */
    record Program(List<NamePattern> processes, String name) {
    }

    private static final int MAX_BYTES = 65_536;
    private static final Pattern KEY = Pattern.compile("(show|pinpad|program|usb)\\.(\\d{1,4})\\.([a-z]+)");
    private static final Map<String, Set<String>> FIELDS = Map.of("show", Set.of("name", "when", "reason"), "pinpad",
            Set.of("usb", "name", "reason"), "program", Set.of("process", "name"), "usb", Set.of("vendor", "name"));

    RuleFile {
        shows = List.copyOf(shows);
        pinPads = List.copyOf(pinPads);
        programs = List.copyOf(programs);
        vendors = Map.copyOf(vendors);
    }

    /**
     * Reads a file.
     *
     * @throws IllegalArgumentException
     *             when it is not written as it must be; the message says where
     */
    static RuleFile read(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
            throw new IllegalArgumentException("more than " + MAX_BYTES + " bytes");
        }
        Properties table = new Properties();
        table.load(new StringReader(new String(bytes, StandardCharsets.UTF_8)));
        Map<String, Map<Integer, Row>> kinds = new HashMap<>();
        for (String name : table.stringPropertyNames()) {
            Matcher key = KEY.matcher(name);
            if (!key.matches() || !FIELDS.get(key.group(1)).contains(key.group(3))) {
                throw new IllegalArgumentException("unknown key " + name);
            }
            String row = key.group(1) + '.' + Integer.parseInt(key.group(2));
            kinds.computeIfAbsent(key.group(1), kind -> new TreeMap<>())
                    .computeIfAbsent(Integer.valueOf(key.group(2)), number -> new Row(row, new HashMap<>())).fields()
                    .put(key.group(3), table.getProperty(name).strip());
        }
        Map<String, String> vendors = new HashMap<>();
        rows(kinds, "usb").forEach(row -> vendors.put(row.require("vendor", "[0-9a-f]{4}"), row.require("name")));
        return new RuleFile(rows(kinds, "show").stream().map(RuleFile::show).toList(),
                rows(kinds, "pinpad").stream().map(RuleFile::pinPad).toList(),
                rows(kinds, "program").stream().map(RuleFile::program).toList(), vendors);
    }

    private static List<Row> rows(Map<String, Map<Integer, Row>> kinds, String kind) {
        return new ArrayList<>(kinds.getOrDefault(kind, Map.of()).values());
    }

    private static Show show(Row row) {
        String spelling = row.require("when");
        When when = Arrays.stream(When.values())
                .filter(value -> value.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(spelling)).findFirst()
                .orElseThrow(() -> row.wrong("when"));
        return new Show(NamePattern.of(row.require("name")), when,
                when == When.ALWAYS ? "" : row.require("reason"));
    }

    private static PinPad pinPad(Row row) {
        Optional<String> usb = row.get("usb");
        Optional<String> name = row.get("name");
        if (usb.isPresent() == name.isPresent()) {
            throw row.wrong("usb or name");
        }
        usb.ifPresent(id -> row.require("usb", "[0-9a-f]{4}:[0-9a-f]{4}"));
        return new PinPad(usb, name.map(NamePattern::of), row.require("reason"));
    }

    private static Program program(Row row) {
        return new Program(Arrays.stream(row.require("process").split(",")).map(String::strip)
                .filter(name -> !name.isEmpty()).map(NamePattern::of).toList(), row.require("name"));
    }

    /** The fields of one rule. */
    private record Row(String rule, Map<String, String> fields) {

        Optional<String> get(String field) {
            return Optional.ofNullable(fields.get(field)).filter(value -> !value.isEmpty());
        }

        String require(String field) {
            return get(field).orElseThrow(() -> wrong(field));
        }

        String require(String field, String pattern) {
            return get(field).filter(value -> value.matches(pattern)).orElseThrow(() -> wrong(field));
        }

        IllegalArgumentException wrong(String field) {
            return new IllegalArgumentException(rule + '.' + field + " is missing or wrong");
        }
    }
}
