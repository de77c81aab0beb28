/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.simulator.internal.cardos;

import java.io.ByteArrayOutputStream;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How IsoApplet is personalised, as OpenSC's pkcs15-init does it: a PUK and a code by CHANGE REFERENCE DATA without an old one,
 * files by CREATE FILE, keys by number.
 */
final class IsoAppletCommands implements OwnerCommands {

    /** Reference of the one code. */
    static final int PIN = 0x01;
    private static final int PUK = 0x02;
    private static final int CODE_LENGTH = 16;
    private static final int SHORTEST_PIN = 4;
    private static final int TRIES = 3;
    private static final int PUK_TRIES = 5;

    private static final int NEW_CODE = 0x01;
    private static final int SET_FOR_KEY = 0x4100;
    private static final int NO_TEMPLATE = 0x00;
    private static final int GENERATE_RSA = 0x4200;
    private static final int PRIVATE_KEY = 0x3FFF;
    private static final int RSA_2048 = 0xF3;
    private static final int EC = 0xEC;
    private static final int TAG_RSA_PRIVATE_KEY = 0x7F48;
    private static final int TAG_PRIME_P = 0x92;
    private static final int TAG_PRIME_Q = 0x93;
    private static final int TAG_PUBLIC_KEY = 0x7F49;
    private static final int TAG_FIELD = 0x81;
    private static final int TAG_POINT = 0x86;
    private static final int TAG_SECRET = 0x88;

    private final FileCommands files;
    private final CodeCommands codes;
    private final KeyCommands keys;
    private final AccessConditions access;
    private int algorithm;
    private int keyReference;

    IsoAppletCommands(FileCommands files, CodeCommands codes, KeyCommands keys, AccessConditions access) {
        this.files = files;
        this.codes = codes;
        this.keys = keys;
        this.access = access;
    }

    @Override
    public void reset() {
        algorithm = 0;
        keyReference = 0;
    }

    @Override
    public Optional<Reply> carryOut(Command command) throws StatusException {
        return switch (command.ins()) {
        case 0x22 -> command.p1p2() == (SET_FOR_KEY | NO_TEMPLATE) ? Optional.of(nameKey(command.data()))
                : Optional.empty();
        case 0x24 -> command.p1() == NEW_CODE && !codes.has(command.p2()) ? Optional.of(setUp(command))
                : Optional.empty();
        case 0x46 -> Optional.of(generate(command));
        case 0xD6 -> Optional.of(files.updateBinary(command));
        case 0xDB -> Optional.of(putKey(command));
        case 0xE0 -> Optional.of(files.create(FileDescription.file(command.data())));
        case 0xE4 -> Optional.of(files.delete());
        default -> Optional.empty();
        };
    }

    private Reply setUp(Command command) throws StatusException {
        byte[] code = command.data().clone();
        if (command.p2() == PUK && code.length == CODE_LENGTH && !codes.has(PIN)) {
            codes.put(new CodeSpec(PUK, code, CODE_LENGTH, CODE_LENGTH, CODE_LENGTH, (byte) 0, PUK_TRIES, PUK_TRIES,
                    OptionalInt.empty(), true));
        } else if (command.p2() == PIN && code.length >= SHORTEST_PIN && code.length <= CODE_LENGTH) {
            codes.put(new CodeSpec(PIN, code, SHORTEST_PIN, CODE_LENGTH, CODE_LENGTH, (byte) 0, TRIES, TRIES,
                    codes.has(PUK) ? OptionalInt.of(PUK) : OptionalInt.empty(), true));
            access.putIntoUse();
        } else {
            throw new StatusException(Sw.WRONG_DATA);
        }
        return Reply.status(Sw.SUCCESS);
    }

    private Reply nameKey(byte[] template) throws StatusException {
        List<DataObject> objects = DataObject.all(template);
        algorithm = DataObject.value(objects, 0x80)[0] & 0xFF;
        keyReference = DataObject.value(objects, 0x84)[0] & 0xFF;
        return Reply.status(Sw.SUCCESS);
    }

    private void requireOwner() throws StatusException {
        if (access.isInUse() && !codes.isVerified(PIN)) {
            throw new StatusException(Sw.SECURITY_STATUS_NOT_SATISFIED);
        }
    }

    private Reply putKey(Command command) throws StatusException {
        requireOwner();
        if (command.p1p2() != PRIVATE_KEY) {
            throw new StatusException(Sw.WRONG_P1_P2);
        }
        DataObject object = DataObject.all(command.data()).get(0);
        List<DataObject> parts = DataObject.all(object.value());
        if (algorithm == RSA_2048 && object.tag() == TAG_RSA_PRIVATE_KEY) {
            put(KeyMaterial.rsa(DataObject.value(parts, TAG_PRIME_P), DataObject.value(parts, TAG_PRIME_Q)));
        } else if (algorithm == EC) {
            put(KeyMaterial.ec(DataObject.value(parts, TAG_SECRET), 8 * DataObject.value(parts, TAG_FIELD).length));
        } else {
            throw new StatusException(Sw.NOT_SUPPORTED);
        }
        return Reply.status(Sw.SUCCESS);
    }

    private void put(PrivateKey key) {
        keys.put(new CardKey(keyReference, 0, key, PIN, false));
    }

    private Reply generate(Command command) throws StatusException {
        requireOwner();
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        if (algorithm == RSA_2048 && command.p1p2() == GENERATE_RSA) {
            KeyPair pair = KeyMaterial.generateRsa(2048);
            put(pair.getPrivate());
            RSAPublicKey key = (RSAPublicKey) pair.getPublic();
            DataObject.write(told, 0x81, KeyMaterial.unsigned(key.getModulus(), 256));
            DataObject.write(told, 0x82, KeyMaterial.unsigned(key.getPublicExponent(), 3));
        } else if (algorithm == EC && command.p1p2() == 0) {
            List<DataObject> curve = DataObject.all(command.data());
            int length = DataObject.value(curve, TAG_FIELD).length;
            KeyPair pair = KeyMaterial.generateEc(8 * length);
            put(pair.getPrivate());
            told.writeBytes(command.data());
            DataObject.write(told, TAG_POINT, point((ECPublicKey) pair.getPublic(), length));
        } else {
            throw new StatusException(Sw.NOT_SUPPORTED);
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        DataObject.write(whole, TAG_PUBLIC_KEY, told.toByteArray());
        return Reply.success(whole.toByteArray());
    }

    private static byte[] point(ECPublicKey key, int length) {
        ByteArrayOutputStream point = new ByteArrayOutputStream();
        point.write(0x04);
        point.writeBytes(KeyMaterial.unsigned(key.getW().getAffineX(), length));
        point.writeBytes(KeyMaterial.unsigned(key.getW().getAffineY(), length));
        return point.toByteArray();
    }
}
