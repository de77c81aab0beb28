/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.policy;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The range of a policy key: how its values are written and which are allowed.
 *
 * @param range
 *            for the administrator, in English: {@code refuse | warn}
 * @param parser
 *            empty for a text that is out of range; gets the text without surrounding blanks
 */
public record PolicyType<T>(String range, Function<String, Optional<T>> parser) {

    /** The value that a text stands for; empty where it is out of range. */
    public Optional<T> parse(String text) {
        return parser.apply(text.strip());
    }

    /** One of an enum's constants, in lower case with hyphens: {@code HSA_ID} is written {@code hsa-id}. */
    public static <E extends Enum<E>> PolicyType<E> choice(Class<E> type) {
        return new PolicyType<>(Arrays.stream(type.getEnumConstants()).map(PolicyType::spelling)
                .collect(Collectors.joining(" | ")), text -> constant(type, text));
    }

    /** One or more of an enum's constants, with commas between. */
    public static <E extends Enum<E>> PolicyType<Set<E>> choices(Class<E> type) {
        return new PolicyType<>("one or more of " + choice(type).range() + ", with commas between", text -> {
            EnumSet<E> chosen = EnumSet.noneOf(type);
            for (String part : text.split(",", -1)) {
                Optional<E> constant = constant(type, part.strip());
                if (constant.isEmpty()) {
                    return Optional.empty();
                }
                chosen.add(constant.get());
            }
            return Optional.of(Collections.unmodifiableSet(chosen));
        });
    }

    /**
     * Any number of elements with commas between, or nothing.
     *
     * @param range
     *            of the whole, for the administrator
     * @param element
     *            empty for a text that is out of range
     */
    public static <T> PolicyType<Set<T>> set(String range, Function<String, Optional<T>> element) {
        return new PolicyType<>(range, text -> {
            Set<T> elements = new HashSet<>();
            for (String part : text.isEmpty() ? new String[0] : text.split(",", -1)) {
                Optional<T> read = element.apply(part.strip());
                if (read.isEmpty()) {
                    return Optional.empty();
                }
                elements.add(read.get());
            }
            return Optional.of(Set.copyOf(elements));
        });
    }

    /** {@code true} or {@code false}. */
    public static PolicyType<Boolean> bool() {
        return new PolicyType<>("true | false", text -> switch (text) {
        case "true" -> Optional.of(true);
        case "false" -> Optional.of(false);
        default -> Optional.empty();
        });
    }

    /** A whole number, both ends allowed. */
    public static PolicyType<Integer> integer(int least, int most) {
        return new PolicyType<>(least + " to " + most, text -> integer(text, least, most));
    }

    /** A time in whole seconds, both ends allowed. */
    public static PolicyType<Duration> seconds(int least, int most) {
        return new PolicyType<>(least + " to " + most + " seconds",
                text -> integer(text, least, most).map(Duration::ofSeconds));
    }

    /** A full path, or nothing. */
    public static PolicyType<Optional<Path>> path() {
        return new PolicyType<>("an absolute path, or nothing", text -> {
            if (text.isEmpty()) {
                return Optional.of(Optional.empty());
            }
            try {
                return Optional.of(Path.of(text)).filter(Path::isAbsolute).map(Optional::of);
            } catch (InvalidPathException e) {
                return Optional.empty();
            }
        });
    }

    private static Optional<Integer> integer(String text, int least, int most) {
        if (!text.matches("-?\\d{1,9}")) {
            return Optional.empty();
        }
        return Optional.of(Integer.valueOf(text)).filter(number -> number >= least && number <= most);
    }

    private static <E extends Enum<E>> Optional<E> constant(Class<E> type, String text) {
        return Arrays.stream(type.getEnumConstants()).filter(constant -> spelling(constant).equals(text)).findFirst();
    }

    private static String spelling(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
