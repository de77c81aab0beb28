/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** Whether a certificate has been revoked (spärrats). Never null: what is not known is {@link Unknown}. */
public sealed interface RevocationStatus {

    /** Its issuer says that it is not revoked. */
    record Good() implements RevocationStatus {
    }

    /**
     * Its issuer has revoked it.
     *
     * @param reason
     *            CRLReason (RFC 5280, 5.3.1)
     */
    record Revoked(String reason, Instant when) implements RevocationStatus {
        public Revoked {
            Objects.requireNonNull(reason);
            Objects.requireNonNull(when);
        }
    }

    /** It could not be found out; policy {@code revocation.unknown} says what that means. */
    record Unknown(List<Cause> causes) implements RevocationStatus {
        public Unknown {
            causes = List.copyOf(causes);
            if (causes.isEmpty()) {
                throw new IllegalArgumentException("unknown has a cause");
            }
        }
    }

    /** Why it could not be found out. */
    enum Cause {
        /** This version of the suite asks no issuer. */
        NOT_CHECKED_IN_THIS_VERSION
    }
}
