/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.legitimation.ui.internal.content;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.osgi.util.NLS;

import se.etjanstekort.certstore.Identity;
import se.etjanstekort.certstore.IdentityKind;
import se.etjanstekort.certstore.RevocationStatus;
import se.etjanstekort.certstore.TrustFailure;
import se.etjanstekort.certstore.ValidatedIdentity;
import se.etjanstekort.certstore.Validation;
import se.etjanstekort.login.CardOverview;
import se.etjanstekort.ui.DateWords;
import se.etjanstekort.ui.Tone;
import se.etjanstekort.ui.Wording;

/** The identities of a card, each with what is known of it. What was not validated never has a tick. */
final class IdentitySections {

    private static final int CENTURY_DATE = 8;

    private final DateWords dates;
    private final Clock clock;

    IdentitySections(DateWords dates, Clock clock) {
        this.dates = dates;
        this.clock = clock;
    }

    List<Section> of(CardOverview card) {
        return card.identities().stream().sorted(Comparator.comparing(card::isLeftover)) // stable: leftovers go last
                .<Section>map(identity -> section(identity, card.isLeftover(identity))).toList();
    }

    private Section.Person section(ValidatedIdentity validated, boolean isLeftover) {
        Identity identity = validated.identity();
        Validation main = validated.authentication().or(validated::signature).orElseThrow();
        List<Row> rows = new ArrayList<>();
        rows.add(id(identity));
        rows.add(Row.of(Messages.issuer, identity.issuer()));
        rows.add(validUntil(identity.validUntil()));
        rows.add(check(Messages.check, main));
        if (main instanceof Validation.Trusted) {
            validated.signature().filter(Validation.NotTrusted.class::isInstance)
                    .ifPresent(signature -> rows.add(check(Messages.checkSignature, signature)));
        }
        String kind = Wording.identityKind(identity.kind());
        return new Section.Person(isLeftover ? NLS.bind(Messages.leftover, kind) : kind, identity.name(),
                trust(main), lines(identity, isLeftover), rows,
                TrustPage.fingerprint(identity));
    }

    /** What was refused is not the same as what nobody can tell of here. */
    static Tone trust(Validation validation) {
        return validation instanceof Validation.Trusted ? Tone.OK : validation.isCheckable() ? Tone.BAD : Tone.WARNING;
    }

    private static List<String> lines(Identity identity, boolean isLeftover) {
        return Stream.of(identity.title(), identity.organisation(), isLeftover ? Messages.leftoverText : "")
                .filter(line -> !line.isBlank()).toList();
    }

    static Row id(Identity identity) {
        if (identity.kind() != IdentityKind.PERSONNUMMER) {
            return Row.of(identity.kind() == IdentityKind.HSA_ID ? Messages.hsaId : Messages.otherId,
                    identity.maskedId());
        }
        String whole = identity.id();
        String written = whole.length() > CENTURY_DATE
                ? whole.substring(0, CENTURY_DATE) + '-' + whole.substring(CENTURY_DATE)
                : whole;
        return new Row(Messages.personnummer, identity.maskedId(), Tone.NEUTRAL, Optional.of(written));
    }

    private Row validUntil(Instant end) {
        Instant now = clock.instant();
        Tone tone = end.isBefore(now) ? Tone.BAD
                : end.isBefore(now.plus(Contents.SOON)) ? Tone.WARNING : Tone.NEUTRAL;
        return Row.of(Messages.validUntil, dates.date(end), tone);
    }

    static Row check(String label, Validation validation) {
        if (validation instanceof Validation.Trusted trusted) {
            return trusted.revocation() instanceof RevocationStatus.Good && trusted.warnings().isEmpty()
                    ? Row.of(label, Messages.approved, Tone.OK)
                    : Row.of(label, Messages.approvedRevocationUnknown, Tone.WARNING);
        }
        TrustFailure failure = Contents.failureOf(validation).orElseThrow();
        return switch (failure) {
        case EXPIRED -> Row.of(label, Messages.expired, Tone.BAD);
        case NOT_YET_VALID -> Row.of(label, Messages.notYetValid, Tone.BAD);
        case REVOKED -> Row.of(label, Messages.revoked, Tone.BAD);
        case UNTRUSTED_ISSUER -> Row.of(label, Messages.notCheckable, Tone.WARNING);
        case REVOCATION_UNKNOWN, REVOCATION_NOT_ANSWERED_YET -> Row.of(label, Messages.revocationUnknown, Tone.BAD);
        default -> Row.of(label, Messages.refused, Tone.BAD);
        };
    }
}
