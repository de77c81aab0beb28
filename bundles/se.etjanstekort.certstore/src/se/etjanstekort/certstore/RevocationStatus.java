/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** Whether a certificate has been revoked (spärrats). Never null: what is not known is {@link Unknown}. */
public sealed interface RevocationStatus {

    /** certificateHold (RFC 5280, 5.3.1): the one reason that may be taken back. */
    String HOLD = "certificateHold";

    /**
     * What is known, in sentences for the user and for support; with every cause where it is unknown.
     *
     * @param moment
     *            writes a moment in that language
     */
    default List<String> sentences(Locale locale, Function<Instant, String> moment) {
        return new RevocationTexts(locale, moment).of(this);
    }

    /** Who said so. */
    enum Source {
        /** An OCSP responder (RFC 6960). */
        OCSP,
        /** A CRL (RFC 5280, 5). */
        CRL
    }

    /**
     * Its issuer says that it is not revoked.
     *
     * @param thisUpdate
     *            since when that is known to be so
     * @param nextUpdate
     *            when there is newer information at the latest
     * @param provisional
     *            whether the issuer's signature has not been checked again since the program was started
     */
    record Good(Instant thisUpdate, Optional<Instant> nextUpdate, Source source,
            boolean provisional) implements RevocationStatus {
        public Good {
            Objects.requireNonNull(thisUpdate);
            Objects.requireNonNull(nextUpdate);
            Objects.requireNonNull(source);
        }
    }

    /**
     * Its issuer has revoked it.
     *
     * @param reason
     *            CRLReason (RFC 5280, 5.3.1)
     * @param when
     *            it was revoked
     * @param thisUpdate
     *            as of when that was said
     */
    record Revoked(String reason, Instant when, Instant thisUpdate, Source source) implements RevocationStatus {
        public Revoked {
            Objects.requireNonNull(reason);
            Objects.requireNonNull(when);
            Objects.requireNonNull(thisUpdate);
            Objects.requireNonNull(source);
        }

        /** Whether no later answer can take it back. */
        public boolean isPermanent() {
            return !reason.equals(HOLD);
        }
    }

    /**
     * It could not be found out; policy {@code revocation.unknown} says what that means.
     *
     * @param causes
     *            every one, in the order in which they were met
     * @param lastKnown
     *            what was said before, however long ago, if it was good
     */
    record Unknown(List<Cause> causes, Optional<Good> lastKnown) implements RevocationStatus {
        public Unknown {
            causes = List.copyOf(causes);
            Objects.requireNonNull(lastKnown);
            if (causes.isEmpty()) {
                throw new IllegalArgumentException("unknown has a cause");
            }
        }

        /** With nothing known from before. */
        public Unknown(List<Cause> causes) {
            this(causes, Optional.empty());
        }

        /** For one cause. */
        public Unknown(TrustFailure failure, String detail) {
            this(List.of(new Cause(failure, detail)));
        }

        /** Whether somebody is being asked and nothing else is missing. Never so where it is decided. */
        public boolean isPending() {
            return causes.stream().allMatch(cause -> cause.failure() == TrustFailure.REVOCATION_NOT_ANSWERED_YET);
        }
    }

    /**
     * Why it could not be found out.
     *
     * @param failure
     *            one of T-20 to T-29
     * @param detail
     *            who was asked and what came back, for the log and for support
     */
    record Cause(TrustFailure failure, String detail) {
        public Cause {
            Objects.requireNonNull(failure);
            Objects.requireNonNull(detail);
        }
    }
}
