/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

import se.etjanstekort.pkcs15.CardContentsReader;
import se.etjanstekort.simulator.SoftwareCard;
import se.etjanstekort.simulator.SoftwareCardException;
import se.etjanstekort.simulator.SoftwareCards;
import se.etjanstekort.smartcard.Atr;
import se.etjanstekort.smartcard.CardException;
import se.etjanstekort.smartcard.CardSession;
import se.etjanstekort.smartcard.CommandApdu;
import se.etjanstekort.smartcard.ResponseApdu;

/** Where the fuzzer begins: what the personas' cards hold and answer. Writes an input for each into the targets' folders. */
final class Seeds {

    private static final int SELECT = 0xA4;
    private static final int READ_BINARY = 0xB0;
    private static final int BY_NAME = 4;
    private static final int ANCHOR = 3;

    private final Path to;

    private Seeds(Path to) {
        this.to = to;
    }

    /** @param arguments the folder for the seeds, and that of the test PKI */
    public static void main(String[] arguments) throws Exception {
        Seeds seeds = new Seeds(Path.of(arguments[0]));
        SoftwareCards cards = new SoftwareCards(Path.of(arguments[1]), Clock.systemUTC());
        for (String persona : SoftwareCards.personas()) {
            seeds.plant(persona, cards.card(persona));
            seeds.plantCertificates(persona, cards);
        }
    }

    private void write(Target target, String name, byte[] input) throws IOException {
        Files.createDirectories(to.resolve(target.folder()));
        Files.write(to.resolve(target.folder()).resolve(name), input);
    }

    private void plant(String persona, SoftwareCard card) throws IOException {
        Recording recording = new Recording(card);
        try {
            new CardContentsReader().read(recording);
        } catch (CardException e) {
            // a persona whose card cannot be read: what it answered until then is a good beginning all the same
            System.err.println(persona + ": " + e.failure().id());
        }
        write(Target.ATR, persona, card.atr().bytes());
        write(Target.ANSWERS, persona, recording.answers.toByteArray());
        ByteArrayOutputStream files = new ByteArrayOutputStream();
        files.write(FuzzedCard.HAS_PKCS15);
        for (Map.Entry<Integer, ByteArrayOutputStream> file : recording.files.entrySet()) {
            Records.append(files, file.getKey(), file.getValue().toByteArray());
            write(Target.TLV, persona + "-" + Integer.toHexString(file.getKey()), file.getValue().toByteArray());
        }
        write(Target.FILES, persona, files.toByteArray());
    }

    private void plantCertificates(String persona, SoftwareCards cards)
            throws IOException, SoftwareCardException, GeneralSecurityException {
        ByteArrayOutputStream input = new ByteArrayOutputStream();
        for (X509Certificate certificate : cards.certificates(persona)) {
            Records.append(input, 0, certificate.getEncoded());
        }
        try (var anchors = Files.list(cards.anchors())) {
            for (Path anchor : anchors.toList()) {
                Records.append(input, ANCHOR, Files.readAllBytes(anchor));
            }
        }
        write(Target.CERTIFICATES, persona, input.toByteArray());
    }

    /** A card that is read, and what it says meanwhile. */
    private static final class Recording implements CardSession {

        private final SoftwareCard card;
        private final ByteArrayOutputStream answers = new ByteArrayOutputStream();
        private final Map<Integer, ByteArrayOutputStream> files = new LinkedHashMap<>();
        private int selected;

        Recording(SoftwareCard card) {
            this.card = card;
        }

        @Override
        public Atr atr() {
            return card.atr();
        }

        @Override
        public ResponseApdu transmit(CommandApdu command) throws CardException {
            ResponseApdu answer = ResponseApdu.parse(card.transmit(command.encode()));
            Records.append(answers, answer.statusWord().value(), answer.data());
            byte[] data = command.data();
            if (command.ins() == SELECT && command.p1() != BY_NAME && data.length >= 2) {
                selected = (data[data.length - 2] & 0xFF) << 8 | data[data.length - 1] & 0xFF;
            } else if (command.ins() == READ_BINARY && answer.length() > 0) {
                files.computeIfAbsent(selected, id -> new ByteArrayOutputStream()).writeBytes(answer.data());
            }
            return answer;
        }

        @Override
        public void resetWhenDone() {
            card.reset();
        }
    }
}
