/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pkcs15;

import java.util.Map;
import java.util.Optional;

import se.etjanstekort.pkcs15.CardProfile.ChangeForm;
import se.etjanstekort.pkcs15.CardProfile.ResetForm;
import se.etjanstekort.smartcard.CardException;
import se.etjanstekort.smartcard.CardSession;
import se.etjanstekort.smartcard.CardTransport;
import se.etjanstekort.smartcard.CodeChange;
import se.etjanstekort.smartcard.PinOutcome;
import se.etjanstekort.smartcard.RetryCounter;
import se.etjanstekort.smartcard.StatusWord;
import se.etjanstekort.smartcard.command.ChangeReferenceData;
import se.etjanstekort.smartcard.command.ResetRetryCounter;
import se.etjanstekort.smartcard.command.Verify;
import se.etjanstekort.smartcard.transport.CardTransports;

/**
 * Changes and unblocks the codes of a card, each within one session. An old code goes to its own object, a PUK only to the card
 * for a code whose entry in EF(AODF) names that PUK; nothing that carries a code is sent twice. The commands' forms are those
 * of the card's profile; where it knows none, no code is risked. Afterwards the session resets the card. Immutable; runs on
 * the session's thread.
 */
public final class CardCodes {

    private static final StatusWord WRONG_DATA = new StatusWord(0x6A80);

    private final CardContents contents;

    /** For the card with these contents. */
    public CardCodes(CardContents contents) {
        this.contents = contents;
    }

    /**
     * What came of the codes that were sent, told of the whole operation.
     */
    private interface Operation {
        CodeChangeOutcome run(CardTransport transport) throws CardException;
    }

    /**
     * Replaces a PIN.
     *
     * @param change
     *            the old code and the new one; stays the caller's, who closes it
     * @param allowLastTry
     *            whether the old code may be sent though its counter is known to stand at one; unknown counters do not stop it
     * @throws CardException
     *             when the card cannot be spoken to or refuses what it should do before it was given a code, or answers with
     *             what tells nothing of one
     * @throws IllegalArgumentException
     *             when the code is not a holder's PIN of this card
     */
    public CodeChangeOutcome change(CardSession session, AuthenticationObject pin, CodeChange change,
            boolean allowLastTry) throws CardException {
        requirePin(pin);
        if (pin.flags().contains(PinFlag.CHANGE_DISABLED)
                || contents.profile().codes().change() == ChangeForm.UNKNOWN) {
            return new CodeChangeOutcome.NotAllowed();
        }
        try (PreparedChange prepared = PreparedChange.of(change, pin, pin, session)) {
            return guarded(session, pin, prepared, allowLastTry, transport -> changed(transport, pin, prepared));
        }
    }

    private static CodeChangeOutcome changed(CardTransport transport, AuthenticationObject pin,
            PreparedChange prepared) throws CardException {
        int reference = pin.reference().value();
        PinOutcome outcome = prepared instanceof PreparedChange.Typed typed
                ? ChangeReferenceData.exchange(transport, reference, typed.first(), typed.next())
                : atReader((PreparedChange.AtReader) prepared, reference);
        if (outcome instanceof PinOutcome.Verified) {
            return new CodeChangeOutcome.Changed();
        }
        return outcome instanceof PinOutcome.Indeterminate ? new CodeChangeOutcome.Indeterminate()
                : new CodeChangeOutcome.Refused(outcome);
    }

    private static PinOutcome atReader(PreparedChange.AtReader prepared, int reference)
            throws CardException.UnexpectedStatus {
        return prepared.entry().at(prepared.pad(), keys -> keys.change(reference, prepared.next()));
    }

    /**
     * Sets a new PIN in the place of a blocked one.
     *
     * @param change
     *            the PUK and the new code; stays the caller's, who closes it
     * @param allowLastTry
     *            whether the PUK may be sent though its counter is known to stand at one; unknown counters do not stop it
     * @throws CardException
     *             as for {@link #change}
     * @throws IllegalArgumentException
     *             when the code is not a holder's PIN of this card
     */
    public CodeChangeOutcome unblock(CardSession session, AuthenticationObject pin, CodeChange change,
            boolean allowLastTry) throws CardException {
        requirePin(pin);
        Optional<AuthenticationObject> puk = puk(pin);
        ResetForm form = contents.profile().codes().reset();
        if (puk.isEmpty() || pin.flags().contains(PinFlag.UNBLOCK_DISABLED) || form == ResetForm.UNKNOWN) {
            return new CodeChangeOutcome.NotAllowed();
        }
        try (PreparedChange prepared = PreparedChange.of(change, puk.get(), pin, session)) {
            boolean oneCommand = form == ResetForm.PUK_AND_NEW;
            if (!oneCommand && prepared instanceof PreparedChange.AtReader) {
                return new CodeChangeOutcome.PukRefused(new PinOutcome.NoPinPad());
            }
            return guarded(session, puk.get(), prepared, allowLastTry,
                    transport -> oneCommand ? unblocked(transport, pin, prepared)
                            : unblocked(transport, puk.get(), pin, (PreparedChange.Typed) prepared));
        }
    }

