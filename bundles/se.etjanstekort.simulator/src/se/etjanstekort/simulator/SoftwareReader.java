/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.simulator;

/**
 * The hand that puts software cards into the software reader and takes them out. A DS service while the client was started
 * with {@code -softwareCard}; all methods may be called from any thread.
 */
public interface SoftwareReader {

    /** Puts in the persona's card; one that is in the reader is taken out first. */
    void insert(String persona) throws SoftwareCardException;

    /** Puts in something that does not answer: a card upside down. */
    void insertMute();

    /** Takes out what is in the reader, if anything. Whoever is speaking to the card is told that it is gone. */
    void remove();

    /**
     * Has the card pulled in the middle of a command, after so many more have been answered. The one it is pulled in never
     * gets an answer; a VERIFY has spent its try by then.
     */
    void pullAfter(int commands);
}
