/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pkcs15.internal.card;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

import se.etjanstekort.pkcs15.FilePath;
import se.etjanstekort.pkcs15.Identifier;
import se.etjanstekort.pkcs15.internal.asn1.Location;
import se.etjanstekort.smartcard.CardException;
import se.etjanstekort.smartcard.CardTransport;
import se.etjanstekort.smartcard.command.FileControlInformation;
import se.etjanstekort.smartcard.command.ReadBinary;
import se.etjanstekort.smartcard.command.Select;

/**
 * The files of a card's PKCS#15 application, for as long as a session lasts. Knows where on the card it stands, and reads no more
 * files and bytes than any honest card has. One thread.
 */
public final class CardFiles {

    /** More files than a card with six identities has. */
    static final int MAX_FILES = 64;
    /** More bytes than the memory of the cards in use. */
    static final int MAX_BYTES = 0x40000;

    /** Bytes to ask for at once before the card's profile is known. */
    public static final int SAFE_BLOCK = 0xFF;

    private static final Location EF_ATR = Location.of(FilePath.of(FilePath.MASTER_FILE, 0x2F01));
    /** EF(ODF) and EF(TokenInfo) (ISO/IEC 7816-15, 7.4). */
    private static final Map<FilePath, Integer> SHORT_FILE_IDS = Map.of(FilePath.of(0x5031), 0x11, FilePath.of(0x5032),
            0x12);

    private final FileReading reading;
    private final CardTransport transport;
    private final Optional<Identifier> applicationId;
    private final FilePath application;
    private final FilePath toldPath;
    private FilePath directory;
    private int filesRead;
    private int bytesRead;

    /**
     * @param application
     *            the empty path where the application is selected by its name
     * @param toldPath
     *            of the application's directory by the card's word; the empty path where it does not say
     */
    CardFiles(FileReading reading, Optional<Identifier> applicationId, FilePath application,
            FilePath toldPath) {
        this.reading = reading;
        this.transport = reading.transport();
        this.applicationId = applicationId;
        this.application = application;
        this.toldPath = toldPath;
        this.directory = application;
    }

    /**
     * Where the application is. Its directory's path counts as known where the card's answer to the selection and its own list of
     * files, EF(ODF), agree on it.
     */
    public ApplicationPlace place(List<FilePath> lists) {
        boolean agree = !lists.isEmpty() && lists.stream().allMatch(list -> list.parent().equals(toldPath));
        FilePath known = agree ? toldPath : FilePath.of();
        return new ApplicationPlace(applicationId, application.isEmpty() ? known : application);
    }

    /** The name of the application, or of the applet that it is inside of; empty where it was found by its path alone. */
    public Optional<Identifier> applicationId() {
        return applicationId;
    }

    static FilePath resolve(FilePath directory, FilePath path) throws CardException.MalformedData {
        try {
            return directory.resolve(path);
        } catch (IllegalArgumentException e) {
            throw new CardException.MalformedData(path + " below " + directory + " is too deep", e);
        }
    }

    static byte[] belowMasterFile(FilePath path) {
        byte[] bytes = bytes(path);
        byte[] below = new byte[bytes.length - 2];
        System.arraycopy(bytes, 2, below, 0, below.length);
        return below;
    }

    private static byte[] bytes(FilePath path) {
        byte[] bytes = new byte[2 * path.fileIds().size()];
        for (int i = 0; i < path.fileIds().size(); i++) {
            int id = path.fileIds().get(i);
            bytes[2 * i] = (byte) (id >> 8);
            bytes[2 * i + 1] = (byte) id;
        }
        return bytes;
    }