    /** The PUK that unblocks a PIN: the one that its entry in EF(AODF) names. */
    public Optional<AuthenticationObject> puk(AuthenticationObject pin) {
        return pin.unblockedBy().flatMap(id -> contents.authenticationObjects().stream()
                .filter(object -> object.authId().equals(id)).findFirst())
                .filter(object -> object.isUnblockingPin() && !object.isSoPin());
    }

    private CodeChangeOutcome unblocked(CardTransport transport, AuthenticationObject pin, PreparedChange prepared)
            throws CardException {
        enter(transport, pin);
        int reference = pin.reference().value();
        return prepared instanceof PreparedChange.Typed typed
                ? ofPuk(ResetRetryCounter.withPukAndNew(transport, reference, typed.first(), typed.next()))
                : ofPuk(atReader((PreparedChange.AtReader) prepared, pin));
    }

    private static PinOutcome atReader(PreparedChange.AtReader prepared, AuthenticationObject pin)
            throws CardException.UnexpectedStatus {
        return prepared.entry().at(prepared.pad(),
                keys -> keys.unblock(pin.reference().value(), prepared.first(), prepared.next()));
    }

    /** The PUK first, and then the new code. */
    private CodeChangeOutcome unblocked(CardTransport transport, AuthenticationObject puk, AuthenticationObject pin,
            PreparedChange.Typed prepared) throws CardException {
        CodeChangeOutcome verified = ofPuk(Verify.code(transport, puk.reference().value(), prepared.first()));
        if (!(verified instanceof CodeChangeOutcome.Changed)) {
            return verified;
        }
        if (!puk.path().equals(pin.path())) {
            enter(transport, pin);
        }
        return ofPuk(ResetRetryCounter.withNew(transport, pin.reference().value(), prepared.next()));
    }

    private static CodeChangeOutcome ofPuk(PinOutcome outcome) {
        return outcome instanceof PinOutcome.Verified ? new CodeChangeOutcome.Changed()
                : new CodeChangeOutcome.PukRefused(outcome);
    }

    private void enter(CardTransport transport, AuthenticationObject code) throws CardException {
        new CodeDirectory(contents, transport).enter(code);
    }

    /** What holds for every operation, before its codes go out and after. */
    private CodeChangeOutcome guarded(CardSession session, AuthenticationObject first, PreparedChange prepared,
            boolean allowLastTry, Operation operation) throws CardException {
        if (prepared instanceof PreparedChange.Impossible impossible) {
            return impossible.outcome();
        }
        CardTransport transport = CardTransports.standard(session);
        CodeDirectory codes = new CodeDirectory(contents, transport);
        Map<AuthenticationObject, RetryCounter> others = codes.othersThan(first);
        RetryCounter left = codes.askIn(first);
        if (left.isBlocked()) {
            return first.isUnblockingPin() ? new CodeChangeOutcome.PukRefused(new PinOutcome.Blocked())
                    : new CodeChangeOutcome.Refused(new PinOutcome.Blocked());
        }
        if (left.isLastTry() && !allowLastTry) {
            return new CodeChangeOutcome.LastTryNotConfirmed();
        }
        // Asked for before a code goes out, so that no way out of here leaves it verified.
        session.resetWhenDone();
        CodeChangeOutcome outcome = run(operation, transport);
        if (outcome instanceof CodeChangeOutcome.Changed) {
            codes.close(session);
        }
        Optional<PinOutcome> refused = refusal(outcome);
        return refused.isPresent() && codes.hasAnotherFallen(refused.get(), first, others)
                ? new CodeChangeOutcome.OtherCounterFell(refused.get())
                : outcome;
    }

    /** A new code that the card does not like is no failure of the card. */
    private static CodeChangeOutcome run(Operation operation, CardTransport transport) throws CardException {
        try {
            return operation.run(transport);
        } catch (CardException.UnexpectedStatus e) {
            if (e.statusWord().equals(WRONG_DATA) || e.statusWord().equals(StatusWord.WRONG_LENGTH)) {
                return new CodeChangeOutcome.NewCodeRefused();
            }
            throw e;
        }
    }

    private static Optional<PinOutcome> refusal(CodeChangeOutcome outcome) {
        if (outcome instanceof CodeChangeOutcome.Refused refused) {
            return Optional.of(refused.outcome());
        }
        return outcome instanceof CodeChangeOutcome.PukRefused refused ? Optional.of(refused.outcome())
                : Optional.empty();
    }

    private void requirePin(AuthenticationObject pin) {
        if (!contents.authenticationObjects().contains(pin) || !pin.isUserPin()) {
            throw new IllegalArgumentException("code " + pin.authId() + " is not a PIN of this card");
        }
    }
}
