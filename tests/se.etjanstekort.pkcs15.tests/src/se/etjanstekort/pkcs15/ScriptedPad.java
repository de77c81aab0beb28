/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pkcs15;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

import se.etjanstekort.smartcard.PinOutcome;
import se.etjanstekort.smartcard.PinPad;
import se.etjanstekort.smartcard.PinPadFormat;

/** A reader's keys on which somebody does what the test wants. Notes what was asked for. */
final class ScriptedPad implements PinPad {

    private final PinOutcome outcome;
    private final List<String> asked = new ArrayList<>();
    private boolean accepting = true;
    private boolean modifying = true;
    private Runnable meanwhile = () -> {
    };
    private int aborted;

    ScriptedPad(PinOutcome outcome) {
        this.outcome = outcome;
    }

    /** It has no word for any code. */
    ScriptedPad refusingFormats() {
        accepting = false;
        return this;
    }

    /** It verifies, no more. */
    ScriptedPad verifyingOnly() {
        modifying = false;
        return this;
    }

    /** What happens while somebody is at the keys. */
    ScriptedPad meanwhile(Runnable happening) {
        meanwhile = happening;
        return this;
    }

    List<String> asked() {
        return List.copyOf(asked);
    }

    int aborted() {
        return aborted;
    }

    @Override
    public OptionalInt timeoutSeconds() {
        return OptionalInt.of(30);
    }

    @Override
    public boolean modifies() {
        return modifying;
    }

    @Override
    public boolean modifies(PinPadFormat known, PinPadFormat fresh) {
        return modifying && accepting;
    }

    @Override
    public boolean canAbort() {
        return true;
    }

    @Override
    public boolean accepts(PinPadFormat format) {
        return accepting;
    }

    @Override
    public PinOutcome verify(int reference, PinPadFormat format) {
        return ask("verify %02X %s".formatted(reference, told(format)));
    }

    @Override
    public PinOutcome change(int reference, PinPadFormat format) {
        return ask("change %02X %s".formatted(reference, told(format)));
    }

    @Override
    public PinOutcome unblock(int reference, PinPadFormat puk, PinPadFormat pin) {
        return ask("unblock %02X %s %s".formatted(reference, told(puk), told(pin)));
    }

    private PinOutcome ask(String what) {
        asked.add(what);
        meanwhile.run();
        return outcome;
    }

    private static String told(PinPadFormat format) {
        return "%s %d-%d in %d by %02X".formatted(format.encoding(), format.minLength(), format.maxLength(),
                format.blockLength(), format.padByte());
    }

    @Override
    public void abort() {
        aborted++;
    }
}
