/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pkcs15.internal.asn1;

import java.util.Arrays;
import java.util.Optional;

import se.etjanstekort.pkcs15.FilePath;
import se.etjanstekort.smartcard.CardException;
import se.etjanstekort.smartcard.tlv.TlvObject;
import se.etjanstekort.smartcard.tlv.TlvReader;

/** EF.DIR: the applications of a card (ISO/IEC 7816-4, 12.2.3; ISO/IEC 7816-15, 7.5.5). */
public final class ApplicationTemplates {

    private static final int APPLICATION_TEMPLATE = 0x61;
    private static final int APPLICATION_ID = 0x4F;
    private static final int PATH = 0x51;

    private ApplicationTemplates() {
    }

    /** The path of the application with that identifier, where the file names it. */
    public static Optional<FilePath> path(byte[] file, byte[] aid) throws CardException.MalformedData {
        for (TlvObject template : TlvReader.read(file)) {
            if (template.tag() == APPLICATION_TEMPLATE && names(template, aid)) {
                return path(template);
            }
        }
        return Optional.empty();
    }

    private static boolean names(TlvObject template, byte[] aid) throws CardException.MalformedData {
        return template.child(APPLICATION_ID).map(TlvObject::value).filter(value -> Arrays.equals(value, aid))
                .isPresent();
    }

    private static Optional<FilePath> path(TlvObject template) throws CardException.MalformedData {
        try {
            return template.child(PATH).map(TlvObject::value).map(FilePath::parse);
        } catch (IllegalArgumentException e) {
            throw new CardException.MalformedData("EF.DIR: " + e.getMessage(), e);
        }
    }
}
