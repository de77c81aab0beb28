/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.legitimation.ui.internal.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import se.etjanstekort.certstore.Identity;
import se.etjanstekort.certstore.Purpose;
import se.etjanstekort.certstore.RevocationStatus;
import se.etjanstekort.certstore.TrustFailure;
import se.etjanstekort.certstore.ValidatedIdentity;
import se.etjanstekort.certstore.Validation;
import se.etjanstekort.ui.Caption;
import se.etjanstekort.ui.CodeName;
import se.etjanstekort.ui.DateWords;
import se.etjanstekort.ui.Message;
import se.etjanstekort.ui.Symbol;
import se.etjanstekort.ui.Tone;
import se.etjanstekort.ui.Wording;

/** Tells of an identity and of its verdict in plain words; {@link CertificateChecks} tells of the rest. */
final class TrustPageBuilder {

    private final ValidatedIdentity validated;
    private final Identity identity;
    private final DateWords dates;
    private final Validation main;

    TrustPageBuilder(ValidatedIdentity validated, DateWords dates) {
        this.validated = validated;
        this.identity = validated.identity();
        this.dates = dates;
        main = validated.authentication().or(validated::signature).orElseThrow();
    }

    TrustPage build() {
        return new TrustPage(verdict(), messages(), Wording.identityKind(identity.kind()), identity.name(),
                IdentitySections.trust(main),
                Stream.of(identity.title(), identity.organisation()).filter(line -> !line.isBlank()).toList(),
                facts(), Stream.of(Purpose.values()).flatMap(purpose -> certificate(purpose).stream()).toList());
    }

    /** What it can be used for, or what to do. */
    private Caption verdict() {
        if (main instanceof Validation.NotTrusted not) {
            return not.isCheckable()
                    ? new Caption(Symbol.CARD, Tone.BAD, Messages.verdictRefused, Wording.action(not.failure()))
                    : new Caption(Symbol.CARD, Tone.WARNING, Messages.verdictNotCheckable,
                            Wording.action(not.failure()));
        }
        if (isPending(main)) {
            return new Caption(Symbol.CARD, Tone.NEUTRAL, Messages.verdictPending,
                    Wording.action(TrustFailure.REVOCATION_NOT_ANSWERED_YET));
        }
        boolean isWhole = warnings().isEmpty() && validated.signature().stream()
                .allMatch(Validation.Trusted.class::isInstance);
        return new Caption(Symbol.CARD, isWhole ? Tone.OK : Tone.WARNING,
                isWhole ? Messages.verdictTrusted : Messages.verdictTrustedWithRemark, use());
    }

    private String use() {
        boolean authenticates = validated.trustedAuthentication().isPresent();
        boolean signs = validated.trustedSignature().isPresent();
        return authenticates && signs ? Messages.useBoth
                : authenticates ? Messages.useAuthentication : Messages.useSignature;
    }

    private static boolean isPending(Validation validation) {
        return validation.findings().revocation().filter(status -> status instanceof RevocationStatus.Unknown unknown
                && unknown.isPending()).isPresent();
    }

    private List<TrustFailure> warnings() {
        return validations().filter(Validation.Trusted.class::isInstance).map(Validation.Trusted.class::cast)
                .flatMap(trusted -> trusted.warnings().stream()).distinct().toList();
    }

    private Stream<Validation> validations() {
        return Stream.of(validated.authentication(), validated.signature()).flatMap(Optional::stream);
    }

    /** What happened and what it means; what to do about the first is in the headline. */
    private List<Message> messages() {
        List<Message> messages = new ArrayList<>();
        if (main instanceof Validation.NotTrusted not) {
            messages.add(new Message(not.isCheckable() ? Tone.BAD : Tone.WARNING,
                    not.failure().text(Wording.language()).happened(), Wording.meaning(not.failure())));
        } else {
            validated.signature().filter(Validation.NotTrusted.class::isInstance).map(Validation.NotTrusted.class::cast)
                    .ifPresent(not -> messages.add(new Message(Tone.WARNING, Messages.signatureRefused,
                            not.failure().text(Wording.language()).happened() + ' '
                                    + Wording.action(not.failure()))));
        }
        warnings().forEach(warning -> messages.add(Wording.message(Tone.WARNING, warning)));
        return messages;
    }

    private List<Row> facts() {
        Row id = IdentitySections.id(identity);
        return List.of(Row.of(id.label(), id.value()), Row.of(Messages.issuer, identity.issuer()),
                Row.of(Messages.level, switch (identity.level()) {
                case UNKNOWN -> Messages.levelUnknown;
                case LEVEL_2 -> "2"; //$NON-NLS-1$
                case LEVEL_3 -> "3"; //$NON-NLS-1$
                case LEVEL_4 -> "4"; //$NON-NLS-1$
                }), switch (identity.environment()) {
                case PRODUCTION -> Row.of(Messages.environment, Messages.environmentProduction);
                case TEST -> Row.of(Messages.environment, Messages.environmentTest, Tone.WARNING);
                case UNKNOWN -> Row.of(Messages.environment, Messages.environmentUnknown);
                });
    }

    private Optional<TrustPage.Certificate> certificate(Purpose purpose) {
        String name = purpose == Purpose.AUTHENTICATION ? Messages.purposeAuthentication : Messages.purposeSignature;
        return validated.validation(purpose).map(validation -> {
            CertificateChecks checks = new CertificateChecks(validation.findings(), dates);
            return new TrustPage.Certificate(CodeName.of(purpose), name, IdentitySections.check(name, validation),
                    checks.path(), checks.checks());
        });
    }
}