    /**
     * Reads a file, or the part of it that the location names.
     *
     * @param blockSize
     *            the most bytes to ask for at once
     * @return empty when there is no such file
     * @throws CardException.MalformedData
     *             when the card makes us read more than any card holds
     */
    public Optional<byte[]> read(Location location, int blockSize) throws CardException {
        if (++filesRead > MAX_FILES) {
            throw new CardException.MalformedData("more than " + MAX_FILES + " files");
        }
        Optional<byte[]> content = byShortName(location);
        if (content.isEmpty()) {
            Optional<FileControlInformation> selected = select(location.path());
            if (selected.isEmpty()) {
                return Optional.empty();
            }
            content = Optional.of(content(location, selected.get().size(), reading.command(blockSize)));
        }
        bytesRead += content.get().length;
        if (bytesRead > MAX_BYTES) {
            throw new CardException.MalformedData("more than " + MAX_BYTES + " bytes");
        }
        return content;
    }

    /** One of the two files whose short identifiers the standard gives, where the card stands in the application. */
    private Optional<byte[]> byShortName(Location location) throws CardException {
        Integer shortId = SHORT_FILE_IDS.get(location.path());
        if (shortId == null || !reading.namesShort() || !directory.equals(application)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ReadBinary(transport, SAFE_BLOCK).shortFile(shortId));
        } catch (CardException.UnexpectedStatus e) {
            reading.nameInFull();
            return Optional.empty();
        }
    }

    /** Before long files are read: asks EF.ATR/INFO how long an answer may be, where the answer to reset refers to it. */
    public void prepareForLongFiles() throws CardException {
        if (!reading.isLimitOpen()) {
            return;
        }
        Optional<byte[]> file;
        try {
            file = read(EF_ATR, SAFE_BLOCK);
        } catch (CardException.UnexpectedStatus e) {
            file = Optional.empty();
        }
        reading.learnLimit(file);
    }

    /** The application may have been left: it is selected again before anything in it is named by other than its whole path. */
    public void leave() {
        directory = FilePath.of(FilePath.MASTER_FILE);
    }

    /** Whether a file begins with the first block of the bytes that it is expected to hold. */
    public boolean begins(Location location, byte[] expected, int blockSize) throws CardException {
        int length = Math.min(blockSize, expected.length);
        return select(location.path()).isPresent()
                && Arrays.equals(reading.command(blockSize).section(location.offset(), length), 0, length,
                        expected, 0, length);
    }

    private static byte[] content(Location location, OptionalInt size, ReadBinary command) throws CardException {
        if (location.offset() == 0 && location.length().isEmpty()) {
            return command.wholeFile(size);
        }
        return command.section(location.offset(), location.length().orElse(ReadBinary.MAX_FILE));
    }

    /**
     * Makes a directory the current one, where it is not so already: the application's own for the empty path.
     *
     * @throws CardException.MalformedData
     *             when there is no such directory
     */
    public void enter(FilePath wanted) throws CardException {
        if (!tryEnter(wanted)) {
            throw new CardException.MalformedData("no directory " + wanted);
        }
    }

    /** As {@link #enter}, of a directory that need not be there. */
    public boolean tryEnter(FilePath wanted) throws CardException {
        FilePath target = resolve(application, wanted);
        if (target.equals(directory) || directory.equals(application) && target.equals(toldPath)) {
            return true;
        }
        if (target.isEmpty()) {
            returnToApplication();
            return true;
        }
        FilePath before = directory;
        boolean found = select(wanted).isPresent();
        directory = found ? target : before;
        return found;
    }

    private Optional<FileControlInformation> select(FilePath path) throws CardException {
        FilePath target = resolve(application, path);
        if (target.isAbsolute()) {
            directory = target.parent();
            return Select.path(transport, belowMasterFile(target));
        }
        if (!directory.isEmpty()) {
            returnToApplication();
        }
        directory = target.parent();
        return target.fileIds().size() == 1 ? Select.fileId(transport, target.lastFileId())
                : Select.pathFromCurrent(transport, bytes(target));
    }

    /** Only where the application has no path of its own: others are selected absolutely. */
    private void returnToApplication() throws CardException {
        if (applicationId.isEmpty() || Select.application(transport, applicationId.get().bytes()).isEmpty()) {
            throw new CardException.MalformedData("the application cannot be selected again");
        }
        directory = FilePath.of();
    }
}
