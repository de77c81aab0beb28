/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pkcs15;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import se.etjanstekort.pkcs15.CardProfile.Element;
import se.etjanstekort.pkcs15.CardProfile.Match;
import se.etjanstekort.pkcs15.CardProfile.SecurityEnvironment;
import se.etjanstekort.pkcs15.CardProfile.SignatureCommand;
import se.etjanstekort.pkcs15.CardProfile.SignatureInput;
import se.etjanstekort.pkcs15.CardProfile.TriesQuestion;

/**
 * Reads a profile file: lines of {@code key = value}, comments after {@code #}. Strict: what it does not know, or finds twice, is
 * an error with file and line, since a misspelt profile would be a wrong one. There is no key for a PIN reference, and there
 * never may be one.
 */
final class ProfileParser {

    private static final String ATR = "match.atr";
    private static final String MANUFACTURER = "match.manufacturer";
    private static final String LABEL = "match.label";
    private static final String TRIES = "tries";
    private static final String SIGNATURE = "signature";
    private static final String BLOCK = "block";
    private static final String SIGN = "sign.";
    private static final Set<String> KEYS = Set.of(ATR, MANUFACTURER, LABEL, TRIES, SIGNATURE, BLOCK);

    private static final Pattern ATR_MASK = Pattern.compile("(?:[0-9A-F.]{2}){1,36}");
    private static final Pattern ELEMENT = Pattern
            .compile("([0-9A-F]{2})=(?:([0-9A-F]{2})|\\{([a-z]+)(?:\\|([0-9A-F]{2}))?})");
    private static final int MAX_BLOCK = 256;

    private final String file;
    private final Map<String, Line> lines = new LinkedHashMap<>();

    private record Line(int number, String value) {
    }

    private ProfileParser(String file) {
        this.file = file;
    }

    /**
     * @param name
     *            the profile's name; the file is called so, with {@code .properties}
     * @throws IllegalArgumentException
     *             with file and line
     */
    static CardProfile parse(String name, List<String> text) {
        ProfileParser parser = new ProfileParser(name + ".properties");
        for (int i = 0; i < text.size(); i++) {
            parser.take(i + 1, text.get(i).strip());
        }
        return parser.profile(name);
    }

    private void take(int number, String line) {
        if (line.isEmpty() || line.startsWith("#")) {
            return;
        }
        int equals = line.indexOf('=');
        if (equals < 1) {
            throw error(number, "no key = value");
        }
        String key = line.substring(0, equals).strip();
        String value = line.substring(equals + 1).strip();
        if (!KEYS.contains(key) && !key.startsWith(SIGN)) {
            throw error(number, "unknown key " + key);
        }
        if (value.isEmpty()) {
            throw error(number, "no value for " + key);
        }
        if (lines.putIfAbsent(key, new Line(number, value)) != null) {
            throw error(number, key + " for the second time");
        }
    }

    private CardProfile profile(String name) {
        Match match = new Match(value(ATR, this::atrs).orElse(List.of()), value(MANUFACTURER, Line::value),
                value(LABEL, Line::value));
        return new CardProfile(name, match, required(TRIES, line -> constant(TriesQuestion.class, line)),
                required(SIGNATURE, line -> constant(SignatureCommand.class, line)), required(BLOCK, this::block),
                environments());
    }

    private <T> Optional<T> value(String key, Function<Line, T> parser) {
        return Optional.ofNullable(lines.get(key)).map(parser);
    }

    private <T> T required(String key, Function<Line, T> parser) {
        return value(key, parser).orElseThrow(() -> new IllegalArgumentException(file + ": " + key + " is missing"));
    }

    private List<Pattern> atrs(Line line) {
        List<Pattern> atrs = new ArrayList<>();
        for (String mask : line.value().split(",")) {
            String stripped = mask.strip();
            if (!ATR_MASK.matcher(stripped).matches()) {
                throw error(line.number(), "not an ATR: " + stripped);
            }
            atrs.add(Pattern.compile(stripped));
        }
        return atrs;
    }

    private int block(Line line) {
        try {
            int block = Integer.parseInt(line.value());
            if (block >= 1 && block <= MAX_BLOCK) {
                return block;
            }
        } catch (NumberFormatException e) {
            throw error(line.number(), "not a number: " + line.value());
        }
        throw error(line.number(), "not from 1 to " + MAX_BLOCK + ": " + line.value());
    }

    private <E extends Enum<E>> E constant(Class<E> type, Line line) {
        return constant(type, line.number(), line.value());
    }

    private <E extends Enum<E>> E constant(Class<E> type, int number, String value) {
        return Arrays.stream(type.getEnumConstants()).filter(constant -> keyword(constant).equals(value)).findFirst()
                .orElseThrow(() -> error(number, "not one of "
                        + Arrays.stream(type.getEnumConstants()).map(ProfileParser::keyword).toList() + ": " + value));
    }

    private static String keyword(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private Map<SignatureAlgorithm, SecurityEnvironment> environments() {
        Map<SignatureAlgorithm, SecurityEnvironment> environments = new EnumMap<>(SignatureAlgorithm.class);
        lines.forEach((key, line) -> {
            if (key.startsWith(SIGN)) {
                SignatureAlgorithm algorithm = constant(SignatureAlgorithm.class, line.number(),
                        key.substring(SIGN.length()));
                environments.put(algorithm, environment(algorithm, line));
            }
        });
        return environments;
    }

    private SecurityEnvironment environment(SignatureAlgorithm algorithm, Line line) {
        String[] words = line.value().split("\\s+");
        SignatureInput input = constant(SignatureInput.class, line.number(), words[0]);
        if (input == SignatureInput.DIGEST_INFO && algorithm != SignatureAlgorithm.RSA_PKCS1_SHA256) {
            throw error(line.number(), "only RSA signs a DigestInfo");
        }
        List<Element> elements = new ArrayList<>();
        for (String word : Arrays.asList(words).subList(1, words.length)) {
            elements.add(element(line.number(), word));
        }
        return new SecurityEnvironment(input, elements);
    }

    private Element element(int number, String word) {
        Matcher matcher = ELEMENT.matcher(word);
        if (!matcher.matches()) {
            throw error(number, "not an element: " + word);
        }
        int tag = Integer.parseInt(matcher.group(1), 16);
        if (matcher.group(2) != null) {
            return new Element.Fixed(tag, Integer.parseInt(matcher.group(2), 16));
        }
        OptionalInt otherwise = matcher.group(4) == null ? OptionalInt.empty()
                : OptionalInt.of(Integer.parseInt(matcher.group(4), 16));
        return switch (matcher.group(3)) {
        case "algorithm" -> new Element.AlgorithmReference(tag, otherwise);
        case "key" -> new Element.KeyReference(tag);
        case "file" -> new Element.KeyFile(tag);
        default -> throw error(number, "nothing is known by " + word);
        };
    }

    private IllegalArgumentException error(int number, String what) {
        return new IllegalArgumentException(file + ":" + number + ": " + what);
    }
}
