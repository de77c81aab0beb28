/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pkcs15;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import se.etjanstekort.smartcard.Atr;
import se.etjanstekort.smartcard.CardException;
import se.etjanstekort.smartcard.CardSession;
import se.etjanstekort.smartcard.CardTransport;
import se.etjanstekort.smartcard.CommandApdu;
import se.etjanstekort.smartcard.PinPad;
import se.etjanstekort.smartcard.ResponseApdu;
import se.etjanstekort.smartcard.StatusWord;
import se.etjanstekort.testkit.ScriptedTransport;

/**
 * A card with files: SELECT and READ BINARY as ISO/IEC 7816-4 has them, everything else by a script. Can be pulled out at any
 * command.
 */
final class FileCard implements CardSession {

    static final String PKCS15_AID = "A000000063504B43532D3135";
    private static final int NEVER = -1;

    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private final Map<String, Integer> refused = new LinkedHashMap<>();
    private final List<CommandApdu> sent = new ArrayList<>();
    private final List<String> directoriesOfOthers = new ArrayList<>();
    private CardTransport others;
    private Atr atr = new Atr(HexFormat.of().parseHex("3B00"));
    private String aid = PKCS15_AID;
    private String application = "3F005015";
    private boolean tellsSize = true;
    private String toldDirectory = "";
    private final Map<Integer, String> shortIds = new LinkedHashMap<>();
    private Optional<ResponseApdu> toExtended = Optional.empty();
    private boolean losesExtended;
    private String current = "3F00";
    private int pulledAt = NEVER;
    private boolean resetAsked;
    private Optional<PinPad> pinPad = Optional.empty();

    FileCard(ScriptedTransport script) {
        this.others = script;
    }

    /** A file by its path, in hexadecimal. */
    FileCard with(String path, byte[] content) {
        files.put(path, content);
        return this;
    }

    /** A file that READ BINARY does not get. */
    FileCard refusing(String path, int status) {
        refused.put(path, status);
        return with(path, new byte[1]);
    }

    FileCard withAtr(String hex) {
        atr = new Atr(HexFormat.of().parseHex(hex));
        return this;
    }

    /** Known by that AID only; none for the empty text. */
    FileCard withAid(String hex) {
        aid = hex;
        return this;
    }

    FileCard withApplicationAt(String path) {
        application = path;
        return this;
    }

    /** SELECT answers nothing but success. */
    FileCard withoutSizes() {
        tellsSize = false;
        return this;
    }

    /** Selecting the application tells its directory's file identifier. */
    FileCard tellingDirectory(String fileId) {
        toldDirectory = fileId;
        return this;
    }

    /** READ BINARY may name that file by a short identifier. */
    FileCard withShortId(int shortId, String path) {
        shortIds.put(shortId, path);
        return this;
    }

    /** Every extended command gets that status. */
    FileCard refusingExtended(int status) {
        toExtended = Optional.of(status(status));
        return this;
    }

    /** The reader lets no extended command through. */
    FileCard inShortReader() {
        losesExtended = true;
        return this;
    }

    /** During the command with that number, counted from 0. */
    FileCard pulledAt(int command) {
        pulledAt = command;
        return this;
    }

    /** In a reader with keys of its own. */
    FileCard in(PinPad reader) {
        pinPad = Optional.of(reader);
        return this;
    }

    /** From now on these are the answers to everything but SELECT and READ BINARY. */
    FileCard answeringOthers(CardTransport answers) {
        others = answers;
        return this;
    }

    /** The current directory at each command but SELECT and READ BINARY. */
    List<String> directoriesOfOthers() {
        return List.copyOf(directoriesOfOthers);
    }

    byte[] content(String path) {
        return files.get(path);
    }

    List<CommandApdu> sent() {
        return List.copyOf(sent);
    }

    /** How many of the commands had that instruction byte. */
    long count(int ins) {
        return sent.stream().filter(command -> command.ins() == ins).count();
    }

    boolean isResetAsked() {
        return resetAsked;
    }

    @Override
    public Atr atr() {
        return atr;
    }

    @Override
    public void resetWhenDone() {
        resetAsked = true;
    }

    @Override
    public void spareReset() {
        resetAsked = false;
    }

    @Override
    public Optional<PinPad> pinPad() {
        return pinPad;
    }

    @Override
    public ResponseApdu transmit(CommandApdu command) throws CardException {
        int number = sent.size();
        sent.add(command);
        if (number >= pulledAt && pulledAt != NEVER) {
            throw new CardException.CardRemoved("pulled out at command " + number);
        }
        if (command.isExtended() && losesExtended) {
            throw new CardException.TransportFailure("no extended command gets through");
        }
        if (command.isExtended() && toExtended.isPresent()) {
            return toExtended.get();
        }
        return switch (command.ins()) {
        case 0xA4 -> select(command);
        case 0xB0 -> read(command);
        default -> {
            directoriesOfOthers.add(directory());
            yield others.transmit(command);
        }
        };
    }

    private ResponseApdu select(CommandApdu command) {
        String data = HexFormat.of().withUpperCase().formatHex(command.data());
        String target = switch (command.p1()) {
        case 0x00 -> data.equals("3F00") ? data : directory() + data;
        case 0x04 -> data.equals(aid) ? application : "none";
        case 0x08 -> "3F00" + data;
        case 0x09 -> directory() + data;
        default -> "none";
        };
        boolean isDirectory = target.equals("3F00") || files.keySet().stream().anyMatch(
                path -> path.length() > target.length() && path.startsWith(target));
        if (!isDirectory && !files.containsKey(target)) {
            return status(0x6A82);
        }
        current = target;
        if (command.p1() == 0x04 && !toldDirectory.isEmpty()) {
            return new ResponseApdu(HexFormat.of().parseHex("6F048302" + toldDirectory), StatusWord.SUCCESS);
        }
        byte[] content = files.get(target);
        return content == null || !tellsSize ? status(0x9000)
                : new ResponseApdu(new byte[] { 0x6F, 0x04, (byte) 0x80, 0x02, (byte) (content.length >> 8),
                        (byte) content.length }, StatusWord.SUCCESS);
    }

    private String directory() {
        return files.containsKey(current) ? current.substring(0, current.length() - 4) : current;
    }

    private ResponseApdu read(CommandApdu command) {
        boolean byShortId = command.p1() >= 0x80;
        if (byShortId) {
            String file = shortIds.get(command.p1() & 0x1F);
            if (file == null) {
                return status(0x6A82);
            }
            current = file;
        }
        if (refused.containsKey(current)) {
            return status(refused.get(current));
        }
        byte[] content = files.get(current);
        int offset = byShortId ? command.p2() : command.p1() << 8 | command.p2();
        if (content == null || offset >= content.length) {
            return status(content == null ? 0x6986 : 0x6B00);
        }
        int end = Math.min(content.length, offset + command.ne());
        boolean complete = end - offset == command.ne();
        return new ResponseApdu(Arrays.copyOfRange(content, offset, end),
                complete ? StatusWord.SUCCESS : StatusWord.END_OF_FILE);
    }

    private static ResponseApdu status(int value) {
        return new ResponseApdu(new byte[0], new StatusWord(value));
    }
}
