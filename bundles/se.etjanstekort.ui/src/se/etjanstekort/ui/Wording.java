/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.ui;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.osgi.util.NLS;

import se.etjanstekort.certstore.IdentityKind;
import se.etjanstekort.certstore.TrustFailure;
import se.etjanstekort.login.CardSituation;
import se.etjanstekort.login.Phase;
import se.etjanstekort.login.SignInState;
import se.etjanstekort.smartcard.CardFailure;
import se.etjanstekort.smartcard.FailureCode;
import se.etjanstekort.smartcard.FailureText;
import se.etjanstekort.smartcard.ReaderDiagnosis;
import se.etjanstekort.smartcard.RetryCounter;

/** The words that every window and view of the suite uses, in the user's language. Pure functions. */
public final class Wording {

    private Wording() {
    }

    /** The language of the texts: of those that are there, the one nearest to the user's. */
    public static Locale language() {
        return Locale.forLanguageTag(Messages.language);
    }

    /** The headline for a state: of the session while someone is signed in or locked out, else of the card. */
    public static Caption caption(SignInState state, DateWords dates) {
        if (state.phase() instanceof Phase.SignedIn signedIn) {
            return new Caption(Symbol.CARD, Tone.OK, Messages.signedIn,
                    NLS.bind(Messages.signedInAdvice, dates.time(signedIn.since())));
        }
        if (state.phase() instanceof Phase.Locked locked) {
            return new Caption(Symbol.CARD, Tone.NEUTRAL, Messages.locked, cardOf(locked));
        }
        if (state.phase() instanceof Phase.Ended) {
            return new Caption(Symbol.CARD, Tone.NEUTRAL, Messages.ended, "");
        }
        return caption(state.situation());
    }

    /** The headline for what stands between the user and the sign-in. */
    public static Caption caption(CardSituation situation) {
        if (situation instanceof CardSituation.NoService noService) {
            return new Caption(Symbol.READER, Tone.BAD, Messages.noService, action(noService.problem()));
        }
        if (situation instanceof CardSituation.NoReader noReader) {
            return noReader.problem().filter(ReaderDiagnosis.class::isInstance)
                    .map(found -> new Caption(Symbol.READER, Tone.BAD, Messages.readerUnusable, action(found)))
                    .orElseGet(() -> new Caption(Symbol.READER, Tone.WARNING, Messages.noReader,
                            Messages.noReaderAdvice));
        }
        if (situation instanceof CardSituation.NoCard) {
            return new Caption(Symbol.READER, Tone.NEUTRAL, Messages.noCard, Messages.noCardAdvice);
        }
        if (situation instanceof CardSituation.Reading) {
            return new Caption(Symbol.CARD, Tone.NEUTRAL, Messages.reading, Messages.readingAdvice);
        }
        if (situation instanceof CardSituation.Unusable unusable) {
            return new Caption(Symbol.CARD, Tone.BAD, title(unusable.failure()), action(unusable.failure()));
        }
        if (situation instanceof CardSituation.Unfit unfit) {
            return new Caption(Symbol.CARD, Tone.BAD, title(unfit.failure()), action(unfit.failure()));
        }
        return captionOfCandidate(situation);
    }

    private static Caption captionOfCandidate(CardSituation situation) {
        if (situation instanceof CardSituation.Ready ready) {
            return ready.left().isLastTry()
                    ? new Caption(Symbol.CARD, Tone.WARNING, Messages.lastTry, Messages.readyAdvice)
                    : new Caption(Symbol.CARD, Tone.NEUTRAL, Messages.ready, Messages.readyAdvice);
        }
        if (situation instanceof CardSituation.Choosing) {
            return new Caption(Symbol.CARD, Tone.NEUTRAL, Messages.choosing, Messages.choosingAdvice);
        }
        if (situation instanceof CardSituation.Proving) {
            return new Caption(Symbol.CARD, Tone.NEUTRAL, Messages.proving, Messages.provingAdvice);
        }
        if (situation instanceof CardSituation.Blocked) {
            return new Caption(Symbol.CARD, Tone.BAD, Messages.blocked, Messages.blockedAdvice);
        }
        return new Caption(Symbol.CARD, Tone.WARNING, Messages.somebodyElse, "");
    }

