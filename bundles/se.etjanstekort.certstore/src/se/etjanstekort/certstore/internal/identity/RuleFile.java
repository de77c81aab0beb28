/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.identity;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.style.BCStyle;

import se.etjanstekort.certstore.AssuranceLevel;
import se.etjanstekort.certstore.Environment;
import se.etjanstekort.certstore.IdentityKind;

/**
 * One file of rules. {@code rules/identities.properties} says how it is written. Strict: a misspelt rule would be another rule.
 *
 * @param rules
 *            by their numbers
 */
record RuleFile(Set<String> testPrefixes, Set<String> testSuffixes, List<IdentityRule> rules) {

    private static final int MAXIMUM_LINES = 2_000;
    private static final Pattern KEY = Pattern
            .compile("test\\.(?:prefixes|suffixes)|rule\\.(\\d{1,4})\\.(issuer|organisation"
                    + "|policy|subject|extension|attribute|kind|level|environment|source)");
    private static final Pattern IDENTIFIER = Pattern.compile("[0-2](\\.(0|[1-9]\\d{0,9})){1,20}");

    private static final String OPEN = "open";

    /** What is wrong with a file, and in which line; 0 for the file as a whole. */
    static final class Wrong extends Exception {

        private static final long serialVersionUID = 1L;
        private final int line;

        Wrong(int line, String reason) {
            super(reason);
            this.line = line;
        }

        int line() {
            return line;
        }
    }

    private record Value(int line, String text) {
    }

    /** Makes something of a value; empty where it is none. */
    private interface Reading<T> extends Function<String, Optional<T>> {
    }

    static RuleFile parse(List<String> lines) throws Wrong {
        if (lines.size() > MAXIMUM_LINES) {
            throw new Wrong(0, "more than " + MAXIMUM_LINES + " lines");
        }
        Map<String, Value> values = new HashMap<>();
        Map<Integer, Integer> numbers = new TreeMap<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                take(i + 1, line, values, numbers);
            }
        }
        IdentityRule[] rules = new IdentityRule[numbers.size()];
        int next = 0;
        for (Map.Entry<Integer, Integer> number : numbers.entrySet()) {
            rules[next++] = rule(number.getValue(), "rule." + number.getKey() + ".", values);
        }
        return new RuleFile(marks(values.get("test.prefixes")), marks(values.get("test.suffixes")), List.of(rules));
    }

    private static void take(int number, String line, Map<String, Value> values, Map<Integer, Integer> numbers)
            throws Wrong {
        int equals = line.indexOf('=');
        String key = equals < 0 ? line : line.substring(0, equals).strip();
        Matcher known = KEY.matcher(key);
        if (equals < 0 || !known.matches()) {
            throw new Wrong(number, equals < 0 ? "no key=value" : "unknown key");
        }
        String value = line.substring(equals + 1).strip();
        if (value.isEmpty()) {
            throw new Wrong(number, "no value");
        }
        String same = known.group(1) == null ? key
                : "rule." + Integer.valueOf(known.group(1)) + "." + known.group(2);
        if (values.putIfAbsent(same, new Value(number, value)) != null) {
            throw new Wrong(number, "for the second time");
        }
        if (known.group(1) != null) {
            numbers.putIfAbsent(Integer.valueOf(known.group(1)), number);
        }
    }

    private static IdentityRule rule(int line, String prefix, Map<String, Value> values) throws Wrong {
        for (String needed : List.of("issuer", "attribute", "kind", "source")) {
            if (!values.containsKey(prefix + needed)) {
                throw new Wrong(line, prefix + needed + " is missing");
            }
        }
        Value source = values.get(prefix + "source");
        read(source, text -> Optional.of(text).filter(Set.of("seen", "told", OPEN)::contains));
        if (source.text().equals(OPEN) && values.containsKey(prefix + "level")) {
            throw new Wrong(values.get(prefix + "level").line(), "a level that is not established");
        }
        IdentityRule.Match match = new IdentityRule.Match(glob(values.get(prefix + "issuer").text()),
                Optional.ofNullable(values.get(prefix + "organisation")).map(value -> glob(value.text())),
                identifiers(values.get(prefix + "policy")),
                read(values.get(prefix + "subject"), RuleFile::nameAndValue),
                identifiers(values.get(prefix + "extension")));
        return new IdentityRule(match, read(values.get(prefix + "attribute"), RuleFile::attribute).orElseThrow(),
                read(values.get(prefix + "kind"), text -> constant(IdentityKind.class, text)).orElseThrow(),
                read(values.get(prefix + "level"), text -> constant(AssuranceLevel.class, text))
                        .orElse(AssuranceLevel.UNKNOWN),
                read(values.get(prefix + "environment"), text -> constant(Environment.class, text))
                        .orElse(Environment.PRODUCTION));
    }

    private static <T> Optional<T> read(Value value, Reading<T> reading) throws Wrong {
        if (value == null) {
            return Optional.empty();
        }
        Optional<T> read = reading.apply(value.text());
        if (read.isEmpty()) {
            throw new Wrong(value.line(), "out of range");
        }
        return read;
    }

    private static Set<String> identifiers(Value value) throws Wrong {
        return read(value, text -> Optional.of(list(text))
                .filter(ids -> ids.stream().allMatch(id -> IDENTIFIER.matcher(id).matches()))).orElse(Set.of());
    }

    private static Set<String> marks(Value value) {
        return value == null ? Set.of() : list(value.text());
    }

    private static Set<String> list(String text) {
        return Arrays.stream(text.split(",")).map(String::strip).filter(part -> !part.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Optional<IdentityRule.Attribute> nameAndValue(String text) {
        int equals = text.indexOf('=');
        return equals < 1 ? Optional.empty()
                : attribute(text.substring(0, equals).strip())
                        .map(type -> new IdentityRule.Attribute(type, glob(text.substring(equals + 1).strip())));
    }

    private static Optional<ASN1ObjectIdentifier> attribute(String name) {
        try {
            return Optional.of(BCStyle.INSTANCE.attrNameToOID(name));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static <E extends Enum<E>> Optional<E> constant(Class<E> type, String text) {
        return Arrays.stream(type.getEnumConstants()).filter(constant -> constant.name().equals(text)).findFirst();
    }

    /** {@code *} stands for any characters; nothing else has a meaning of its own. */
    private static Pattern glob(String text) {
        return Pattern.compile(Arrays.stream(text.split("\\*+", -1)).map(Pattern::quote)
                .collect(Collectors.joining(".*")), Pattern.DOTALL);
    }
}
