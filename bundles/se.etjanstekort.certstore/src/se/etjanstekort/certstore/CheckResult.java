/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore;

import java.security.cert.X509Certificate;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * What came of one check of one certificate in a path.
 *
 * @param id
 *            of the check, such as {@code pathLength}
 * @param level
 *            what a failure means, by policy
 * @param failure
 *            empty exactly if the check was passed
 * @param certificate
 *            the one that was looked at
 * @param words
 *            what was checked, in plain words of a language
 */
public record CheckResult(String id, Level level, Optional<TrustFailure> failure, X509Certificate certificate,
        Function<Locale, String> words) {

    /** What a failed check means. */
    public enum Level {
        /** The certificate is not trusted. */
        REFUSE,
        /** It is trusted and the user is warned. */
        WARN
    }

    public CheckResult {
        Objects.requireNonNull(id);
        Objects.requireNonNull(level);
        Objects.requireNonNull(failure);
        Objects.requireNonNull(certificate);
        Objects.requireNonNull(words);
    }

    public boolean isPassed() {
        return failure.isEmpty();
    }

    /** Whether the certificate is not trusted because of it. */
    public boolean isRefusal() {
        return failure.isPresent() && level == Level.REFUSE;
    }

    /** What was checked, in plain words. */
    public String text(Locale locale) {
        return words.apply(locale);
    }

    @Override
    public String toString() {
        return id + " " + failure.map(TrustFailure::id).orElse("passed") + " " + level;
    }
}
