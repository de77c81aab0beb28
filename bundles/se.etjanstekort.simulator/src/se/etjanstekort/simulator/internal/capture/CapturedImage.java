/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.simulator.internal.capture;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import se.etjanstekort.pkcs15.AuthenticationObject;
import se.etjanstekort.pkcs15.CardContents;
import se.etjanstekort.pkcs15.CardContentsReader;
import se.etjanstekort.pkcs15.CertificateObject;
import se.etjanstekort.pkcs15.FilePath;
import se.etjanstekort.pkcs15.PrivateKeyObject;
import se.etjanstekort.simulator.internal.cardos.CardFile;
import se.etjanstekort.simulator.internal.cardos.CardImage;
import se.etjanstekort.simulator.internal.cardos.CardKey;
import se.etjanstekort.simulator.internal.cardos.CardOs;
import se.etjanstekort.simulator.internal.cardos.CardTraits;
import se.etjanstekort.simulator.internal.cardos.CardTraits.EmptyVerify;
import se.etjanstekort.simulator.internal.cardos.CardTraits.Family;
import se.etjanstekort.simulator.internal.cardos.CardTraits.ShortRead;
import se.etjanstekort.simulator.internal.cardos.CodeSpec;
import se.etjanstekort.simulator.internal.cardos.DedicatedFile;
import se.etjanstekort.simulator.internal.cardos.ElementaryFile;
import se.etjanstekort.smartcard.Atr;
import se.etjanstekort.smartcard.CardException;
import se.etjanstekort.smartcard.CardSession;
import se.etjanstekort.smartcard.CommandApdu;
import se.etjanstekort.smartcard.ResponseApdu;

/**
 * A card made of what {@code run-cli capture} wrote down of another: the same files, directories and sizes, codes and keys as
 * the directories tell of them, with new keys, certificates for nobody, and codes that are all digits in order.
 */
public final class CapturedImage {

    private static final String DIGITS = "1234567890123456";
    private static final int TRIES = 3;

    private final JsonObject capture;
    private final Map<String, ShapedCertificate> certificates = new HashMap<>();
    private final Map<Integer, DedicatedFile> directories = new HashMap<>();

    /** @param capture the document */
    public CapturedImage(JsonObject capture) {
        this.capture = capture;
    }

    /**
     * The card.
     *
     * @throws IOException
     *             when the document is none of a card with files
     */
    public CardImage image() throws IOException, GeneralSecurityException {
        requireMembers(capture, "atr", "application", "files");
        List<CardFile> root = files();
        CardTraits traits = new CardTraits(Family.GENERIC, EmptyVerify.SPENDS, ShortRead.WARNS, false);
        byte[] atr = HexFormat.of().parseHex(capture.get("atr").getAsString());
        DedicatedFile masterFile = new DedicatedFile(DedicatedFile.MASTER_FILE, new byte[0], root);
        CardImage bare = new CardImage(atr, new byte[10], masterFile, List.of(), List.of(), traits);
        CardContents contents = contents(new CardOs(bare));
        return new CardImage(atr, new byte[10], masterFile,
                contents.authenticationObjects().stream().map(code -> code(contents, code)).toList(), keys(contents),
                traits);
    }

    static void requireMembers(JsonObject object, String... names) throws IOException {
        for (String name : names) {
            if (!object.has(name)) {
                throw new IOException("no " + name);
            }
        }
    }

    private List<CardFile> files() throws IOException, GeneralSecurityException {
        List<CardFile> root = new ArrayList<>();
        for (JsonElement element : capture.getAsJsonArray("files")) {
            JsonObject file = element.getAsJsonObject();
            requireMembers(file, "name", "control");
            if (file.has("bytes")) {
                List<Integer> path = path(file.get("name").getAsString());
                List<CardFile> siblings = path.size() == 2 ? root : directory(path.get(1), root).children();
                siblings.add(ElementaryFile.transparent(path.get(path.size() - 1), shortIdentifier(file),
                        content(file)));
            }
        }
        return root;
    }

