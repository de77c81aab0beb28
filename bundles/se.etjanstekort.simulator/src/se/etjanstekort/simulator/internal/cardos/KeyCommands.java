/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.simulator.internal.cardos;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

import se.etjanstekort.simulator.internal.cardos.Dialect.KeyNames;
import se.etjanstekort.simulator.internal.cardos.SecurityEnvironment.Algorithm;

/**
 * MANAGE SECURITY ENVIRONMENT and INTERNAL AUTHENTICATE (ISO/IEC 7816-4, 11.5) and PERFORM SECURITY OPERATION (ISO/IEC
 * 7816-8): sign and decipher.
 */
final class KeyCommands {

    private static final int SET_FOR_COMPUTATION = 0x41;
    private static final int RESTORE = 0xF3;
    private static final int TEMPLATE_AUTHENTICATION = 0xA4;
    private static final int TEMPLATE_SIGNATURE = 0xB6;
    private static final int TEMPLATE_CONFIDENTIALITY = 0xB8;
    private static final int TAG_ALGORITHM = 0x80;
    private static final int TAG_FILE = 0x81;
    private static final int TAG_KEY = 0x84;

    private static final int COMPUTE_DIGITAL_SIGNATURE = 0x9E9A;
    private static final int DECIPHER = 0x8086;
    private static final int PADDING_NONE_TOLD = 0x00;
    private static final int FIRST_HALF = 0x81;
    private static final int SECOND_HALF = 0x82;

    private final List<CardKey> keys;
    private final CodeCommands codes;
    private final Dialect dialect;
    private final KeyOperations operations;
    private final Map<Integer, SecurityEnvironment> environments = new HashMap<>();
    private byte[] firstHalf = {};

    KeyCommands(List<CardKey> keys, CodeCommands codes, Dialect dialect) {
        this.keys = new ArrayList<>(keys);
        this.codes = codes;
        this.dialect = dialect;
        this.operations = new KeyOperations(dialect);
    }

    /** A key that the card's owner made or brought; in the place of one by the same name. */
    void put(CardKey key) {
        keys.removeIf(other -> other.reference() == key.reference() && other.file() == key.file());
        keys.add(key);
    }

    Optional<CardKey> inFile(int file) {
        return keys.stream().filter(key -> key.file() == file).findFirst();
    }

    void reset() {
        environments.clear();
        firstHalf = new byte[0];
    }

    Reply manageSecurityEnvironment(Command command) throws StatusException {
        firstHalf = new byte[0];
        if (command.p1() == RESTORE) {
            environments.clear();
            return Reply.status(Sw.SUCCESS);
        }
        int template = command.p2();
        boolean known = template == TEMPLATE_AUTHENTICATION || template == TEMPLATE_SIGNATURE
                || template == TEMPLATE_CONFIDENTIALITY;
        if (command.p1() != SET_FOR_COMPUTATION || !known) {
            throw new StatusException(Sw.WRONG_P1_P2);
        }
        environments.remove(template);
        environments.put(template, environment(command.data()));
        return Reply.status(Sw.SUCCESS);
    }

    private SecurityEnvironment environment(byte[] template) throws StatusException {
        Optional<byte[]> file = value(template, TAG_FILE);
        Optional<byte[]> reference = value(template, TAG_KEY);
        CardKey key;
        if (dialect.keyNames() == KeyNames.FILE && file.isEmpty()) {
            throw new StatusException(Sw.WRONG_DATA);
        }
        if (file.isPresent()) {
            byte[] identifier = exactly(2, file.get());
            key = key(candidate -> candidate.file() == ((identifier[0] & 0xFF) << 8 | identifier[1] & 0xFF));
        } else {
            byte[] named = exactly(1, reference.orElseThrow(() -> new StatusException(Sw.WRONG_DATA)));
            key = key(candidate -> candidate.reference() == (named[0] & 0xFF));
        }
        Optional<byte[]> algorithm = value(template, TAG_ALGORITHM);
        Algorithm wanted = algorithm.isPresent() ? Algorithm.of(exactly(1, algorithm.get())[0] & 0xFF, dialect)
                : Algorithm.usual(key);
        if (!wanted.fits(key)) {
            throw new StatusException(Sw.WRONG_DATA);
        }
        return new SecurityEnvironment(key, wanted);
    }

