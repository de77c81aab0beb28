/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.simulator.internal.cardos;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalInt;

import se.etjanstekort.simulator.internal.cardos.CardTraits.EmptyVerify;
import se.etjanstekort.simulator.internal.cardos.CardTraits.Family;
import se.etjanstekort.simulator.internal.cardos.CardTraits.ShortRead;

/** A card with one of everything, spoken to in hexadecimal. */
final class SmallCard {

    static final CardTraits GENERIC = new CardTraits(Family.GENERIC, EmptyVerify.FREE, ShortRead.WARNS, false);
    static final KeyPair RSA = generate("RSA", 2048);
    static final KeyPair EC = generate("EC", 256);
    /** PIN 1 in the form that it is sent in. */
    static final String PIN_1 = "3132333435360000";
    static final String PIN_2 = "3635343332310000";
    static final String WRONG = "3939393939390000";
    static final String PUK = "3837363534333231";

    private final CardOs card;
    private String lastTrace = "";

    SmallCard(CardTraits traits) {
        this.card = new CardOs(image(traits));
    }

    SmallCard() {
        this(GENERIC);
    }

    private static CardImage image(CardTraits traits) {
        DedicatedFile application = new DedicatedFile(0x5015, bytes("A000000063504B43532D3135"),
                List.of(ElementaryFile.transparent(0x5031, 0x11, content(20)),
                        ElementaryFile.transparent(0x4431, 0, content(600)), ElementaryFile.key(0x4B01, 2048)));
        DedicatedFile root = new DedicatedFile(0x3F00, new byte[0],
                List.of(ElementaryFile.transparent(0x2F00, 0x1E, content(8)), application));
        return new CardImage(bytes("3B00"), new byte[10], root,
                List.of(code(0x81, "123456", 3, OptionalInt.of(0x83)), code(0x82, "654321", 3, OptionalInt.of(0x83)),
                        code(0x83, "87654321", 10, OptionalInt.empty())),
                List.of(new CardKey(1, 0x4B01, RSA.getPrivate(), 0x81, false),
                        new CardKey(2, 0, RSA.getPrivate(), 0x82, true),
                        new CardKey(3, 0x4B03, EC.getPrivate(), 0x81, false)),
                traits);
    }

    private static CodeSpec code(int reference, String digits, int tries, OptionalInt unblockedBy) {
        return new CodeSpec(reference, digits.getBytes(StandardCharsets.US_ASCII), 6, 8, 8, (byte) 0, tries, tries,
                unblockedBy);
    }

    /** Bytes that tell where they stand. */
    static byte[] content(int length) {
        byte[] content = new byte[length];
        for (int i = 0; i < length; i++) {
            content[i] = (byte) (i * 7 + length);
        }
        return content;
    }

    private static KeyPair generate(String algorithm, int size) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(size);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().withUpperCase().formatHex(bytes);
    }

    /** Data and status in hexadecimal. */
    String send(String command) {
        return hex(card.transmit(bytes(command), line -> lastTrace = line));
    }

    /** The status alone. */
    String status(String command) {
        String answer = send(command);
        return answer.substring(answer.length() - 4);
    }

    /** The data of an answer that must be 9000. */
    byte[] data(String command) {
        byte[] answer = card.transmit(bytes(command), line -> lastTrace = line);
        String status = hex(Arrays.copyOfRange(answer, answer.length - 2, answer.length));
        if (!status.equals("9000")) {
            throw new AssertionError(command + " answered " + status);
        }
        return Arrays.copyOf(answer, answer.length - 2);
    }

    void tear(String command, int writes) {
        card.transmitTorn(bytes(command), writes, line -> lastTrace = line);
    }

    void reset() {
        card.reset();
    }

    int triesLeft(int reference) {
        return card.triesLeft(reference);
    }

    String lastTrace() {
        return lastTrace;
    }
}