    private static List<Integer> path(String name) throws IOException {
        List<Integer> path = new ArrayList<>();
        for (String identifier : name.split("/")) {
            path.add(Integer.parseInt(identifier, 16));
        }
        if (path.size() < 2 || path.size() > 3) {
            throw new IOException("no place for the file " + name);
        }
        return path;
    }

    private DedicatedFile directory(int identifier, List<CardFile> root) {
        return directories.computeIfAbsent(identifier, unknown -> {
            JsonElement name = capture.get("application");
            DedicatedFile made = new DedicatedFile(identifier,
                    name.isJsonNull() ? new byte[0] : HexFormat.of().parseHex(name.getAsString()), List.of());
            root.add(made);
            return made;
        });
    }

    /** Tag 88 of what SELECT tells (ISO/IEC 7816-4, table 10): in its five high bits. */
    private static int shortIdentifier(JsonObject file) {
        for (JsonElement object : file.getAsJsonArray("control")) {
            if (object.getAsString().startsWith("88 ")) {
                return Integer.parseInt(object.getAsString().substring(3), 16) >> 3;
            }
        }
        return 0;
    }

    private byte[] content(JsonObject file) throws IOException, GeneralSecurityException {
        if (file.has("certificate")) {
            ShapedCertificate certificate = new ShapedCertificate(file.getAsJsonObject("certificate"));
            certificates.put(file.get("name").getAsString(), certificate);
            byte[] encoded = certificate.encoded();
            return Arrays.copyOf(encoded, Math.max(encoded.length, file.get("bytes").getAsInt()));
        }
        boolean told = file.has("content") && !file.get("content").isJsonNull();
        return told ? HexFormat.of().parseHex(file.get("content").getAsString())
                : new byte[file.get("bytes").getAsInt()];
    }

    private static CardContents contents(CardOs card) throws IOException {
        try {
            return new CardContentsReader().read(new CardSession() {

                @Override
                public ResponseApdu transmit(CommandApdu command) throws CardException {
                    return ResponseApdu.parse(card.transmit(command.encode(), ignored -> {
                    }));
                }

                @Override
                public Atr atr() {
                    return new Atr(card.atr());
                }

                @Override
                public void resetWhenDone() {
                    card.reset();
                }
            });
        } catch (CardException e) {
            throw new IOException("the captured card cannot be read", e);
        }
    }

    private static CodeSpec code(CardContents contents, AuthenticationObject code) {
        OptionalInt unblockedBy = code.unblockedBy().flatMap(id -> contents.authenticationObjects().stream()
                .filter(other -> other.authId().equals(id)).findFirst())
                .map(puk -> OptionalInt.of(puk.reference().value())).orElse(OptionalInt.empty());
        int length = Math.min(Math.max(code.minLength(), 6), Math.min(code.longestCode(), DIGITS.length()));
        return new CodeSpec(code.reference().value(), DIGITS.substring(0, length).getBytes(StandardCharsets.US_ASCII),
                code.minLength(), code.longestCode(), code.storedLength(), (byte) code.padChar(), TRIES, TRIES,
                unblockedBy);
    }

    private List<CardKey> keys(CardContents contents) {
        List<CardKey> keys = new ArrayList<>();
        for (CertificateObject certificate : contents.certificates()) {
            ShapedCertificate shaped = certificates.get(certificate.path().toString());
            PrivateKeyObject key = contents.privateKey(certificate).orElse(null);
            if (shaped != null && key != null && contents.authenticationObject(key).isPresent()) {
                PrivateKey secret = shaped.keys().getPrivate();
                int code = contents.authenticationObject(key).get().reference().value();
                keys.add(new CardKey(key.keyReference().orElse(keys.size() + 1),
                        key.path().map(FilePath::lastFileId).orElse(0), secret, code, false));
            }
        }
        return keys;
    }
}
