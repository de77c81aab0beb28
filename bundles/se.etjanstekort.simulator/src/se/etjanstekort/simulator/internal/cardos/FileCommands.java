/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.simulator.internal.cardos;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

import se.etjanstekort.simulator.internal.cardos.AccessConditions.Operation;
import se.etjanstekort.simulator.internal.cardos.CardTraits.ShortRead;

/** SELECT and READ BINARY (ISO/IEC 7816-4, 11.2 and 11.3), and what is selected. */
final class FileCommands {

    private static final int SHORT_IDENTIFIER_GIVEN = 0x80;
    private static final int LE_ALL = 256;

    private final DedicatedFile masterFile;
    private final CardTraits traits;
    private final AccessConditions access;
    private final NonVolatileMemory memory;
    private Position position;

    FileCommands(DedicatedFile masterFile, CardTraits traits, AccessConditions access, NonVolatileMemory memory) {
        this.masterFile = masterFile;
        this.traits = traits;
        this.access = access;
        this.memory = memory;
        reset();
    }

    /** Back to the MF. */
    void reset() {
        position = Position.at(masterFile);
    }

    /** The current EF. */
    ElementaryFile currentFile() throws StatusException {
        return position.file().orElseThrow(() -> new StatusException(Sw.NO_CURRENT_EF));
    }

    /** UPDATE BINARY (ISO/IEC 7816-4, 11.3.4). */
    Reply updateBinary(Command command) throws StatusException {
        ElementaryFile file = currentFile();
        access.require(file, Operation.UPDATE);
        int offset = command.p1p2();
        if (offset + command.nc() > file.content().length) {
            throw new StatusException(Sw.OFFSET_OUTSIDE_EF);
        }
        memory.write(() -> System.arraycopy(command.data(), 0, file.content(), offset, command.nc()));
        return Reply.status(Sw.SUCCESS);
    }

    /** Adds a file to the current DF and makes it the current file (CREATE FILE; ISO/IEC 7816-9). */
    Reply create(CardFile file) throws StatusException {
        DedicatedFile directory = currentDirectory();
        access.require(directory, Operation.CREATE);
        if (directory.child(file.identifier()).isPresent()) {
            throw new StatusException(Sw.FILE_EXISTS);
        }
        memory.write(() -> directory.children().add(file));
        position = position.child(file.identifier()).orElseThrow();
        return Reply.status(Sw.SUCCESS);
    }

    /** Empties a card that its owner begins with: an application in the MF, with these conditions (MyEID's own form). */
    void initialise(byte[] conditions) throws StatusException {
        access.require(masterFile, Operation.DELETE);
        if (conditions.length < 8) {
            throw new StatusException(Sw.WRONG_DATA);
        }
        memory.write(() -> {
            masterFile.children().clear();
            masterFile.children().add(new DedicatedFile(0x5015, HexFormat.of().parseHex("A000000063504B43532D3135"),
                    List.of(), Arrays.copyOfRange(conditions, 5, 8)));
        });
        access.takeOutOfUse();
        reset();
    }

    /** Removes the current file (DELETE FILE; ISO/IEC 7816-9). */
    Reply delete() throws StatusException {
        CardFile file = position.selected();
        access.require(file, Operation.DELETE);
        Position around = position.file().isPresent() ? position.atDirectory()
                : position.parent().orElseThrow(() -> new StatusException(Sw.CONDITIONS_NOT_SATISFIED));
        memory.write(() -> around.directory().children().remove(file));
        position = around;
        return Reply.status(Sw.SUCCESS);
    }

    DedicatedFile currentDirectory() {
        return position.directory();
    }

    Reply select(Command command) throws StatusException {
        int p2 = command.p2();
        if ((p2 & 0x03) != 0) {
            throw new StatusException(Sw.FILE_NOT_FOUND);
        }
        if (p2 != 0x00 && p2 != 0x04 && p2 != 0x0C) {
            throw new StatusException(Sw.WRONG_P1_P2);
        }
        position = target(command.p1(), command.data()).orElseThrow(() -> new StatusException(Sw.FILE_NOT_FOUND));
        if (p2 == 0x0C) {
            return Reply.status(Sw.SUCCESS);
        }
        int template = p2 == 0x00 ? FileControlInformation.FCI : FileControlInformation.FCP;
        return Reply.success(FileControlInformation.encode(template, position.selected(), traits.family(),
                access.isInUse()));
    }

