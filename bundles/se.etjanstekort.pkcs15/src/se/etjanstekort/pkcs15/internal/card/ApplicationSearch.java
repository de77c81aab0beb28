/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pkcs15.internal.card;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import se.etjanstekort.pkcs15.FilePath;
import se.etjanstekort.pkcs15.Identifier;
import se.etjanstekort.pkcs15.internal.asn1.ApplicationTemplates;
import se.etjanstekort.smartcard.CardException;
import se.etjanstekort.smartcard.CardTransport;
import se.etjanstekort.smartcard.command.FileControlInformation;
import se.etjanstekort.smartcard.command.ReadBinary;
import se.etjanstekort.smartcard.command.Select;

/** Selects a card's PKCS#15 application, wherever it is. */
public final class ApplicationSearch {

    private static final Identifier PKCS15_AID = name("A000000063504B43532D3135");
    private static final List<Identifier> AIDS = List.of(PKCS15_AID,
            // cards of Swedish issuers that carry the same application under another name
            name("A0000000180C000001634200"), name("A000000167455349474E"));
    private static final FilePath EF_DIR = FilePath.of(FilePath.MASTER_FILE, 0x2F00);
    private static final FilePath USUAL_PATH = FilePath.of(FilePath.MASTER_FILE, 0x5015);
    /** Where it is on nearly all cards. */
    public static final ApplicationPlace USUAL = new ApplicationPlace(Optional.of(PKCS15_AID), FilePath.of());

    private ApplicationSearch() {
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

    /** Selects the card's PKCS#15 application again, once it is known where it is; empty where it is there no more. */
    public static Optional<CardFiles> selectAgain(FileReading reading, ApplicationPlace place) throws CardException {
        CardTransport transport = reading.transport();
        if (place.name().isPresent() && Select.application(transport, place.name().get().bytes()).isEmpty()) {
            return Optional.empty();
        }
        if (place.isSelectedByName()) {
            return Optional.of(new CardFiles(reading, place.name(), FilePath.of(), place.path()));
        }
        return trySelect(transport, place.path())
                .map(found -> new CardFiles(reading, place.name(), place.path(), place.path()));
    }

    /** Selects the PKCS#15 application by the names that it is known by. */
    public static Optional<CardFiles> selectByName(FileReading reading) throws CardException {
        for (Identifier name : AIDS) {
            Optional<FileControlInformation> found = Select.application(reading.transport(), name.bytes());
            if (found.isPresent()) {
                return Optional.of(new CardFiles(reading, Optional.of(name), FilePath.of(), pathTold(found.get())));
            }
        }
        return Optional.empty();
    }

    /** Applications lie directly below the master file, or nowhere where they are nameable by a path. */
    private static FilePath pathTold(FileControlInformation application) {
        OptionalInt id = application.fileId();
        return id.isPresent() ? FilePath.of(FilePath.MASTER_FILE, id.getAsInt()) : FilePath.of();
    }

    /** Selects the PKCS#15 application by the path in EF.DIR, or where it usually lies. */
    public static Optional<CardFiles> selectByPath(FileReading reading) throws CardException {
        return selectByPath(reading, Optional.empty());
    }

    /** As {@link #selectByPath(FileReading)}, within an applet that has been selected and has files of its own. */
    public static Optional<CardFiles> selectInside(FileReading reading, Identifier applet) throws CardException {
        return selectByPath(reading, Optional.of(applet));
    }

    private static Optional<CardFiles> selectByPath(FileReading reading, Optional<Identifier> applet)
            throws CardException {
        FilePath path = pathInDirectory(reading.transport()).orElse(USUAL_PATH);
        return trySelect(reading.transport(), path).map(found -> new CardFiles(reading, applet, path, path));
    }

    /** What an unknown card has in EF.DIR is its own affair: only what we understand counts. */
    private static Optional<FilePath> pathInDirectory(CardTransport transport) throws CardException {
        try {
            Optional<FileControlInformation> file = Select.path(transport, CardFiles.belowMasterFile(EF_DIR));
            if (file.isEmpty()) {
                return Optional.empty();
            }
            byte[] templates = new ReadBinary(transport, CardFiles.SAFE_BLOCK).wholeFile(file.get().size());
            Optional<FilePath> path = ApplicationTemplates.path(templates, PKCS15_AID.bytes());
            return path.isEmpty() ? path
                    : Optional.of(CardFiles.resolve(FilePath.of(FilePath.MASTER_FILE), path.get()));
        } catch (CardException.UnexpectedStatus | CardException.MalformedData e) {
            return Optional.empty();
        }
    }

    /** A card without the application refuses in ways of its own; only a broken line is an error here. */
    private static Optional<FileControlInformation> trySelect(CardTransport transport, FilePath path)
            throws CardException {
        try {
            return Select.path(transport, CardFiles.belowMasterFile(path));
        } catch (CardException.UnexpectedStatus e) {
            return Optional.empty();
        }
    }
}
