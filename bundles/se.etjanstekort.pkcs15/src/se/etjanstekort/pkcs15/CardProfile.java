/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pkcs15;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.List;

/**
 * What must be known of a family of cards besides what PKCS#15 on the card says: data, read from a profile file. A profile
 * names no code and no key: which code opens which key is the card's word alone.
 *
 * @param name
 *            the profile file's name without its extension
 * @param provenance
 *            where its facts come from
 * @param match
 *            which cards it is for
 * @param unsupported
 *            why the family cannot be read at all, in English, for a log; empty for one that can
 * @param tries
 *            how the card may be asked for the tries left
 * @param codes
 *            how the card wants its codes
 * @param command
 *            the command that makes the card sign
 * @param hash
 *            how the hash gets into the signature
 * @param blockSize
 *            the most bytes to read at once, 1 to 256; with 256 more are read at once where the card announces extended length
 * @param environments
 *            how the card is prepared for a signature; an algorithm that is missing cannot be used
 */
public record CardProfile(String name, Provenance provenance, CardMatch match, Optional<String> unsupported,
        TriesQuestion tries, CodeHandling codes, SignatureCommand command, HashForm hash,
        int blockSize, Map<SignatureAlgorithm, SecurityEnvironment> environments) {

    public CardProfile {
        environments = Map.copyOf(environments);
    }

    /**
     * Where a profile's facts come from.
     *
     * @param source
     *            a document or a program's source, in words
     * @param metRealCard
     *            whether somebody has used the profile with a card of the family, and not only with a software card
     */
    public record Provenance(String source, boolean metRealCard) {
    }

    /** How the card may be asked for the tries left without a risk. */
    public enum TriesQuestion {
        /** By VERIFY without data, which costs nothing on this family (ISO/IEC 7816-4, 11.5.6). */
        VERIFY_EMPTY,
        /** Not at all: the number is unknown. */
        UNKNOWN
    }

    /**
     * How the card wants its codes.
     *
     * @param sharing
     *            whether one code may open keys for legitimering and for underskrift
     * @param padding
     *            what fills a code up, where PKCS#15 on these cards does not say or gets it wrong
     * @param change
     *            how a code is changed
     * @param reset
     *            how a code is unblocked
     * @param closing
     *            how it is made that no other program finds a code verified
     */
    public record CodeHandling(CodeSharing sharing, Optional<Padding> padding, ChangeForm change, ResetForm reset,
            CodeClosing closing) {
    }

    /** Whether one code may open keys for legitimering and for underskrift. */
    public enum CodeSharing {
        /** A card whose signature key names the code of an authentication key is forged, and refused. */
        SEPARATE,
        /** Cards that their owner personalises may have a single code. */
        SHARED
    }

    /**
     * What fills a code up.
     *
     * @param storedLength
     *            in bytes
     * @param padChar
     *            0 to 255
     */
    public record Padding(int storedLength, int padChar) {
    }

    /** The form of CHANGE REFERENCE DATA (ISO/IEC 7816-4, 11.5.7). */
    public enum ChangeForm {
        /** P1 00: the old code and the new one. */
        OLD_AND_NEW,
        /** The family's form is not known, so that no code is risked. */
        UNKNOWN
    }

    /** The form of RESET RETRY COUNTER (ISO/IEC 7816-4, 11.5.10). */
    public enum ResetForm {
        /** P1 00: the PUK and the new code. */
        PUK_AND_NEW,
        /** The PUK by VERIFY, and then P1 02: the new code. */
        VERIFIED_PUK_THEN_NEW,
        /** The family's form is not known, so that no code is risked. */
        UNKNOWN
    }

    /** How it is made that no other program on the computer finds a code verified when a session is over. */
    public enum CodeClosing {
        /** The reader resets the card. Every card knows that; other programs that use the card notice. */
        RESET,
        /** By DE-AUTHENTICATE (00 2E 00 00), and by a reset where the card refuses. */
        DEAUTHENTICATE
    }

    /** How the hash gets into the signature. */
    public enum HashForm {
        /** Made on the host, and given with the command that signs. */
        HOST,
        /** Made on the host, and set by PERFORM SECURITY OPERATION, HASH (P2 A0) before the command that signs. */
        HOST_SET,
        /** Made by the card of the message that PERFORM SECURITY OPERATION, HASH (P2 80) gives it. */
        CARD
    }

    /** The command that makes the card sign. */
    public enum SignatureCommand {
        /** PERFORM SECURITY OPERATION, COMPUTE DIGITAL SIGNATURE (ISO/IEC 7816-8, 11.5). */
        PSO,
        /** INTERNAL AUTHENTICATE (ISO/IEC 7816-4, 11.5.2). */
        INTERNAL_AUTHENTICATE
    }

    /** What the card is given to sign. */
    public enum SignatureInput {
        /** The hash, in the {@link HashForm} of the family; the card adds what the algorithm wants around it. */
        DIGEST,
        /** The hash with its algorithm in front, DigestInfo (RFC 8017, 9.2); the card adds the padding. */
        DIGEST_INFO,
        /** The whole encoded message (RFC 8017, 9), as long as the modulus; the card does the RSA operation alone. */
        ENCODED_MESSAGE
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
