/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore;

import java.nio.file.Path;

/** Where a trust anchor comes from. */
public sealed interface AnchorSource {

    /** A file of the folder in policy {@code trust.anchors.directory}, or the folder itself. */
    record File(Path path) implements AnchorSource {
        @Override
        public String toString() {
            return path.toString();
        }
    }

    /** The suite knows its fingerprint, not its certificate. */
    record Pin() implements AnchorSource {
        @Override
        public String toString() {
            return "fingerprint";
        }
    }

    /** Its certificate was fetched from where a certificate said that it is, and the suite knows the fingerprint. */
    record Fetched() implements AnchorSource {
        @Override
        public String toString() {
            return "fetched";
        }
    }

    /** The card has its certificate, and the suite knows the fingerprint. */
    record Card() implements AnchorSource {
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
        public String toString() {
            return bundle + "/" + path;
        }
    }
}
