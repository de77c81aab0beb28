/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.simulator.internal.cardos;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import se.etjanstekort.simulator.internal.cardos.CardTraits.EmptyVerify;

/** VERIFY, CHANGE REFERENCE DATA and RESET RETRY COUNTER (ISO/IEC 7816-4, 11.5), and what they opened. */
final class CodeCommands {

    private final List<ReferenceData> codes = new ArrayList<>();
    private final CardTraits traits;
    private final NonVolatileMemory memory;
    private final Set<Integer> verified = new HashSet<>();

    CodeCommands(List<CodeSpec> specs, CardTraits traits, NonVolatileMemory memory) {
        this.memory = memory;
        this.traits = traits;
        specs.forEach(this::put);
    }

    /** A code that the card's owner sets up; in the place of one by the same reference. */
    void put(CodeSpec spec) {
        codes.removeIf(code -> code.reference() == spec.reference());
        codes.add(new ReferenceData(spec, memory));
    }

    boolean has(int reference) {
        return codes.stream().anyMatch(code -> code.reference() == reference);
    }

    /** Forgets what was verified: reset, power off. */
    void reset() {
        verified.clear();
    }

    boolean isVerified(int reference) {
        return verified.contains(reference);
    }

    /** Closes what a code opened, after a signature that wants its code each time. */
    void close(int reference) {
        verified.remove(reference);
    }

    int triesLeft(int reference) throws StatusException {
        return find(reference).triesLeft();
    }

    Reply verify(Command command) throws StatusException {
        ReferenceData code = find(command.p2());
        switch (command.p1()) {
        case 0x00 -> {
            if (command.nc() == 0) {
                return answerQuestion(code);
            }
            present(code, command.data());
        }
        case 0xFF -> {
            requireLength(command, 0);
            verified.remove(code.reference());
        }
        default -> throw new StatusException(Sw.WRONG_P1_P2);
        }
        return Reply.status(Sw.SUCCESS);
    }

    private Reply answerQuestion(ReferenceData code) throws StatusException {
        if (verified.contains(code.reference())) {
            return Reply.status(Sw.SUCCESS);
        }
        if (traits.emptyVerify() == EmptyVerify.SPENDS) {
            code.spendTry();
        }
        code.requireNotBlocked();
        return Reply.status(Sw.TRIES_LEFT | code.triesLeft());
    }

    Reply changeReferenceData(Command command) throws StatusException {
        ReferenceData code = find(command.p2());
        int length = code.storedLength();
        switch (command.p1()) {
        case 0x00 -> {
            requireLength(command, 2 * length);
            byte[] current = Arrays.copyOf(command.data(), length);
            byte[] next = Arrays.copyOfRange(command.data(), length, 2 * length);
            code.requireAcceptable(next);
            present(code, current);
            code.replace(next);
        }
        case 0x01 -> {
            requireVerified(code.reference());
            code.requireAcceptable(command.data());
            code.replace(command.data());
        }
        default -> throw new StatusException(Sw.WRONG_P1_P2);
        }
        return Reply.status(Sw.SUCCESS);
    }

    Reply resetRetryCounter(Command command) throws StatusException {
        if (!traits.dialect().resetForms().contains(command.p1())) {
            throw new StatusException(Sw.WRONG_P1_P2);
        }
        ReferenceData code = find(command.p2());
        int unblocker = code.unblockedBy().orElseThrow(() -> new StatusException(Sw.CONDITIONS_NOT_SATISFIED));
        ReferenceData puk = find(unblocker);
        int pukLength = puk.storedLength();
        byte[] data = command.data();
        switch (command.p1()) {
        case 0x00 -> {
            requireLength(command, pukLength + code.storedLength());
            byte[] next = Arrays.copyOfRange(data, pukLength, data.length);
            code.requireAcceptable(next);
            puk.require(Arrays.copyOf(data, pukLength));
            code.replace(next);
        }
        case 0x01 -> {
            requireLength(command, pukLength);
            puk.require(data);
        }
        case 0x02 -> {
            requireVerified(unblocker);
            code.requireAcceptable(data);
            code.replace(data);
        }
        case 0x03 -> {
            requireLength(command, 0);
            requireVerified(unblocker);
        }
        default -> throw new StatusException(Sw.WRONG_P1_P2);
        }
        verified.remove(code.reference());
        code.restoreTries();
        return Reply.status(Sw.SUCCESS);
    }

    private void present(ReferenceData code, byte[] candidate) throws StatusException {
        verified.remove(code.reference());
        code.require(candidate);
        verified.add(code.reference());
    }

    private void requireVerified(int reference) throws StatusException {
        if (!verified.contains(reference)) {
            throw new StatusException(Sw.SECURITY_STATUS_NOT_SATISFIED);
        }
    }

    private static void requireLength(Command command, int length) throws StatusException {
        if (command.nc() != length) {
            throw new StatusException(Sw.WRONG_LENGTH);
        }
    }

    private ReferenceData find(int reference) throws StatusException {
        return codes.stream().filter(code -> code.reference() == reference).findFirst()
                .orElseThrow(() -> new StatusException(Sw.REFERENCED_DATA_NOT_FOUND));
    }
}
