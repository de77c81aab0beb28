/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.fuzz;

import java.util.Arrays;
import java.util.Locale;

import se.etjanstekort.certstore.internal.FuzzCertificates;
import se.etjanstekort.pkcs15.FuzzAtr;
import se.etjanstekort.pkcs15.FuzzProfiles;
import se.etjanstekort.reader.internal.FuzzReader;

/** All that is fuzzed. */
enum Target {
    /** Data objects of cards. */
    TLV(FuzzTlv.class, FuzzTlv::fuzzerTestOneInput),
    /** A card with any files: EF.DIR, EF(ODF), EF(AODF), EF(PrKDF), EF(CDF), EF(TokenInfo). */
    FILES(FuzzFiles.class, FuzzFiles::fuzzerTestOneInput),
    /** A card that answers anything to anything. */
    ANSWERS(FuzzAnswers.class, FuzzAnswers::fuzzerTestOneInput),
    /** Answers to reset. */
    ATR(FuzzAtr.class, FuzzAtr::fuzzerTestOneInput),
    /** Profile files. */
    PROFILES(FuzzProfiles.class, FuzzProfiles::fuzzerTestOneInput),
    /** Certificates on a card, and their paths. */
    CERTIFICATES(FuzzCertificates.class, FuzzCertificates::fuzzerTestOneInput),
    /** What readers say of themselves, and files with rules on readers. */
    READER(FuzzReader.class, FuzzReader::fuzzerTestOneInput);

    private final Class<?> type;
    private final Feed feed;

    /** Takes one input. */
    @FunctionalInterface
    interface Feed {
        void one(byte[] input);
    }

    Target(Class<?> type, Feed feed) {
        this.type = type;
        this.feed = feed;
    }

    Feed feed() {
        return feed;
    }

    String folder() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Prints each target's folder and class. */
    public static void main(String[] arguments) {
        Arrays.stream(values()).forEach(target -> System.out.println(target.folder() + " " + target.type.getName()));
    }
}
