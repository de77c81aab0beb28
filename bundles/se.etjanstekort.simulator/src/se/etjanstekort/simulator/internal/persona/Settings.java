/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.simulator.internal.persona;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A file of settings in this bundle, in UTF-8; one may extend another. */
public final class Settings {

    private static final String EXTENDS = "extends";

    private final String origin;
    private final TreeMap<String, String> values;

    private Settings(String origin, TreeMap<String, String> values) {
        this.origin = origin;
        this.values = values;
    }

    /**
     * Reads {@code FOLDER/NAME.properties}.
     *
     * @return empty where there is no such file
     */
    public static Optional<Settings> read(String folder, String name) {
        String resource = "/" + folder + "/" + name + ".properties";
        Properties read = new Properties();
        try (InputStream in = Settings.class.getResourceAsStream(resource)) {
            if (in == null) {
                return Optional.empty();
            }
            try (Reader text = new InputStreamReader(in, StandardCharsets.UTF_8)) {
                read.load(text);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
        TreeMap<String, String> values = new TreeMap<>();
        String base = read.getProperty(EXTENDS);
        if (base != null) {
            values.putAll(read(folder, base).orElseThrow(() -> new NoSuchElementException(base)).values);
        }
        read.stringPropertyNames().forEach(key -> values.put(key, read.getProperty(key).trim()));
        return Optional.of(new Settings(resource, values));
    }

    public Optional<String> find(String key) {
        return Optional.ofNullable(values.get(key)).filter(value -> !value.isEmpty());
    }

    public String text(String key) {
        return find(key).orElseThrow(() -> new NoSuchElementException(origin + ": no " + key));
    }

    public int number(String key) {
        return Integer.parseInt(text(key));
    }

    public int hexadecimal(String key) {
        return Integer.parseInt(text(key), 16);
    }

    public boolean flag(String key) {
        return Boolean.parseBoolean(text(key));
    }

    /** Names that a comma or blank parts. */
    public List<String> list(String key) {
        return find(key).stream().flatMap(value -> Stream.of(value.split("[,\\s]+"))).toList();
    }

    /** All keys with their values in a fixed order. */
    String canonical() {
        return values.toString();
    }
}
