/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pkcs15.internal.card;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import se.etjanstekort.pkcs15.FilePath;
import se.etjanstekort.pkcs15.Identifier;
import se.etjanstekort.pkcs15.internal.asn1.ApplicationTemplates;
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

    private static final Identifier PKCS15_AID = name("A000000063504B43532D3135");
    private static final List<Identifier> AIDS = List.of(PKCS15_AID,
            // cards of Swedish issuers that carry the same application under another name
            name("A0000000180C000001634200"), name("A000000167455349474E"));
    private static final FilePath EF_DIR = FilePath.of(FilePath.MASTER_FILE, 0x2F00);
    private static final FilePath USUAL_PATH = FilePath.of(FilePath.MASTER_FILE, 0x5015);

    private final CardTransport transport;
    private final Optional<Identifier> applicationId;
    private final FilePath application;
    private FilePath directory;
    private int filesRead;
    private int bytesRead;

    /** @param application the empty path where the application is known by its name only */
    private CardFiles(CardTransport transport, Optional<Identifier> applicationId, FilePath application) {
        this.transport = transport;
        this.applicationId = applicationId;
        this.application = application;
        this.directory = application;
    }

    private static Identifier name(String hex) {
        return new Identifier(HexFormat.of().parseHex(hex));
    }

    /** The names that PKCS#15 applications are known by. */
    public static List<Identifier> namesOfPkcs15() {
        return AIDS;
    }

    /** Whether it is a name that PKCS#15 applications have; other names are those of applets with one inside. */
    public static boolean isNameOfPkcs15(Identifier name) {
        return AIDS.contains(name);
    }

    /**
     * Selects the card's PKCS#15 application again, once it is known what card it is.
     *
     * @param names
     *            those that its profile knows it by
     */
    public static Optional<CardFiles> selectApplication(CardTransport transport, List<Identifier> names)
            throws CardException {
        for (Identifier applet : names) {
            if (!isNameOfPkcs15(applet) && Select.application(transport, applet.bytes()).isPresent()) {
                return selectInside(transport, applet);
            }
        }
        Optional<CardFiles> byName = selectByName(transport);
        return byName.isPresent() ? byName : selectByPath(transport);
    }

    /** Selects the PKCS#15 application by the names that it is known by. */
    public static Optional<CardFiles> selectByName(CardTransport transport) throws CardException {
        for (Identifier name : AIDS) {
            if (Select.application(transport, name.bytes()).isPresent()) {
                return Optional.of(new CardFiles(transport, Optional.of(name), FilePath.of()));
            }
        }
        return Optional.empty();
    }

    /** Selects the PKCS#15 application by the path in EF.DIR, or where it usually lies. */
    public static Optional<CardFiles> selectByPath(CardTransport transport) throws CardException {
        return selectByPath(transport, Optional.empty());
    }

    /** As {@link #selectByPath(CardTransport)}, within an applet that has been selected and has files of its own. */
    public static Optional<CardFiles> selectInside(CardTransport transport, Identifier applet) throws CardException {
        return selectByPath(transport, Optional.of(applet));
    }

    private static Optional<CardFiles> selectByPath(CardTransport transport, Optional<Identifier> applet)
            throws CardException {
        FilePath path = pathInDirectory(transport).orElse(USUAL_PATH);
        return trySelect(transport, path).map(found -> new CardFiles(transport, applet, path));
    }

    /** The name of the application, or of the applet that it is inside of; empty where it was found by its path alone. */
    public Optional<Identifier> applicationId() {
        return applicationId;
    }

    /** What an unknown card has in EF.DIR is its own affair: only what we understand counts. */
    private static Optional<FilePath> pathInDirectory(CardTransport transport) throws CardException {
        try {
            Optional<FileControlInformation> file = Select.path(transport, belowMasterFile(EF_DIR));
            if (file.isEmpty()) {
                return Optional.empty();
            }
            byte[] templates = new ReadBinary(transport, SAFE_BLOCK).wholeFile(file.get().size());
            Optional<FilePath> path = ApplicationTemplates.path(templates, PKCS15_AID.bytes());
            return path.isEmpty() ? path : Optional.of(resolve(FilePath.of(FilePath.MASTER_FILE), path.get()));
        } catch (CardException.UnexpectedStatus | CardException.MalformedData e) {
            return Optional.empty();
        }
    }

    private static FilePath resolve(FilePath directory, FilePath path) throws CardException.MalformedData {
        try {
            return directory.resolve(path);
        } catch (IllegalArgumentException e) {
            throw new CardException.MalformedData(path + " below " + directory + " is too deep", e);
        }
    }

    /** A card without the application refuses in ways of its own; only a broken line is an error here. */
    private static Optional<FileControlInformation> trySelect(CardTransport transport, FilePath path)
            throws CardException {
        try {
            return Select.path(transport, belowMasterFile(path));
        } catch (CardException.UnexpectedStatus e) {
            return Optional.empty();
        }
    }

    private static byte[] belowMasterFile(FilePath path) {
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
        Optional<FileControlInformation> selected = select(location.path());
        if (selected.isEmpty()) {
            return Optional.empty();
        }
        byte[] content = content(location, selected.get().size(), new ReadBinary(transport, blockSize));
        bytesRead += content.length;
        if (bytesRead > MAX_BYTES) {
            throw new CardException.MalformedData("more than " + MAX_BYTES + " bytes");
        }
        return Optional.of(content);
    }

    /** Whether a file begins with the first block of the bytes that it is expected to hold. */
    public boolean begins(Location location, byte[] expected, int blockSize) throws CardException {
        int length = Math.min(blockSize, expected.length);
        return select(location.path()).isPresent()
                && Arrays.equals(new ReadBinary(transport, blockSize).section(location.offset(), length), 0, length,
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
        if (target.equals(directory)) {
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
