/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pkcs15;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import se.etjanstekort.pkcs15.CardMatch.AtrMask;
import se.etjanstekort.pkcs15.CardProfile.ChangeForm;
import se.etjanstekort.pkcs15.CardProfile.CodeClosing;
import se.etjanstekort.pkcs15.CardProfile.CodeHandling;
import se.etjanstekort.pkcs15.CardProfile.CodeSharing;
import se.etjanstekort.pkcs15.CardProfile.Element;
import se.etjanstekort.pkcs15.CardProfile.HashForm;
import se.etjanstekort.pkcs15.CardProfile.Padding;
import se.etjanstekort.pkcs15.CardProfile.Provenance;
import se.etjanstekort.pkcs15.CardProfile.ResetForm;
import se.etjanstekort.pkcs15.CardProfile.SecurityEnvironment;
import se.etjanstekort.pkcs15.CardProfile.SignatureCommand;
import se.etjanstekort.pkcs15.CardProfile.SignatureInput;
import se.etjanstekort.pkcs15.CardProfile.TriesQuestion;
import se.etjanstekort.pkcs15.ProfileLines.Line;
import se.etjanstekort.pkcs15.ProfileLines.Wrong;

/** Makes a profile of a profile file. There is no key for a PIN reference, and there never may be one. */
final class ProfileParser {

    private static final String SOURCE = "source";
    private static final String MET_REAL_CARD = "met-real-card";
    private static final String ATR = "match.atr";
    private static final String AID = "match.aid";
    private static final String MANUFACTURER = "match.manufacturer";
    private static final String LABEL = "match.label";
    private static final String UNSUPPORTED = "unsupported";
    private static final String TRIES = "tries";
    private static final String CODES = "codes";
    private static final String PADDING = "code.padding";
    private static final String CHANGE = "change";
    private static final String RESET = "reset";
    private static final String CLOSE = "close";
    private static final String SIGNATURE = "signature";
    private static final String HASH = "hash";
    private static final String BLOCK = "block";
    private static final String SIGN = "sign.";
    private static final Set<String> KEYS = Set.of(SOURCE, MET_REAL_CARD, ATR, AID, MANUFACTURER, LABEL, UNSUPPORTED,
            TRIES, CODES, PADDING, CHANGE, RESET, CLOSE, SIGNATURE, HASH, BLOCK);
    private static final Set<String> OF_THE_UNSUPPORTED = Set.of(SOURCE, MET_REAL_CARD, ATR, AID, MANUFACTURER, LABEL,
            UNSUPPORTED);

    private static final Pattern ATR_MASK = Pattern.compile("(?:[0-9A-F.]{2}){1,36}");
    private static final Pattern APPLICATION_ID = Pattern.compile("(?:[0-9A-F]{2}){5,16}");
    private static final Pattern CODE_PADDING = Pattern.compile("([0-9]{1,2}) ([0-9A-F]{2})");
    private static final Pattern ELEMENT = Pattern
            .compile("([0-9A-F]{2})=(?:([0-9A-F]{2})|\\{([a-z]+)(?:\\|([0-9A-F]{2}))?})");
    private static final int MAX_BLOCK = 256;
    private static final int MAX_STORED_LENGTH = 64;

    private final ProfileLines lines;

    private ProfileParser(ProfileLines lines) {
        this.lines = lines;
    }

    /** @param name the profile's name; the file is called so, with {@code .properties} */
    static CardProfile parse(String name, List<String> text) throws Wrong {
        return new ProfileParser(new ProfileLines(text, key -> KEYS.contains(key) || key.startsWith(SIGN)))
                .profile(name);
    }

    private CardProfile profile(String name) throws Wrong {
        Provenance provenance = new Provenance(lines.required(SOURCE, Line::value),
                lines.required(MET_REAL_CARD, ProfileParser::yesOrNo));
        CardMatch match = match();
        Optional<Line> unsupported = lines.find(UNSUPPORTED);
        if (unsupported.isPresent()) {
            return unsupported(name, provenance, match, unsupported.get());
        }
        CodeHandling codes = new CodeHandling(lines.required(CODES, line -> constant(CodeSharing.class, line)),
                lines.value(PADDING, ProfileParser::padding),
                lines.required(CHANGE, line -> constant(ChangeForm.class, line)),
                lines.required(RESET, line -> constant(ResetForm.class, line)),
                lines.value(CLOSE, line -> constant(CodeClosing.class, line)).orElse(CodeClosing.RESET));
        SignatureCommand command = lines.required(SIGNATURE, line -> constant(SignatureCommand.class, line));
        HashForm hash = lines.value(HASH, line -> hash(line, command)).orElse(HashForm.HOST);
        return new CardProfile(name, provenance, match, Optional.empty(),
                lines.required(TRIES, line -> constant(TriesQuestion.class, line)), codes, command, hash,
                lines.required(BLOCK, ProfileParser::block), environments(hash));
    }

    private static HashForm hash(Line line, SignatureCommand command) throws Wrong {
        HashForm hash = constant(HashForm.class, line);
        if (hash != HashForm.HOST && command != SignatureCommand.PSO) {
            throw line.wrong("only PERFORM SECURITY OPERATION takes a hash apart");
        }
        return hash;
    }

    private CardProfile unsupported(String name, Provenance provenance, CardMatch match, Line reason) throws Wrong {
        for (Map.Entry<String, Line> line : lines.all().entrySet()) {
            if (!OF_THE_UNSUPPORTED.contains(line.getKey())) {
                throw line.getValue().wrong(line.getKey() + " of a family that is not supported");
            }
        }
        CodeHandling codes = new CodeHandling(CodeSharing.SEPARATE, Optional.empty(), ChangeForm.UNKNOWN,
                ResetForm.UNKNOWN, CodeClosing.RESET);
        return new CardProfile(name, provenance, match, Optional.of(reason.value()), TriesQuestion.UNKNOWN, codes,
                SignatureCommand.PSO, HashForm.HOST, 1, Map.of());
    }