    private CardKey key(Predicate<CardKey> named) throws StatusException {
        return keys.stream().filter(named).findFirst()
                .orElseThrow(() -> new StatusException(Sw.REFERENCED_DATA_NOT_FOUND));
    }

    /** The value of a tag among data objects with one-byte tags and lengths. */
    private static Optional<byte[]> value(byte[] template, int tag) throws StatusException {
        int at = 0;
        while (at + 2 <= template.length) {
            int end = at + 2 + (template[at + 1] & 0xFF);
            if (end > template.length) {
                throw new StatusException(Sw.WRONG_DATA);
            }
            if ((template[at] & 0xFF) == tag) {
                return Optional.of(Arrays.copyOfRange(template, at + 2, end));
            }
            at = end;
        }
        if (at != template.length) {
            throw new StatusException(Sw.WRONG_DATA);
        }
        return Optional.empty();
    }

    private static byte[] exactly(int length, byte[] value) throws StatusException {
        if (value.length != length) {
            throw new StatusException(Sw.WRONG_DATA);
        }
        return value;
    }

    Reply performSecurityOperation(Command command) throws StatusException {
        requireInstruction(command);
        return switch (command.p1p2()) {
        case COMPUTE_DIGITAL_SIGNATURE -> sign(environment(TEMPLATE_SIGNATURE), command.data());
        case DECIPHER -> decipher(environment(TEMPLATE_CONFIDENTIALITY), command.data());
        default -> throw new StatusException(Sw.WRONG_P1_P2);
        };
    }

    private void requireInstruction(Command command) throws StatusException {
        if (!dialect.signsBy().contains(command.ins())) {
            throw new StatusException(Sw.INS_NOT_SUPPORTED);
        }
    }

    Reply internalAuthenticate(Command command) throws StatusException {
        requireInstruction(command);
        if (command.p1() != 0) {
            throw new StatusException(Sw.WRONG_P1_P2);
        }
        SecurityEnvironment environment;
        if (command.p2() == 0) {
            environment = environment(TEMPLATE_AUTHENTICATION);
        } else {
            CardKey key = key(candidate -> candidate.reference() == command.p2());
            environment = new SecurityEnvironment(key, Algorithm.usual(key));
        }
        requireNoSignatureKey(environment);
        return sign(environment, command.data());
    }

    private Reply sign(SecurityEnvironment environment, byte[] data) throws StatusException {
        CardKey key = environment.key();
        requireVerified(key);
        if (data.length == 0) {
            throw new StatusException(Sw.WRONG_LENGTH);
        }
        if (key.isSignatureKey()) {
            codes.close(key.code());
        }
        return Reply.success(operations.sign(environment, data));
    }

    /** The cryptogram follows a padding indicator; one as long as a short command comes in two halves. */
    private Reply decipher(SecurityEnvironment environment, byte[] data) throws StatusException {
        requireNoSignatureKey(environment);
        requireVerified(environment.key());
        if (data.length < 2) {
            throw new StatusException(Sw.WRONG_LENGTH);
        }
        byte[] body = Arrays.copyOfRange(data, 1, data.length);
        switch (data[0] & 0xFF) {
        case FIRST_HALF -> {
            firstHalf = body;
            return Reply.status(Sw.SUCCESS);
        }
        case SECOND_HALF -> {
            byte[] whole = Arrays.copyOf(firstHalf, firstHalf.length + body.length);
            System.arraycopy(body, 0, whole, firstHalf.length, body.length);
            firstHalf = new byte[0];
            return Reply.success(operations.decipher(environment, whole));
        }
        case PADDING_NONE_TOLD -> {
            return Reply.success(operations.decipher(environment, body));
        }
        default -> throw new StatusException(Sw.WRONG_DATA);
        }
    }

    private SecurityEnvironment environment(int template) throws StatusException {
        SecurityEnvironment environment = environments.get(template);
        if (environment == null) {
            throw new StatusException(Sw.CONDITIONS_NOT_SATISFIED);
        }
        return environment;
    }

    private void requireVerified(CardKey key) throws StatusException {
        if (!codes.isVerified(key.code())) {
            throw new StatusException(Sw.SECURITY_STATUS_NOT_SATISFIED);
        }
    }

    private static void requireNoSignatureKey(SecurityEnvironment environment) throws StatusException {
        if (environment.key().isSignatureKey()) {
            throw new StatusException(Sw.CONDITIONS_NOT_SATISFIED);
        }
    }
}
