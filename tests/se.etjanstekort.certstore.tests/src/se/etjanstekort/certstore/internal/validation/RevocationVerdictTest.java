/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.validation;

import static org.hamcrest.CoreMatchers.is;
import static org.hamcrest.MatcherAssert.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.junit.Test;

import se.etjanstekort.certstore.CheckResult.Level;
import se.etjanstekort.certstore.RevocationPolicy.UnknownRevocation;
import se.etjanstekort.certstore.RevocationStatus.Cause;
import se.etjanstekort.certstore.RevocationStatus.Good;
import se.etjanstekort.certstore.RevocationStatus.Source;
import se.etjanstekort.certstore.RevocationStatus.Unknown;
import se.etjanstekort.certstore.TrustFailure;
import se.etjanstekort.certstore.internal.TestPolicy;

/** Which earlier answer counts where policy accepts the last known one. */
public final class RevocationVerdictTest {

    private static final Instant NOW = Instant.parse("2026-06-01T08:00:00Z");

    @Test
    public void oneOfTodayCounts() {
        assertThat(level(NOW.minus(Duration.ofHours(23))), is(Level.WARN));
    }

    @Test
    public void oneOfYesterdayDoesNot() {
        assertThat(level(NOW.minus(Duration.ofHours(25))), is(Level.REFUSE));
    }

    @Test
    public void oneThatIsStillToComeDoesNot() {
        assertThat(level(NOW.plus(Duration.ofHours(1))), is(Level.REFUSE));
    }

    private static Level level(Instant thisUpdate) {
        Unknown unknown = new Unknown(List.of(new Cause(TrustFailure.REVOCATION_UNREACHABLE, "nobody there")),
                Optional.of(new Good(thisUpdate, Optional.empty(), Source.OCSP, false)));
        return RevocationVerdict.of(unknown, new TestPolicy(UnknownRevocation.ACCEPT_LAST_KNOWN), NOW).level();
    }
}
