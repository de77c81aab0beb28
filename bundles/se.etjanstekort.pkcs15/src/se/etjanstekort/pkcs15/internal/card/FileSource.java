/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pkcs15.internal.card;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import se.etjanstekort.pkcs15.CardCopy;
import se.etjanstekort.pkcs15.internal.asn1.Location;
import se.etjanstekort.smartcard.CardException;

/**
 * Where the content of files comes from: the card, or a copy of what it said when it was here before. No file is read twice.
 * For as long as a session lasts; one thread.
 */
public final class FileSource {

    private final CardFiles card;
    private final Map<Location, byte[]> fromCard = new LinkedHashMap<>();
    private Optional<CardCopy> copy = Optional.empty();

    public FileSource(CardFiles card) {
        this.card = card;
    }

    /** The same with another way to the card, where it has been selected again. */
    public FileSource on(CardFiles selected) {
        FileSource other = new FileSource(selected);
        other.fromCard.putAll(fromCard);
        other.copy = copy;
        return other;
    }

    /** The way to the card. */
    public CardFiles card() {
        return card;
    }

    /** From here on files are taken from the copy, where they are in it. */
    public void recall(CardCopy from) {
        copy = Optional.of(from);
    }

    /** The copy does not fit the card. */
    public void dropCopy() {
        copy = Optional.empty();
    }

    public Optional<CardCopy> copy() {
        return copy;
    }

    /** What was read from the card. */
    public Map<Location, byte[]> fromCard() {
        return fromCard;
    }

    /**
     * The content of a file.
     *
     * @param blockSize
     *            the most bytes to ask the card for at once
     * @return empty when there is no such file
     */
    public Optional<byte[]> read(Location location, int blockSize) throws CardException {
        Optional<byte[]> known = known(location);
        return known.isPresent() ? known : readFromCard(location, blockSize);
    }

    /** As {@link #read}, of a file that may be longer than a short command can ask for. */
    public Optional<byte[]> readLong(Location location, int blockSize) throws CardException {
        Optional<byte[]> known = known(location);
        if (known.isPresent()) {
            return known;
        }
        card.prepareForLongFiles();
        return readFromCard(location, blockSize);
    }

    /** The content of a file where the card need not be asked for it. */
    public Optional<byte[]> known(Location location) {
        byte[] read = fromCard.get(location);
        if (read != null) {
            return Optional.of(read.clone());
        }
        return location.isBeginning() ? copy.flatMap(files -> files.file(location.path())).filter(location::fits)
                : Optional.empty();
    }

    /** Asks the card, whatever the copy says. */
    public Optional<byte[]> readFromCard(Location location, int blockSize) throws CardException {
        Optional<byte[]> content = card.read(location, blockSize);
        content.ifPresent(bytes -> fromCard.put(location, bytes));
        return content;
    }

    /** Whether a file on the card begins as its copy does: one block is enough to tell two certificates apart. */
    public boolean beginsAsKnown(Location location, int blockSize) throws CardException {
        byte[] known = known(location).orElseThrow();
        return card.begins(location, known, blockSize);
    }
}
