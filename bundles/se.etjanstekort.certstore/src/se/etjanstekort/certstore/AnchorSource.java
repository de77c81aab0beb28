/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Where the certificate of a trust anchor comes from, or of another issuer in a path. */
public sealed interface AnchorSource {

    /** In a few words for the user. */
    String place(Locale locale);

    /** Which file or bundle, where there can be several. */
    default Optional<String> detail() {
        return Optional.empty();
    }

    /** In words for the user, with the file or bundle; for reports, {@link Object#toString} is shorter. */
    default String text(Locale locale) {
        return detail().map(detail -> place(locale) + ": " + detail).orElseGet(() -> place(locale));
    }

    /** A file of the folder in policy {@code trust.anchors.directory}, or the folder itself. */
    record File(Path path) implements AnchorSource {
        @Override
        public String place(Locale locale) {
            return TrustTexts.of("source.file", locale);
        }

        @Override
        public Optional<String> detail() {
            return Optional.of(toString());
        }

        @Override
        public String toString() {
            return path.toString();
        }
    }

    /** The suite knows its fingerprint, not its certificate. */
    record Pin() implements AnchorSource {
        @Override
        public String place(Locale locale) {
            return TrustTexts.of("source.pin", locale);
        }

        @Override
        public String toString() {
            return "fingerprint";
        }
    }

    /** It was fetched from where a certificate said that it is; as an anchor only if the suite knows its fingerprint. */
    record Fetched() implements AnchorSource {
        @Override
        public String place(Locale locale) {
            return TrustTexts.of("source.fetched", locale);
        }

        @Override
        public String toString() {
            return "fetched";
        }
    }

    /** The card has it; as an anchor only if the suite knows its fingerprint. */
    record Card() implements AnchorSource {
        @Override
        public String place(Locale locale) {
            return TrustTexts.of("source.card", locale);
        }

        @Override
        public String toString() {
            return "card";
        }
    }

    /**
     * A contribution to the extension point {@code se.etjanstekort.certstore.trustAnchors}.
     *
     * @param bundle
     *            symbolic name
     * @param path
     *            of the certificate file in it
     */
    record Contribution(String bundle, String path) implements AnchorSource {
        @Override
        public String place(Locale locale) {
            return TrustTexts.of("source.contribution", locale);
        }

        @Override
        public Optional<String> detail() {
            return Optional.of(toString());
        }

        @Override
        public String toString() {
            return bundle + "/" + path;
        }
    }
}
