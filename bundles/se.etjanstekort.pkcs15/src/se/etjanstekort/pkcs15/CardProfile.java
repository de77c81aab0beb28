/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pkcs15;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import se.etjanstekort.smartcard.Atr;

/**
 * What must be known of a family of cards besides what PKCS#15 on the card says: data, read from a profile file. A profile
 * names no code and no key: which code opens which key is the card's word alone.
 *
 * @param name
 *            the profile file's name without its extension
 * @param match
 *            which cards it is for
 * @param tries
 *            how the card may be asked for the tries left
 * @param command
 *            the command that makes the card sign
 * @param blockSize
 *            the most bytes to read at once, 1 to 256
 * @param environments
 *            how the card is prepared for a signature; an algorithm that is missing cannot be used
 */
public record CardProfile(String name, Match match, TriesQuestion tries, SignatureCommand command, int blockSize,
        Map<SignatureAlgorithm, SecurityEnvironment> environments) {

    public CardProfile {
        environments = Map.copyOf(environments);
    }

    /** How the card may be asked for the tries left without a risk. */
    public enum TriesQuestion {
        /** By VERIFY without data, which costs nothing on this family (ISO/IEC 7816-4, 11.5.6). */
        VERIFY_EMPTY,
        /** Not at all: the number is unknown. */
        UNKNOWN
    }

    /** The command that makes the card sign. */
    public enum SignatureCommand {
        /** PERFORM SECURITY OPERATION, COMPUTE DIGITAL SIGNATURE (ISO/IEC 7816-8, 11.5). */
        PSO,
        /** INTERNAL AUTHENTICATE (ISO/IEC 7816-4, 11.5.2). */
        INTERNAL_AUTHENTICATE
    }

    /** What the card is given to sign; the hash is always made on the host. */
    public enum SignatureInput {
        /** The hash. */
        DIGEST,
        /** The hash with its algorithm in front, DigestInfo (RFC 8017, 9.2); the card adds the padding. */
        DIGEST_INFO
    }

    /**
     * Which cards a profile is for: all that is given must fit. Nothing given fits every card.
     *
     * @param atrs
     *            one of these must fit; hexadecimal, with a dot for any digit
     * @param manufacturerId
     *            TokenInfo's, exactly
     * @param label
     *            TokenInfo's, exactly
     */
    public record Match(List<Pattern> atrs, Optional<String> manufacturerId, Optional<String> label) {

        public Match {
            atrs = List.copyOf(atrs);
        }

        boolean fits(Atr atr, TokenInfo tokenInfo) {
            Predicate<Pattern> matches = pattern -> pattern.matcher(atr.toString()).matches();
            return (atrs.isEmpty() || atrs.stream().anyMatch(matches))
                    && manufacturerId.map(tokenInfo.manufacturerId()::equals).orElse(true)
                    && label.map(tokenInfo.label()::equals).orElse(true);
        }
    }

    /**
     * How the card is prepared for a signature by MANAGE SECURITY ENVIRONMENT, SET (ISO/IEC 7816-4, 11.5.11).
     *
     * @param elements
     *            the control reference template's data objects, in order
     */
    public record SecurityEnvironment(SignatureInput input, List<Element> elements) {

        public SecurityEnvironment {
            elements = List.copyOf(elements);
        }
    }

    /** A data object of a control reference template (ISO/IEC 7816-4, table 55). */
    public sealed interface Element {

        /** The object's tag. */
        int tag();

        /** Says the same for every key. */
        record Fixed(int tag, int value) implements Element {
        }

        /** The key's reference, from PrKDF. */
        record KeyReference(int tag) implements Element {
        }

        /** The identifier of the key's file, the last of its path in PrKDF. */
        record KeyFile(int tag) implements Element {
        }

        /**
         * The reference that TokenInfo gives for the algorithm.
         *
         * @param otherwise
         *            what it is where TokenInfo gives none; empty for leaving the object out
         */
        record AlgorithmReference(int tag, OptionalInt otherwise) implements Element {
        }
    }
}