    /** Whose card opens a locked client. */
    public static String cardOf(Phase.Locked locked) {
        return NLS.bind(Messages.lockedAdvice, locked.person().identity().name());
    }

    /** A failure as a message: what happened, what it means, what to do; its code where support is spoken of. */
    public static Message message(Tone tone, FailureCode failure) {
        FailureText text = failure.text(language());
        return new Message(tone, text.happened(), text.meaning() + ' ' + action(failure));
    }

    /** What a failure means for the user. */
    public static String meaning(FailureCode failure) {
        return failure.text(language()).meaning();
    }

    /** What to do about a failure; with its code where support is to be called. */
    public static String action(FailureCode failure) {
        String action = failure.text(language()).action();
        String lowerCase = action.toLowerCase(language());
        boolean callsSupport = Stream.of(Messages.supportWords.split("\\|")).anyMatch(lowerCase::contains);
        return callsSupport ? NLS.bind(Messages.failureWithCode, action, failure.id()) : action;
    }

    /** Tries left in words: "3 försök", "1 försök kvar", "låst", "okänt antal försök". */
    public static String tries(RetryCounter left) {
        return left.known().isEmpty() ? Messages.triesUnknown : switch (left.known().getAsInt()) {
        case 0 -> Messages.triesNone;
        case 1 -> Messages.triesOne;
        default -> NLS.bind(Messages.triesMany, left.known().getAsInt());
        };
    }

    /** How the tries left are to be taken. */
    public static Tone tone(RetryCounter left) {
        return left.known().isEmpty() ? Tone.NEUTRAL : switch (left.known().getAsInt()) {
        case 0 -> Tone.BAD;
        case 1 -> Tone.WARNING;
        default -> Tone.OK;
        };
    }

    /** "PIN-kod 1 (legitimering)" and so on. */
    public static String codeName(CodeName code) {
        return switch (code) {
        case PIN_1 -> Messages.pin1;
        case PIN_2 -> Messages.pin2;
        case PUK -> Messages.puk;
        };
    }

    /** "Tjänstelegitimation" and so on. */
    public static String identityKind(IdentityKind kind) {
        return switch (kind) {
        case HSA_ID -> Messages.kindHsaId;
        case PERSONNUMMER -> Messages.kindPersonnummer;
        case OTHER -> Messages.kindOther;
        };
    }

    /** The warning that a card is no device but a program. */
    public static Message softwareCard() {
        return new Message(Tone.WARNING, Messages.softwareCard, Messages.softwareCardText);
    }

    /** A text for a label: without mnemonics, as a name from a certificate may hold an ampersand. */
    public static String asLabel(String text) {
        return text.replace("&", "&&");
    }

    static String picture(Symbol symbol, Tone tone) {
        String name = symbol == Symbol.CARD ? Messages.pictureCard : Messages.pictureReader;
        return switch (tone) {
        case NEUTRAL -> name;
        case OK -> NLS.bind(Messages.pictureOk, name);
        case WARNING -> NLS.bind(Messages.pictureWarning, name);
        case BAD -> NLS.bind(Messages.pictureBad, name);
        };
    }

    private static String title(FailureCode failure) {
        if (failure.kind() instanceof CardFailure card) {
            return switch (card) {
            case NOT_RECOGNISED -> Messages.notRecognised;
            case CARD_IN_USE -> Messages.cardInUse;
            case NO_CERTIFICATE -> Messages.noCertificate;
            case MUTE -> Messages.mute;
            default -> Messages.unusable;
            };
        }
        if (failure instanceof TrustFailure trust) {
            return switch (trust) {
            case EXPIRED -> Messages.expired;
            case NOT_YET_VALID -> Messages.notYetValid;
            case REVOKED -> Messages.revoked;
            case REVOCATION_UNKNOWN -> Messages.revocationUnknown;
            case UNTRUSTED_ISSUER, INVALID_PATH, NOT_A_CA, PATH_LENGTH, NAME_CONSTRAINT -> Messages.untrusted;
            default -> Messages.unfit;
            };
        }
        return Messages.unfit;
    }

    /** What befell a card that is gone, as a message. */
    public static Optional<Message> notice(CardSituation situation) {
        return situation instanceof CardSituation.NoCard noCard
                ? noCard.notice().map(failure -> message(Tone.WARNING, failure))
                : Optional.empty();
    }
}
