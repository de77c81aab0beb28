/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.simulator.internal.cardos;

import java.io.ByteArrayOutputStream;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPrivateKey;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How a MyEID card is personalised, as OpenSC's pkcs15-init does it: codes and parts of keys by PUT DATA, files by CREATE FILE,
 * and nothing is guarded before ACTIVATE.
 */
final class MyEidCommands implements OwnerCommands {

    private static final int MASTER_FILE_OBJECT = 0xE0;
    private static final int LAST_CODE = 14;
    /** A code and its PUK stand in one record; the PUK has a reference that no command names. */
    private static final int PUK_OF = 0x100;
    private static final int CODE_LENGTH = 8;
    private static final byte PADDING = (byte) 0xFF;
    private static final int SHORTEST = 4;

    private static final int PRIME_P = 0x83;
    private static final int PRIME_Q = 0x84;
    private static final int EC_SECRET = 0x87;
    private static final int MODULUS_END = 0x89;
    private static final int MODULUS = 0x80;
    private static final int GET_MODULUS = 0x0101;
    private static final int GET_POINT = 0x0102;
    private static final int LONGEST_FIELD = 521;

    private final FileCommands files;
    private final CodeCommands codes;
    private final KeyCommands keys;
    private final AccessConditions access;
    private final Map<Integer, byte[]> parts = new HashMap<>();
    private final Map<Integer, byte[]> points = new HashMap<>();

    MyEidCommands(FileCommands files, CodeCommands codes, KeyCommands keys, AccessConditions access) {
        this.files = files;
        this.codes = codes;
        this.keys = keys;
        this.access = access;
    }

    @Override
    public void reset() {
        parts.clear();
    }

    @Override
    public Optional<Reply> carryOut(Command command) throws StatusException {
        return switch (command.ins()) {
        case 0x2E -> Optional.of(deauthenticate());
        case 0x44 -> Optional.of(activate());
        case 0x46 -> Optional.of(generate());
        case 0xCA -> publicKey(command.p1p2());
        case 0xD6 -> Optional.of(files.updateBinary(command));
        case 0xDA -> Optional.of(putData(command));
        case 0xE0 -> Optional.of(files.create(FileDescription.file(command.data())));
        case 0xE4 -> Optional.of(files.delete());
        default -> Optional.empty();
        };
    }

    private Reply deauthenticate() {
        codes.reset();
        return Reply.status(Sw.SUCCESS);
    }

    private Reply activate() {
        access.putIntoUse();
        return Reply.status(Sw.SUCCESS);
    }

    private Reply putData(Command command) throws StatusException {
        if (command.p1() != 0x01) {
            throw new StatusException(Sw.WRONG_P1_P2);
        }
        if (command.p2() == MASTER_FILE_OBJECT) {
            files.initialise(command.data());
            return Reply.status(Sw.SUCCESS);
        }
        return command.p2() > 0 && command.p2() <= LAST_CODE ? putCode(command.p2(), command.data())
                : putKeyPart(command.p2(), command.data());
    }

    /** A code, its PUK, and the tries of both. */
    private Reply putCode(int reference, byte[] record) throws StatusException {
        if (access.isInUse() && codes.has(reference) || record.length < 2 * CODE_LENGTH + 2) {
            throw new StatusException(Sw.CONDITIONS_NOT_SATISFIED);
        }
        codes.put(code(PUK_OF | reference, Arrays.copyOfRange(record, CODE_LENGTH, 2 * CODE_LENGTH),
                record[2 * CODE_LENGTH + 1], OptionalInt.empty()));
        codes.put(code(reference, Arrays.copyOf(record, CODE_LENGTH), record[2 * CODE_LENGTH],
                OptionalInt.of(PUK_OF | reference)));
        return Reply.status(Sw.SUCCESS);
    }

    private static CodeSpec code(int reference, byte[] padded, int tries, OptionalInt unblockedBy) {
        return new CodeSpec(reference, padded, SHORTEST, CODE_LENGTH, CODE_LENGTH, PADDING, tries, tries, unblockedBy);
    }

    private Reply putKeyPart(int part, byte[] value) throws StatusException {
        ElementaryFile file = keyFile(AccessConditions.Operation.UPDATE);
        parts.put(part, value.clone());
        int bits = 8 * file.content().length;
        if (bits > LONGEST_FIELD && (part == MODULUS || part == MODULUS_END)) {
            put(file, KeyMaterial.rsa(part(PRIME_P), part(PRIME_Q)));
        } else if (bits <= LONGEST_FIELD && part == EC_SECRET) {
            put(file, KeyMaterial.ec(value, bits));
        }
        return Reply.status(Sw.SUCCESS);
    }

    private byte[] part(int part) throws StatusException {
        return Optional.ofNullable(parts.remove(part))
                .orElseThrow(() -> new StatusException(Sw.CONDITIONS_NOT_SATISFIED));
    }

    private ElementaryFile keyFile(AccessConditions.Operation operation) throws StatusException {
        ElementaryFile file = files.currentFile();
        if (!file.isKey()) {
            throw new StatusException(Sw.CONDITIONS_NOT_SATISFIED);
        }
        access.require(file, operation);
        return file;
    }

    private void put(ElementaryFile file, PrivateKey key) {
        keys.put(new CardKey(file.identifier() & 0xFF, file.identifier(), key, access.codeOfKey(file), false));
    }

    private Reply generate() throws StatusException {
        ElementaryFile file = keyFile(AccessConditions.Operation.GENERATE);
        int bits = 8 * file.content().length;
        KeyPair pair = bits > LONGEST_FIELD ? KeyMaterial.generateRsa(bits) : KeyMaterial.generateEc(bits);
        put(file, pair.getPrivate());
        if (pair.getPublic() instanceof ECPublicKey key) {
            ByteArrayOutputStream point = new ByteArrayOutputStream();
            point.write(0x04);
            point.writeBytes(KeyMaterial.unsigned(key.getW().getAffineX(), bits / 8));
            point.writeBytes(KeyMaterial.unsigned(key.getW().getAffineY(), bits / 8));
            points.put(file.identifier(), point.toByteArray());
        }
        return Reply.status(Sw.SUCCESS);
    }

    private Optional<Reply> publicKey(int object) throws StatusException {
        if (object != GET_MODULUS && object != GET_POINT) {
            return Optional.empty();
        }
        ElementaryFile file = files.currentFile();
        Optional<CardKey> key = keys.inFile(file.identifier());
        if (key.isPresent() && key.get().key() instanceof RSAPrivateKey rsa && object == GET_MODULUS) {
            return Optional.of(Reply.success(KeyMaterial.unsigned(rsa.getModulus(), file.content().length)));
        }
        byte[] point = points.get(file.identifier());
        if (point == null) {
            throw new StatusException(Sw.REFERENCED_DATA_NOT_FOUND);
        }
        return Optional.of(Reply.success(point));
    }
}
