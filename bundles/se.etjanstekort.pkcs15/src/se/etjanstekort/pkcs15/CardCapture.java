/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pkcs15;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import se.etjanstekort.pkcs15.internal.capture.Capture;
import se.etjanstekort.pkcs15.internal.card.ApplicationSearch;
import se.etjanstekort.pkcs15.internal.card.CountingTransport;
import se.etjanstekort.smartcard.CardException;
import se.etjanstekort.smartcard.CardSession;
import se.etjanstekort.smartcard.transport.CardTransports;

/**
 * Writes down the public structure of a card that nobody here holds, so that a profile and a software card can be made of it:
 * its answer to reset, which applications and files there are, what they say of themselves, and the directory files. Nothing in
 * it names or numbers the holder or the card: texts that could, serial numbers, times and all longer values are overwritten, and
 * of certificates only sizes, purposes and issuing authorities are told. No code is sent. Immutable; runs on the session's
 * thread.
 */
public final class CardCapture {

    /** The version of the document's form. */
    public static final int VERSION = 1;

    private final List<CardProfile> profiles;

    /** @param profiles those whose applications and applets are looked for besides PKCS#15's own */
    public CardCapture(List<CardProfile> profiles) {
        this.profiles = List.copyOf(profiles);
    }

    /**
     * Reads the structure.
     *
     * @return maps, lists, texts, numbers, truth values and null, in a fixed order
     * @throws CardException
     *             when the card cannot be spoken to; a card that is no PKCS#15 card is none
     */
    public Map<String, Object> of(CardSession session) throws CardException {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("version", VERSION);
        document.put("atr", session.atr().toString());
        document.putAll(new Capture(CardTransports.standard(new CountingTransport(session)), names()).run());
        return document;
    }

    private List<Identifier> names() {
        List<Identifier> names = new ArrayList<>(ApplicationSearch.namesOfPkcs15());
        profiles.stream().flatMap(profile -> profile.match().applicationIds().stream())
                .filter(name -> !names.contains(name)).distinct().forEach(names::add);
        return names;
    }
}