    private CardMatch match() throws Wrong {
        CardMatch match = new CardMatch(lines.value(ATR, ProfileParser::atrs).orElse(List.of()),
                lines.value(AID, ProfileParser::applicationIds).orElse(List.of()),
                lines.value(MANUFACTURER, ProfileParser::alternatives).orElse(List.of()),
                lines.value(LABEL, ProfileParser::alternatives).orElse(List.of()));
        Optional<Line> atr = lines.find(ATR);
        if (atr.isPresent() && match.applicationIds().isEmpty() && match.manufacturerIds().isEmpty()
                && match.labels().isEmpty()) {
            throw atr.get().wrong("an answer to reset cannot decide alone");
        }
        return match;
    }

    private static List<String> alternatives(Line line) {
        return Arrays.stream(line.value().split("\\|")).map(String::strip).toList();
    }

    private static List<AtrMask> atrs(Line line) throws Wrong {
        List<AtrMask> atrs = new ArrayList<>();
        for (String mask : line.value().split(",")) {
            String stripped = mask.strip();
            if (!ATR_MASK.matcher(stripped).matches()) {
                throw line.wrong("not an ATR: " + stripped);
            }
            atrs.add(new AtrMask(stripped));
        }
        return atrs;
    }

    private static List<Identifier> applicationIds(Line line) throws Wrong {
        List<Identifier> ids = new ArrayList<>();
        for (String id : line.value().split(",")) {
            String stripped = id.strip();
            if (!APPLICATION_ID.matcher(stripped).matches()) {
                throw line.wrong("not an application identifier: " + stripped);
            }
            ids.add(new Identifier(HexFormat.of().parseHex(stripped)));
        }
        return ids;
    }

    private static boolean yesOrNo(Line line) throws Wrong {
        return switch (line.value()) {
        case "yes" -> true;
        case "no" -> false;
        default -> throw line.wrong("not yes or no: " + line.value());
        };
    }

    private static Padding padding(Line line) throws Wrong {
        Matcher matcher = CODE_PADDING.matcher(line.value());
        if (!matcher.matches()) {
            throw line.wrong("not a length and a byte: " + line.value());
        }
        int length = Integer.parseInt(matcher.group(1));
        if (length < 1 || length > MAX_STORED_LENGTH) {
            throw line.wrong("not from 1 to " + MAX_STORED_LENGTH + ": " + length);
        }
        return new Padding(length, Integer.parseInt(matcher.group(2), 16));
    }

    private static int block(Line line) throws Wrong {
        int block;
        try {
            block = Integer.parseInt(line.value());
        } catch (NumberFormatException e) {
            throw line.wrong("not a number: " + line.value());
        }
        if (block < 1 || block > MAX_BLOCK) {
            throw line.wrong("not from 1 to " + MAX_BLOCK + ": " + line.value());
        }
        return block;
    }

    private static <E extends Enum<E>> E constant(Class<E> type, Line line) throws Wrong {
        return constant(type, line, line.value());
    }

    private static <E extends Enum<E>> E constant(Class<E> type, Line line, String value) throws Wrong {
        return Arrays.stream(type.getEnumConstants()).filter(constant -> keyword(constant).equals(value)).findFirst()
                .orElseThrow(() -> line.wrong("not one of "
                        + Arrays.stream(type.getEnumConstants()).map(ProfileParser::keyword).toList() + ": " + value));
    }

    private static String keyword(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private Map<SignatureAlgorithm, SecurityEnvironment> environments(HashForm hash) throws Wrong {
        Map<SignatureAlgorithm, SecurityEnvironment> environments = new EnumMap<>(SignatureAlgorithm.class);
        for (Map.Entry<String, Line> line : lines.all().entrySet()) {
            if (line.getKey().startsWith(SIGN)) {
                SignatureAlgorithm algorithm = constant(SignatureAlgorithm.class, line.getValue(),
                        line.getKey().substring(SIGN.length()));
                SecurityEnvironment environment = environment(algorithm, line.getValue());
                if (hash != HashForm.HOST && environment.input() != SignatureInput.DIGEST) {
                    throw line.getValue().wrong("only a digest is given apart");
                }
                environments.put(algorithm, environment);
            }
        }
        return environments;
    }

    private static SecurityEnvironment environment(SignatureAlgorithm algorithm, Line line) throws Wrong {
        String[] words = line.value().split("\\s+");
        SignatureInput input = constant(SignatureInput.class, line, words[0]);
        if (input == SignatureInput.DIGEST_INFO && !algorithm.isPkcs1()) {
            throw line.wrong("only PKCS#1 v1.5 signs a DigestInfo");
        }
        if (input == SignatureInput.ENCODED_MESSAGE && !algorithm.isRsa()) {
            throw line.wrong("only RSA signs an encoded message");
        }
        List<Element> elements = new ArrayList<>();
        for (String word : Arrays.asList(words).subList(1, words.length)) {
            elements.add(element(line, word));
        }
        return new SecurityEnvironment(input, elements);
    }

    private static Element element(Line line, String word) throws Wrong {
        Matcher matcher = ELEMENT.matcher(word);
        if (!matcher.matches()) {
            throw line.wrong("not an element: " + word);
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
        default -> throw line.wrong("nothing is known by " + word);
        };
    }
}
