/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pkcs15.internal.capture;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

import se.etjanstekort.pkcs15.FilePath;
import se.etjanstekort.smartcard.CardException;
import se.etjanstekort.smartcard.CardTransport;
import se.etjanstekort.smartcard.CommandApdu;
import se.etjanstekort.smartcard.ResponseApdu;
import se.etjanstekort.smartcard.StatusWord;
import se.etjanstekort.smartcard.command.ReadBinary;
import se.etjanstekort.smartcard.tlv.TlvObject;
import se.etjanstekort.smartcard.tlv.TlvReader;

/** What a card answers when a file or an application is selected, and when a file is read. */
final class FileVisit {

    private static final int SAFE_BLOCK = 0xFF;
    /** Size, descriptor, identifier, name, security, short identifier, life cycle (ISO/IEC 7816-4, table 10). */
    private static final Set<Integer> TELLING_TAGS = Set.of(0x80, 0x81, 0x82, 0x83, 0x84, 0x86, 0x88, 0x8A);
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private final String name;
    private final ResponseApdu select;
    private final byte[] content;
    private final StatusWord read;

    private FileVisit(String name, ResponseApdu select, byte[] content, StatusWord read) {
        this.name = name;
        this.select = select;
        this.content = content;
        this.read = read;
    }

    /** Selects an application by its name. */
    static FileVisit application(CardTransport transport, byte[] aid) throws CardException {
        return new FileVisit(HEX.formatHex(aid),
                transport.transmit(new CommandApdu(0x00, 0xA4, 0x04, 0x00, aid, CommandApdu.MAX_SHORT_NE)), new byte[0],
                null);
    }

    /** Selects a file by its path from the MF, and reads it. */
    static FileVisit file(CardTransport transport, FilePath path) throws CardException {
        byte[] below = new byte[2 * path.fileIds().size() - 2];
        for (int i = 1; i < path.fileIds().size(); i++) {
            below[2 * i - 2] = (byte) (path.fileIds().get(i) >> 8);
            below[2 * i - 1] = (byte) path.fileIds().get(i).intValue();
        }
        ResponseApdu select = transport
                .transmit(new CommandApdu(0x00, 0xA4, 0x08, 0x00, below, CommandApdu.MAX_SHORT_NE));
        if (!select.isSuccess()) {
            return new FileVisit(path.toString(), select, new byte[0], null);
        }
        try {
            byte[] content = new ReadBinary(transport, SAFE_BLOCK).wholeFile(size(select.data()));
            return new FileVisit(path.toString(), select, content, StatusWord.SUCCESS);
        } catch (CardException.UnexpectedStatus e) {
            return new FileVisit(path.toString(), select, new byte[0], e.statusWord());
        }
    }

    private static OptionalInt size(byte[] answer) {
        OptionalInt size = OptionalInt.empty();
        try {
            for (TlvObject object : TlvReader.readFirst(answer).children()) {
                if ((object.tag() == 0x80 || object.tag() == 0x81) && object.length() == 2) {
                    size = OptionalInt.of((object.value()[0] & 0xFF) << 8 | object.value()[1] & 0xFF);
                }
            }
        } catch (CardException.MalformedData e) {
            size = OptionalInt.empty();
        }
        return size;
    }

    boolean isFound() {
        return select.isSuccess();
    }

    byte[] content() {
        return content;
    }

    /** Status words, and what SELECT told of the file, without what may be the card's own. */
    Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("name", name);
        document.put("select", select.statusWord().toString());
        document.put("control", control());
        if (read != null) {
            document.put("read", read.toString());
            document.put("bytes", content.length);
        }
        return document;
    }

    private List<String> control() {
        List<String> objects = new ArrayList<>();
        try {
            if (select.length() > 0) {
                for (TlvObject object : TlvReader.readFirst(select.data()).children()) {
                    String tag = Integer.toHexString(object.tag()).toUpperCase(Locale.ROOT);
                    objects.add(tag + " " + (TELLING_TAGS.contains(object.tag()) ? HEX.formatHex(object.value())
                            : "(" + object.length() + " bytes)"));
                }
            }
        } catch (CardException.MalformedData e) {
            objects.add("(" + select.length() + " bytes)");
        }
        return objects;
    }
}
