/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal;

import java.security.cert.CertificateEncodingException;
import java.util.ArrayList;
import java.util.List;

import se.etjanstekort.certstore.internal.TestCertificates.Issued;
import se.etjanstekort.pkcs15.CardContents;
import se.etjanstekort.pkcs15.CertificateObject;
import se.etjanstekort.pkcs15.CertificateObject.Kind;
import se.etjanstekort.pkcs15.FilePath;
import se.etjanstekort.pkcs15.Identifier;

/** The certificates of a card; nothing else of a card matters here. */
final class TestCard {

    private final List<CertificateObject> objects = new ArrayList<>();

    static TestCard of(Issued... own) {
        TestCard card = new TestCard();
        for (Issued issued : own) {
            card.add(Kind.OWN, false, encoded(issued));
        }
        return card;
    }

    TestCard with(Issued authority) {
        return add(Kind.USEFUL, true, encoded(authority));
    }

    TestCard add(Kind kind, boolean authority, byte[] bytes) {
        byte[] id = { (byte) (objects.size() + 1) };
        objects.add(new CertificateObject(new Identifier(id), "", kind, authority, FilePath.of(0x3F00, 0x4300 + id[0]))
                .withEncoded(bytes));
        return this;
    }

    CardContents contents() {
        return new CardContents(null, null, List.of(), List.of(), objects, null);
    }

    static byte[] encoded(Issued issued) {
        try {
            return issued.certificate().getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
