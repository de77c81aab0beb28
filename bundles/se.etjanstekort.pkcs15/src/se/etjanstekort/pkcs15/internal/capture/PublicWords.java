/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pkcs15.internal.capture;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.Extensions;

/**
 * Tells texts that may be shown to anybody from those that may name a person: by what the card's own certificates say of
 * their holder, and where there is none, by a short list of words that cards use. When in doubt a text is personal.
 */
final class PublicWords {

    private static final Pattern WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern NUMBER = Pattern.compile("\\p{N}{4,}|@");
    private static final int SHORTEST_NAME = 2;
    private static final Set<String> OF_CARDS = Set.of("pin", "puk", "so", "user", "security", "officer", "code", "kod",
            "koder", "koden", "legitimering", "underskrift", "unblock", "authentication", "signature", "sign", "basic",
            "global", "local", "card", "kort", "e", "id", "eid", "tjänstekort", "reservkort", "övningskort", "siths",
            "myeid", "isoapplet", "javacard", "nidel", "unknown", "private", "public", "certificate", "key");

    private final Set<String> ofHolders = new HashSet<>();
    private final boolean holdersKnown;

    /** @param certificates all that the card shows */
    PublicWords(List<Certificate> certificates) {
        List<Certificate> ofPersons = certificates.stream().filter(certificate -> !isOfAuthority(certificate)).toList();
        ofPersons.forEach(certificate -> texts(certificate.getSubject()).forEach(this::addWords));
        holdersKnown = !ofPersons.isEmpty();
    }

    static boolean isOfAuthority(Certificate certificate) {
        Extensions extensions = certificate.getTBSCertificate().getExtensions();
        BasicConstraints constraints = extensions == null ? null : BasicConstraints.fromExtensions(extensions);
        return constraints != null && constraints.isCA();
    }

    /** What a name says. */
    static List<String> texts(X500Name subject) {
        List<String> texts = new ArrayList<>();
        for (RDN rdn : subject.getRDNs()) {
            for (AttributeTypeAndValue attribute : rdn.getTypesAndValues()) {
                texts.add(attribute.getValue().toString());
            }
        }
        return texts;
    }

    private void addWords(String text) {
        words(text).stream().filter(word -> word.length() >= SHORTEST_NAME).forEach(ofHolders::add);
    }

    private static List<String> words(String text) {
        return WORD.splitAsStream(text.toLowerCase(Locale.ROOT)).filter(word -> !word.isEmpty()).toList();
    }

    /** Whether the text names nobody. */
    boolean arePublic(String text) {
        List<String> words = words(text);
        if (NUMBER.matcher(text).find() || words.stream().anyMatch(ofHolders::contains)) {
            return false;
        }
        return holdersKnown || OF_CARDS.containsAll(words);
    }
}
