/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.simulator.internal.cardos;

import java.io.ByteArrayOutputStream;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;

import se.etjanstekort.simulator.internal.cardos.CardTraits.Family;
import se.etjanstekort.simulator.internal.cardos.NonVolatileMemory.PowerLoss;

/**
 * The card's operating system: a command in, an answer out (ISO/IEC 7816-4). Codes and their counters survive loss of power,
 * nothing else does. May be called from any thread, one call at a time.
 */
public final class CardOs {

    private static final int CLA_CHAIN = 0x10;
    /** In which MyEID is told to delete. */
    private static final int CLA_MYEID = 0xA0;
    private static final int LONGEST_CHAIN = 4096;
    private static final byte[] APPLET_VERSION = { 0x00, 0x06, 0x06 };

    private final CardImage image;
    private final NonVolatileMemory memory = new NonVolatileMemory();
    private final FileCommands files;
    private final CodeCommands codes;
    private final KeyCommands keys;
    private final OwnerCommands owner;
    private final MyEidData myEidData;
    private final SecureRandom random = new SecureRandom();
    private final ByteArrayOutputStream chain = new ByteArrayOutputStream();
    private Command chainStart;
    private byte[] waiting = {};
    private boolean inApplet;

    /** A card fresh from the issuer. */
    public CardOs(CardImage image) {
        this.image = image;
        this.codes = new CodeCommands(image.codes(), image.traits(), memory);
        AccessConditions access = new AccessConditions(image.traits().family(), codes, !image.codes().isEmpty());
        this.files = new FileCommands(image.masterFile(), image.traits(), access, memory);
        this.keys = new KeyCommands(image.keys(), codes, image.traits().dialect());
        this.owner = switch (image.traits().family()) {
        case GENERIC -> OwnerCommands.NONE;
        case MYEID -> new MyEidCommands(files, codes, keys, access);
        case ISOAPPLET -> new IsoAppletCommands(files, codes, keys, access);
        };
        this.myEidData = new MyEidData(image.serialNumber());
    }

    /** The answer to reset. */
    public byte[] atr() {
        return image.atr().clone();
    }

    /** Power on, reset or power off: all that was selected, verified or set is gone. */
    public synchronized void reset() {
        files.reset();
        codes.reset();
        keys.reset();
        owner.reset();
        inApplet = false;
        endChain();
        waiting = new byte[0];
        memory.keep();
    }

    /**
     * Carries out a command.
     *
     * @param trace
     *            is told header, lengths and status; never the data of a command that carries a code
     * @return data and status word
     */
    public synchronized byte[] transmit(byte[] apdu, Consumer<String> trace) {
        Reply reply;
        String told = "(" + apdu.length + " bytes)";
        try {
            if (Command.isExtended(apdu) && !image.traits().extendedLength()) {
                throw new StatusException(Sw.WRONG_LENGTH);
            }
            Command command = Command.parse(apdu);
            told = command.toString();
            reply = answer(command);
        } catch (StatusException e) {
            reply = Reply.status(e.sw());
        }
        trace.accept("%s -> %s%04X".formatted(told, reply.data().length > 0 ? "[" + reply.data().length + "] " : "",
                reply.sw()));
        return reply.encode();
    }

    /**
     * Carries out a command during which the card is pulled: after so many writes to its memory, or at the end of the command
     * if it makes fewer. There is no answer.
     */
    public synchronized void transmitTorn(byte[] apdu, int writes, Consumer<String> trace) {
        memory.loseAfter(writes);
        try {
            transmit(apdu, ignored -> {
            });
        } catch (PowerLoss e) {
            // As meant: what was written stays, the rest never happened.
        }
        trace.accept("(" + apdu.length + " bytes) -> torn");
        reset();
    }

    /** The tries left of a code, told without asking the card. */
    public synchronized int triesLeft(int reference) {
        try {
            return codes.triesLeft(reference);
        } catch (StatusException e) {
            throw new IllegalArgumentException("no code " + Integer.toHexString(reference), e);
        }
    }

    /** Whether a code stands verified, told without asking the card. */
    public synchronized boolean isVerified(int reference) {
        return codes.isVerified(reference);
    }

    private Reply answer(Command command) throws StatusException {
        requireClass(command.cla());
        if (command.ins() != 0xC0) {
            waiting = new byte[0];
        }
        Command whole = joinChain(command);
        if (whole.isChained()) {
            return Reply.status(Sw.SUCCESS);
        }
        try {
            return deliver(whole, carryOut(whole));
        } finally {
            whole.wipe();
        }
    }

