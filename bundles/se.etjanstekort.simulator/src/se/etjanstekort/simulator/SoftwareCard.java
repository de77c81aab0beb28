/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.simulator;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

import se.etjanstekort.simulator.internal.capture.CapturedImage;
import se.etjanstekort.simulator.internal.cardos.CardImage;
import se.etjanstekort.simulator.internal.cardos.CardOs;
import se.etjanstekort.simulator.internal.cardos.CardTraits;
import se.etjanstekort.simulator.internal.cardos.DedicatedFile;
import se.etjanstekort.smartcard.Atr;

/**
 * A card made of software: an ISO/IEC 7816-4 file system with PKCS#15 contents, codes with retry counters, and keys. It keeps
 * its codes and counters for as long as the object lives, whatever reader it is put into. May be used from any thread, one
 * command at a time.
 */
public final class SoftwareCard {

    /** What a reader that cannot make out an answer to reset sees: no card begins like this (ISO/IEC 7816-3, 8.1). */
    private static final byte[] NO_ANSWER = { (byte) 0xFF };

    private final String persona;
    private final CardOs system;
    private final List<Consumer<String>> traces = new CopyOnWriteArrayList<>();

    SoftwareCard(String persona, CardImage image) {
        this.persona = persona;
        this.system = new CardOs(image);
    }

    /** Something that does not answer to its reset: a card upside down. */
    public static SoftwareCard mute() {
        CardTraits silent = new CardTraits(CardTraits.Family.GENERIC, CardTraits.EmptyVerify.FREE,
                CardTraits.ShortRead.WARNS, false);
        return new SoftwareCard("mute", new CardImage(NO_ANSWER, new byte[0],
                new DedicatedFile(DedicatedFile.MASTER_FILE, new byte[0], List.of()), List.of(), List.of(), silent));
    }

    /**
     * A card with the structure of another that {@code run-cli capture} wrote down: nobody's, with codes of digits in order
     * (123456 and so on), keys of its own, and certificates that nobody trusts.
     *
     * @param capture
     *            the file
     * @throws SoftwareCardException
     *             when no card can be made of it
     */
    public static SoftwareCard captured(Path capture) throws SoftwareCardException {
        try (Reader json = Files.newBufferedReader(capture, StandardCharsets.UTF_8)) {
            return new SoftwareCard("captured",
                    new CapturedImage(JsonParser.parseReader(json).getAsJsonObject()).image());
        } catch (IOException | GeneralSecurityException | JsonParseException | IllegalArgumentException
                | IllegalStateException e) {
            throw new SoftwareCardException(SoftwareCardFailure.CAPTURE_UNUSABLE, capture.toString(), e);
        }
    }

    /** The name of the persona whose card it is. */
    public String persona() {
        return persona;
    }

    /** Its answer to reset. */
    public Atr atr() {
        return new Atr(system.atr());
    }

    /** Power on, reset, or power off: nothing is selected, verified or set any more. */
    public void reset() {
        system.reset();
    }

    /** Carries out a command and answers data and status word (ISO/IEC 7816-3, 12.1). */
    public byte[] transmit(byte[] command) {
        return system.transmit(command, this::trace);
    }

    /**
     * Carries out a command in the middle of which the card is pulled: when it has written to its memory that many times and
     * is about to write again, or else when it is done. There is no answer, and the card is without power afterwards.
     *
     * @param writes
     *            1 for a VERIFY whose try is spent and whose comparison never came
     */
    public void transmitTorn(byte[] command, int writes) {
        system.transmitTorn(command, writes, this::trace);
    }

    /**
     * The tries that are left of a code, known without asking the card.
     *
     * @throws IllegalArgumentException
     *             when the card has no such code
     */
    public int triesLeft(int reference) {
        return system.triesLeft(reference);
    }

    /** Whether a code stands verified, told without asking the card. */
    public boolean isVerified(int reference) {
        return system.isVerified(reference);
    }

    /**
     * Has someone told of every command from now on: header, lengths and status, the data of SELECT, and nothing that a code
     * could be read from. Called on the thread that transmits, before the answer is given.
     */
    public void addTrace(Consumer<String> trace) {
        traces.add(trace);
    }

    /** Ends what {@link #addTrace} began. */
    public void removeTrace(Consumer<String> trace) {
        traces.remove(trace);
    }

    private void trace(String line) {
        traces.forEach(trace -> trace.accept(line));
    }

    @Override
    public String toString() {
        return "software card of " + persona;
    }
}
