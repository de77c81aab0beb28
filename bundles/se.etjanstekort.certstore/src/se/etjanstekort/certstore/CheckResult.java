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
 * @param applies
 *            whether the question is one for that certificate
 * @param failure
 *            empty exactly if the check was passed or does not apply
 * @param certificate
 *            the one that was looked at
 * @param words
 *            what was checked, in plain words of a language
 */
public record CheckResult(String id, Level level, boolean applies, Optional<TrustFailure> failure,
        X509Certificate certificate, Function<Locale, String> words) {

    /** What a failed check means. */
    public enum Level {
        /** The certificate is not trusted. */
        REFUSE,
        /** It is trusted and the user is warned. */
        WARN;

        /** In a word or two for the user. */
        public String text(Locale locale) {
            return TrustTexts.of("level." + name(), locale);
        }
    }

    /** What came of it. The order is that of how much it matters. */
    public enum Outcome {
        /** The certificate is not trusted because of it. */
        FAILED,
        /** It was not passed, and policy lets that pass with a warning. */
        WARNED,
        /** Nothing is wrong. */
        PASSED,
        /** The question is none for this certificate. */
        NOT_APPLICABLE;

        /** In a word or two for the user. */
        public String text(Locale locale) {
            return TrustTexts.of("outcome." + name(), locale);
        }
    }

    public CheckResult {
        Objects.requireNonNull(id);
        Objects.requireNonNull(level);
        Objects.requireNonNull(failure);
        Objects.requireNonNull(certificate);
        Objects.requireNonNull(words);
    }

    public Outcome outcome() {
        if (failure.isPresent()) {
            return level == Level.REFUSE ? Outcome.FAILED : Outcome.WARNED;
        }
        return applies ? Outcome.PASSED : Outcome.NOT_APPLICABLE;
    }

    /** Whether nothing was found against the certificate. */
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
