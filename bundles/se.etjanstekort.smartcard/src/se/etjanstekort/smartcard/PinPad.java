/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.smartcard;

import java.util.OptionalInt;

/**
 * A reader's own keys (PC/SC part 10, v2.02.09): the code goes from the person to the reader to the card, and never through the
 * computer. Belongs to the {@link CardSession} that gave it and is used on its thread while that session is open, except for
 * {@link #abort()}. The one case in which a session waits for a person: the reader, not the computer, speaks to the card
 * meanwhile. Each entry sends its command at most once; whatever happens to the answer, it is not asked for again.
 * <p>
 * An entry ends as a {@link PinOutcome}: what the card answered, or what part 10, 2.5.2 lets the reader answer in its place
 * (6400 timed out, 6401 cancelled, 6402 the two new codes differ, 6403 too short or too long). What is lost on the way, the card
 * pulled out included, is {@link PinOutcome.Indeterminate}. As with typed codes, whoever verifies one asks for
 * {@link CardSession#resetWhenDone()} before.
 */
public interface PinPad {

    /**
     * How many seconds the reader gives a person, where it tells; advice for the prompt. It is the reader that counts them.
     */
    OptionalInt timeoutSeconds();

    /** Whether {@link #change} and {@link #unblock} can be done here (FEATURE_MODIFY_PIN_DIRECT). */
    boolean modifies();

    /** Whether {@link #abort()} reaches the reader (FEATURE_ABORT); if not, only its own cancel key ends an entry early. */
    boolean canAbort();

    /**
     * Whether the reader can form a code like that: part 10 has no word for some, and some readers take fewer digits than the
     * card. If not, the code is typed.
     */
    boolean accepts(PinPadFormat format);

    /**
     * Whether {@link #change} (with the same format twice) or {@link #unblock} can be done with codes like those: part 10 lets
     * one
     * command hold only codes that are formed alike, and gives both the same bounds. The reader takes what both formats allow,
     * so that neither code reaches the card with a wrong length.
     */
    default boolean modifies(PinPadFormat known, PinPadFormat fresh) {
        return modifies() && accepts(known) && accepts(fresh);
    }

    /**
     * Has a code entered and verified (VERIFY, ISO/IEC 7816-4, 11.5.6). Blocks until the entry has ended.
     *
     * @param reference
     *            of the code, P2, 0 to 255
     * @throws IllegalArgumentException
     *             when the reader does not accept the format; nothing was sent
     * @throws CardException.UnexpectedStatus
     *             when the answer tells nothing of the code
     */
    PinOutcome verify(int reference, PinPadFormat format) throws CardException.UnexpectedStatus;

    /**
     * Has the old code and, twice, a new one entered and the old one replaced (CHANGE REFERENCE DATA, ISO/IEC 7816-4, 11.5.7,
     * P1 = 00). Blocks until the entry has ended.
     *
     * @param reference
     *            of the code, P2, 0 to 255
     * @return {@link PinOutcome.Wrong} and {@link PinOutcome.Blocked} speak of the old code
     * @throws IllegalArgumentException
     *             when {@link #modifies(PinPadFormat, PinPadFormat)} is false; nothing was sent
     * @throws CardException.UnexpectedStatus
     *             when the answer tells nothing of the code
     */
    PinOutcome change(int reference, PinPadFormat format) throws CardException.UnexpectedStatus;

    /**
     * Has the PUK and, twice, a new code entered, and the code unblocked and replaced (RESET RETRY COUNTER, ISO/IEC 7816-4,
     * 11.5.10, P1 = 00). Blocks until the entry has ended.
     *
     * @param reference
     *            of the code that is unblocked, P2, 0 to 255
     * @return {@link PinOutcome.Wrong} and {@link PinOutcome.Blocked} speak of the PUK
     * @throws IllegalArgumentException
     *             when {@link #modifies(PinPadFormat, PinPadFormat)} is false; nothing was sent
     * @throws CardException.UnexpectedStatus
     *             when the answer tells nothing of the code
     */
    PinOutcome unblock(int reference, PinPadFormat puk, PinPadFormat pin) throws CardException.UnexpectedStatus;

    /**
     * Ends an entry that is under way, which then ends as {@link PinOutcome.Cancelled} unless a command had gone out. Does
     * nothing where none is under way or {@link #canAbort()} is false. Any thread; does not wait.
     */
    void abort();
}
