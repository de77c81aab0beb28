/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.reader.internal;

import java.util.Optional;
import java.util.OptionalInt;

import se.etjanstekort.smartcard.CardException;
import se.etjanstekort.smartcard.PinOutcome;
import se.etjanstekort.smartcard.PinPad;
import se.etjanstekort.smartcard.PinPadFormat;
import se.etjanstekort.smartcard.StatusWord;
import se.etjanstekort.smartcard.command.CodeAnswer;

/** The keys of a PC/SC reader (PC/SC part 10, v2.02.09), as the work in one session may use them. */
final class PcscPinPad implements PinPad {

    /** The line to the reader itself. */
    interface Control {

        /** Asks the reader for a feature, once; on the session's thread. */
        byte[] ask(int controlCode, byte[] structure) throws CardException;

        /** Whether the reader hears {@link #interrupt} while it is being asked for something else. */
        boolean canInterrupt();

        /** The same while another thread is in {@link #ask}; what comes of it is seen there. */
        void interrupt(int controlCode);
    }

    private static final int VERIFY = 0x20;
    private static final int CHANGE_REFERENCE_DATA = 0x24;
    private static final int RESET_RETRY_COUNTER = 0x2C;

    private final Features features;
    private final PinPadProperties properties;
    private final Control control;
    private volatile boolean entering;

    PcscPinPad(Features features, PinPadProperties properties, Control control) {
        this.features = features;
        this.properties = properties;
        this.control = control;
    }

    @Override
    public OptionalInt timeoutSeconds() {
        return OptionalInt.of(PinBlock.TIMEOUT_SECONDS);
    }

    @Override
    public boolean modifies() {
        return features.controlCode(Features.MODIFY_PIN_DIRECT).isPresent();
    }

    @Override
    public boolean canAbort() {
        return features.controlCode(Features.ABORT).isPresent() && control.canInterrupt();
    }

    @Override
    public boolean accepts(PinPadFormat format) {
        return PinBlock.of(format, properties).isPresent();
    }

    @Override
    public boolean modifies(PinPadFormat known, PinPadFormat fresh) {
        return modifies() && PinBlock.of(known, fresh, properties).isPresent();
    }

    @Override
    public PinOutcome verify(int reference, PinPadFormat format) throws CardException.UnexpectedStatus {
        byte[] structure = require(PinBlock.of(format, properties)).verify(VERIFY, reference);
        return enter("VERIFY", Features.VERIFY_PIN_DIRECT, structure);
    }

    @Override
    public PinOutcome change(int reference, PinPadFormat format) throws CardException.UnexpectedStatus {
        return modify("CHANGE REFERENCE DATA", CHANGE_REFERENCE_DATA, reference, format, format);
    }

    @Override
    public PinOutcome unblock(int reference, PinPadFormat puk, PinPadFormat pin)
            throws CardException.UnexpectedStatus {
        return modify("RESET RETRY COUNTER", RESET_RETRY_COUNTER, reference, puk, pin);
    }

    private PinOutcome modify(String command, int ins, int reference, PinPadFormat known, PinPadFormat fresh)
            throws CardException.UnexpectedStatus {
        byte[] structure = require(PinBlock.of(known, fresh, properties)).modify(ins, reference);
        return enter(command, Features.MODIFY_PIN_DIRECT, structure);
    }

    private static PinBlock require(Optional<PinBlock> block) {
        return block.orElseThrow(() -> new IllegalArgumentException("no such code on these keys"));
    }

    /** Has it entered, once. Whatever keeps the answer from coming leaves open whether the card saw a code. */
    private PinOutcome enter(String command, int feature, byte[] structure) throws CardException.UnexpectedStatus {
        int code = features.controlCode(feature)
                .orElseThrow(() -> new IllegalArgumentException("these keys cannot do " + command));
        byte[] answer;
        entering = true;
        try {
            answer = control.ask(code, structure);
        } catch (CardException e) {
            return new PinOutcome.Indeterminate();
        } finally {
            entering = false;
        }
        if (answer.length != 2) {
            return new PinOutcome.Indeterminate();
        }
        return CodeAnswer.ofPinPad(command, new StatusWord((answer[0] & 0xFF) << 8 | answer[1] & 0xFF));
    }

    @Override
    public void abort() {
        if (entering && canAbort()) {
            control.interrupt(features.controlCode(Features.ABORT).orElseThrow());
        }
    }
}
