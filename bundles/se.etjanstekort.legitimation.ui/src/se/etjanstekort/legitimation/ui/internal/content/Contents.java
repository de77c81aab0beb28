/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.legitimation.ui.internal.content;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.osgi.util.NLS;

import se.etjanstekort.certstore.TrustFailure;
import se.etjanstekort.certstore.Validation;
import se.etjanstekort.login.CardOverview;
import se.etjanstekort.login.CardSituation;
import se.etjanstekort.login.CardState;
import se.etjanstekort.login.Phase;
import se.etjanstekort.login.SignInState;
import se.etjanstekort.smartcard.FailureCode;
import se.etjanstekort.smartcard.ReaderDiagnosis;
import se.etjanstekort.ui.Caption;
import se.etjanstekort.ui.DateWords;
import se.etjanstekort.ui.Message;
import se.etjanstekort.ui.Symbol;
import se.etjanstekort.ui.Tone;
import se.etjanstekort.ui.Wording;

/**
 * All that the view shows for a state, in order. A value: equal contents look alike.
 *
 * @param busy
 *            the card is at work
 * @param signedIn
 *            locking and signing out make sense
 */
public record Contents(Caption caption, boolean busy, boolean signedIn, List<Section> sections) {

    /** From this long before the end of its certificate a card is said to end soon. */
    static final Duration SOON = Duration.ofDays(30);

    public Contents {
        sections = List.copyOf(sections);
    }

    /** What is shown when the sign-in itself is not there. */
    public static Contents withoutService() {
        return new Contents(new Caption(Symbol.CARD, Tone.BAD, Messages.serviceMissing, Messages.serviceMissingAdvice),
                false, false, List.of());
    }

    /** What is shown for a state, at the clock's time. */
    public static Contents of(SignInState state, Clock clock) {
        return new Builder(state, clock).build();
    }

    private static final class Builder {

        private final SignInState state;
        private final Clock clock;
        private final DateWords dates;
        private final Optional<CardState> shown;
        private final Optional<CardOverview> card;
        private final List<Section> sections = new ArrayList<>();

        Builder(SignInState state, Clock clock) {
            this.state = state;
            this.clock = clock;
            dates = new DateWords(clock.getZone());
            shown = state.shownCard().map(state.cards()::get);
            card = shown.flatMap(CardState::overview);
        }

        Contents build() {
            Optional<Caption> ending = ending();
            addNotices();
            card.ifPresent(overview -> {
                sections.addAll(new IdentitySections(dates, clock).of(overview));
                CodesSection.of(overview).ifPresent(sections::add);
            });
            if (shown.isEmpty() && !state.readers().readers().isEmpty()) {
                sections.add(ReadersSection.of(state.readers()));
            }
            addFooter(ending.isPresent());
            boolean busy = shown.filter(it -> it instanceof CardState.Reading || it instanceof CardState.Proving)
                    .isPresent();
            return new Contents(ending.orElseGet(() -> Wording.caption(state, dates)), busy,
                    state.phase() instanceof Phase.SignedIn, sections);
        }

        /** The headline of a person whose card ends soon. */
        private Optional<Caption> ending() {
            if (!(state.phase() instanceof Phase.SignedIn signedIn)) {
                return Optional.empty();
            }
            LocalDate end = LocalDate.ofInstant(signedIn.person().certificate().validUntil(), clock.getZone());
            long days = ChronoUnit.DAYS.between(LocalDate.now(clock), end);
            if (days > SOON.toDays()) {
                return Optional.empty();
            }
            String when = days <= 0 ? Messages.endsToday
                    : days == 1 ? Messages.endsTomorrow : NLS.bind(Messages.endsInDays, days);
            return Optional.of(new Caption(Symbol.CARD, Tone.WARNING, Messages.endsSoon, when));
        }

        private void addNotices() {
            if (card.filter(overview -> overview.reader().isSoftware()).isPresent()) {
                notice(Wording.softwareCard());
            }
            CardSituation situation = state.situation();
            Wording.notice(situation).ifPresent(this::notice);
            failure(situation).ifPresent(failure -> notice(explained(failure)));
            if (state.phase() instanceof Phase.SignedIn signedIn) {
                signedIn.person().warnings().forEach(warning -> notice(Wording.message(Tone.WARNING, warning)));
                if (signedIn.person().identity().signature().isEmpty()) {
                    notice(new Message(Tone.WARNING, Messages.noSignature, Messages.noSignatureText));
                }
                addStrangers(signedIn);
            }
        }

        private static Optional<FailureCode> failure(CardSituation situation) {
            if (situation instanceof CardSituation.NoService noService) {
                return Optional.of(noService.problem());
            }
            if (situation instanceof CardSituation.NoReader noReader) {
                return noReader.problem().filter(ReaderDiagnosis.class::isInstance);
            }
            if (situation instanceof CardSituation.Unusable unusable) {
                return Optional.of(unusable.failure());
            }
            return situation instanceof CardSituation.Unfit unfit ? Optional.of(unfit.failure()) : Optional.empty();
        }

        /** What happened and what it means; what to do is in the headline. */
        private static Message explained(FailureCode failure) {
            return new Message(Tone.BAD, failure.text(Wording.language()).happened(), Wording.meaning(failure));
        }

        /** Cards of others in other readers, while someone is signed in. */
        private void addStrangers(Phase.SignedIn signedIn) {
            state.overviews().stream().filter(other -> !other.key().equals(signedIn.card()))
                    .filter(other -> other.candidate().filter(signedIn.person()::isSamePersonAs).isEmpty())
                    .forEach(other -> notice(new Message(Tone.WARNING, Messages.somebodyElse,
                            NLS.bind(Messages.somebodyElseText, other.reader().name(),
                                    signedIn.person().identity().name()))));
        }

        private void addFooter(boolean endsSoon) {
            List<String> lines = new ArrayList<>();
            if (endsSoon && state.phase() instanceof Phase.SignedIn signedIn) {
                lines.add(NLS.bind(Messages.signedInSince, dates.time(signedIn.since())));
            }
            if (shown.isPresent() && shown.get() instanceof CardState.Unusable unusable) {
                unusable.atr().ifPresent(atr -> lines.add(NLS.bind(Messages.cardAtr, atr)));
            }
            card.ifPresent(overview -> {
                CardNumber.of(overview.contents().tokenInfo()).ifPresent(lines::add);
                lines.add(NLS.bind(Messages.cardReader, state.readerName(overview)));
            });
            if (!lines.isEmpty()) {
                sections.add(new Section.Footer(lines));
            }
        }

        private void notice(Message message) {
            sections.add(new Section.Notice(message));
        }
    }

    /** The reason why a validation did not succeed. */
    static Optional<TrustFailure> failureOf(Validation validation) {
        return validation instanceof Validation.NotTrusted not ? Optional.of(not.failure()) : Optional.empty();
    }
}
