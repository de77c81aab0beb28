/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.simulator;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import se.etjanstekort.simulator.internal.contents.Pkcs15Application;
import se.etjanstekort.simulator.internal.persona.Code;
import se.etjanstekort.simulator.internal.persona.Persona;
import se.etjanstekort.simulator.internal.persona.Personas;
import se.etjanstekort.simulator.internal.pki.Issued;
import se.etjanstekort.simulator.internal.pki.TestPki;

/**
 * The drawer with the software cards: one of each persona, with keys and certificates from a test PKI that is issued into a
 * directory when it is first needed (a second or so). The keys lie there in the clear. May be used from any thread; several
 * drawers, also of several processes, may share a directory.
 */
public final class SoftwareCards {

    private static final String CAPTURE = ".json";

    private final TestPki pki;
    private final Map<String, SoftwareCard> cards = new HashMap<>();

    /**
     * @param pkiDirectory
     *            made when it is not there
     * @param clock
     *            what the certificates' validity is counted from
     */
    public SoftwareCards(Path pkiDirectory, Clock clock) {
        this.pki = new TestPki(pkiDirectory, clock);
    }

    /** The names of the personas. */
    public static List<String> personas() {
        return Personas.names();
    }

    /** What a persona is, in one English line. */
    public static String about(String persona) throws SoftwareCardException {
        return find(persona).about();
    }

    /** The digits of a persona's code in ASCII: 1 for PIN 1, 2 for PIN 2, 3 for the PUK. Fictional, for tests. */
    public static byte[] code(String persona, int which) throws SoftwareCardException {
        return find(persona).code(Code.Role.values()[which - 1]).digits().clone();
    }

    /** The reference by which a persona's card knows a code: 1 for PIN 1, 2 for PIN 2, 3 for the PUK. */
    public static int reference(String persona, int which) throws SoftwareCardException {
        return find(persona).code(Code.Role.values()[which - 1]).reference();
    }

    private static Persona find(String persona) throws SoftwareCardException {
        return Personas.find(persona).orElseThrow(
                () -> new SoftwareCardException(SoftwareCardFailure.PERSONA_UNKNOWN, "no persona " + persona, null));
    }

    /**
     * The persona's card: the same one each time, with the tries that are left of its codes.
     *
     * @param persona
     *            its name, or a file that {@code run-cli capture} wrote ({@code .json})
     */
    public synchronized SoftwareCard card(String persona) throws SoftwareCardException {
        SoftwareCard card = cards.get(persona);
        if (card == null) {
            card = persona.endsWith(CAPTURE) ? SoftwareCard.captured(Path.of(persona)) : issue(find(persona));
            cards.put(persona, card);
        }
        return card;
    }

    private SoftwareCard issue(Persona persona) throws SoftwareCardException {
        return usingPki(() -> {
            Map<String, Issued> issued = pki.credentials(persona);
            List<X509Certificate> issuers = persona.card().hasIssuers() ? pki.authorities(persona) : List.of();
            return new SoftwareCard(persona.name(), new Pkcs15Application(persona, issued, issuers).image());
        });
    }

    /** The certificates on a persona's card, in the order that the card has them. */
    public List<X509Certificate> certificates(String persona) throws SoftwareCardException {
        Persona found = find(persona);
        return usingPki(() -> pki.credentials(found).values().stream().map(Issued::certificate).toList());
    }

    /** The folder with the certificate of the one root that the PKI's relying parties trust, as DER. */
    public Path anchors() throws SoftwareCardException {
        return usingPki(pki::anchors);
    }

    /** Issues all that is not there yet. */
    public void issueAll() throws SoftwareCardException {
        for (String persona : personas()) {
            card(persona);
        }
    }

    private static <T> T usingPki(PkiWork<T> work) throws SoftwareCardException {
        try {
            return work.run();
        } catch (IOException | GeneralSecurityException e) {
            throw new SoftwareCardException(SoftwareCardFailure.PKI_UNUSABLE, "the test PKI cannot be used", e);
        }
    }

    /** What the PKI is used for. */
    private interface PkiWork<T> {
        T run() throws IOException, GeneralSecurityException;
    }
}