    private Optional<Position> target(int p1, byte[] data) throws StatusException {
        return switch (p1) {
        case 0x00 -> byIdentifier(data);
        case 0x01 -> position.child(identifier(data)).filter(found -> found.file().isEmpty());
        case 0x02 -> position.child(identifier(data)).filter(found -> found.file().isPresent());
        case 0x03 -> position.parent();
        case 0x04 -> position.named(data);
        case 0x08 -> byPath(Position.at(masterFile), data);
        case 0x09 -> byPath(position.atDirectory(), data);
        default -> throw new StatusException(Sw.WRONG_P1_P2);
        };
    }

    /** The MF, the current DF, a file below it, its parent, or a DF beside it. */
    private Optional<Position> byIdentifier(byte[] data) throws StatusException {
        int wanted = data.length == 0 ? DedicatedFile.MASTER_FILE : identifier(data);
        if (wanted == DedicatedFile.MASTER_FILE) {
            return Optional.of(Position.at(masterFile));
        }
        if (wanted == position.directory().identifier()) {
            return Optional.of(position.atDirectory());
        }
        Optional<Position> parent = position.parent();
        return position.child(wanted).or(() -> parent.filter(up -> up.directory().identifier() == wanted))
                .or(() -> parent.flatMap(up -> up.child(wanted)).filter(beside -> beside.file().isEmpty()));
    }

    private static Optional<Position> byPath(Position start, byte[] data) throws StatusException {
        if (data.length == 0 || data.length % 2 != 0) {
            throw new StatusException(Sw.WRONG_LENGTH);
        }
        boolean namesMasterFile = start.path().size() == 1 && identifierAt(data, 0) == DedicatedFile.MASTER_FILE;
        Optional<Position> found = Optional.of(start);
        for (int at = namesMasterFile ? 2 : 0; at < data.length; at += 2) {
            int next = identifierAt(data, at);
            found = found.filter(position -> position.file().isEmpty()).flatMap(position -> position.child(next));
        }
        return found;
    }

    private static int identifier(byte[] data) throws StatusException {
        if (data.length != 2) {
            throw new StatusException(Sw.WRONG_LENGTH);
        }
        return identifierAt(data, 0);
    }

    private static int identifierAt(byte[] data, int at) {
        return (data[at] & 0xFF) << 8 | data[at + 1] & 0xFF;
    }

    Reply readBinary(Command command) throws StatusException {
        if (command.nc() != 0 || command.ne() == 0) {
            throw new StatusException(Sw.WRONG_LENGTH);
        }
        int offset = command.p1p2();
        if ((command.p1() & SHORT_IDENTIFIER_GIVEN) != 0) {
            selectShort(command.p1() & ~SHORT_IDENTIFIER_GIVEN);
            offset = command.p2();
        }
        ElementaryFile file = position.file().orElseThrow(() -> new StatusException(Sw.NO_CURRENT_EF));
        if (file.isKey()) {
            throw new StatusException(Sw.SECURITY_STATUS_NOT_SATISFIED);
        }
        access.require(file, Operation.READ);
        return read(file.content(), offset, command.ne());
    }

    private void selectShort(int shortIdentifier) throws StatusException {
        if (shortIdentifier > 30) {
            throw new StatusException(Sw.WRONG_P1_P2);
        }
        if (shortIdentifier != 0) {
            ElementaryFile file = currentDirectory().childByShortIdentifier(shortIdentifier)
                    .orElseThrow(() -> new StatusException(Sw.FILE_NOT_FOUND));
            position = new Position(position.path(), Optional.of(file));
        }
    }

    private Reply read(byte[] content, int offset, int ne) throws StatusException {
        int available = content.length - offset;
        if (available <= 0) {
            throw new StatusException(Sw.OFFSET_OUTSIDE_EF);
        }
        int most = Math.min(ne, traits.dialect().mostBytes());
        byte[] data = Arrays.copyOfRange(content, offset, offset + Math.min(available, most));
        boolean asksForAll = ne == LE_ALL || ne == 65_536;
        if (ne <= available || asksForAll) {
            return Reply.success(data);
        }
        if (traits.shortRead() == ShortRead.CORRECTS && available < LE_ALL) {
            throw new StatusException(Sw.WRONG_LE | available);
        }
        return new Reply(data, Sw.END_OF_FILE);
    }
}