    private void requireClass(int cla) throws StatusException {
        if (cla == CLA_MYEID && image.traits().family() == Family.MYEID) {
            return;
        }
        if ((cla & 0xE0) != 0) {
            throw new StatusException(Sw.CLA_NOT_SUPPORTED);
        }
        if ((cla & 0x0C) != 0) {
            throw new StatusException(Sw.SECURE_MESSAGING_NOT_SUPPORTED);
        }
        if ((cla & ~CLA_CHAIN) != 0) {
            throw new StatusException(Sw.LOGICAL_CHANNEL_NOT_SUPPORTED);
        }
    }

    /** Collects the parts of a chain (ISO/IEC 7816-4, 5.3.3); a command by itself is given back as it is. */
    private Command joinChain(Command command) throws StatusException {
        if (chainStart != null && !chainStart.isContinuedBy(command)) {
            endChain();
            throw new StatusException(Sw.LAST_OF_CHAIN_EXPECTED);
        }
        if (command.isChained()) {
            if (chain.size() + command.nc() > LONGEST_CHAIN) {
                endChain();
                throw new StatusException(Sw.WRONG_LENGTH);
            }
            chainStart = command;
            chain.writeBytes(command.data());
            return command;
        }
        if (chainStart == null) {
            return command;
        }
        byte[] before = chain.toByteArray();
        endChain();
        return command.withDataBefore(before);
    }

    private void endChain() {
        chain.reset();
        chainStart = null;
    }

    private Reply carryOut(Command command) throws StatusException {
        if (image.traits().dialect().isInApplet() && command.ins() != 0xC0) {
            if (command.ins() == 0xA4 && command.p1() == 0x04
                    && image.traits().dialect().isApplet(command.data())) {
                return enterApplet();
            }
            if (!inApplet) {
                throw new StatusException(command.ins() == 0xA4 ? Sw.FILE_NOT_FOUND : Sw.INS_NOT_SUPPORTED);
            }
        }
        Optional<Reply> ofOwner = owner.carryOut(command);
        return ofOwner.isPresent() ? ofOwner.get() : carryOutStandard(command);
    }

    /** The applet answers with its version and what it can: here 0.6, random numbers and elliptic curves. */
    private Reply enterApplet() {
        files.reset();
        codes.reset();
        keys.reset();
        inApplet = true;
        return Reply.success(APPLET_VERSION);
    }

    private Reply carryOutStandard(Command command) throws StatusException {
        return switch (command.ins()) {
        case 0x20 -> codes.verify(command);
        case 0x22 -> keys.manageSecurityEnvironment(command);
        case 0x24 -> codes.changeReferenceData(command);
        case 0x2A -> keys.performSecurityOperation(command);
        case 0x2C -> codes.resetRetryCounter(command);
        case 0x84 -> challenge(command);
        case 0x88 -> keys.internalAuthenticate(command);
        case 0xA4 -> files.select(command);
        case 0xB0 -> files.readBinary(command);
        case 0xC0 -> Reply.success(waiting);
        case 0xCA -> data(command);
        default -> throw new StatusException(Sw.INS_NOT_SUPPORTED);
        };
    }

    private Reply challenge(Command command) throws StatusException {
        if (command.p1p2() != 0) {
            throw new StatusException(Sw.WRONG_P1_P2);
        }
        if (command.nc() != 0 || command.ne() == 0) {
            throw new StatusException(Sw.WRONG_LENGTH);
        }
        byte[] bytes = new byte[command.ne()];
        random.nextBytes(bytes);
        return Reply.success(bytes);
    }

    private Reply data(Command command) throws StatusException {
        if (image.traits().family() != Family.MYEID) {
            throw new StatusException(Sw.REFERENCED_DATA_NOT_FOUND);
        }
        return myEidData.get(command.p1p2(), files.currentDirectory());
    }

    /** Gives as much as was asked for; the rest waits for GET RESPONSE (ISO/IEC 7816-4, 11.8.1). */
    private Reply deliver(Command command, Reply reply) throws StatusException {
        byte[] data = reply.data();
        boolean isGetResponse = command.ins() == 0xC0;
        if (isGetResponse && data.length == 0) {
            throw new StatusException(Sw.CONDITIONS_NOT_SATISFIED);
        }
        boolean mustWait = image.traits().getResponse() && command.nc() > 0;
        int given = mustWait ? 0 : Math.min(data.length, command.ne());
        waiting = Arrays.copyOfRange(data, given, data.length);
        if (waiting.length == 0) {
            return reply;
        }
        int more = waiting.length > 0xFF ? 0 : waiting.length;
        return new Reply(Arrays.copyOf(data, given), Sw.BYTES_AVAILABLE | more);
    }
}
