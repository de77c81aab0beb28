/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.simulator;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import se.etjanstekort.pkcs15.AuthenticationObject;
import se.etjanstekort.pkcs15.CardContents;
import se.etjanstekort.pkcs15.CardContentsReader;
import se.etjanstekort.pkcs15.CertificateObject;
import se.etjanstekort.smartcard.Atr;
import se.etjanstekort.smartcard.CardException;
import se.etjanstekort.smartcard.CardSession;
import se.etjanstekort.smartcard.CommandApdu;
import se.etjanstekort.smartcard.ResponseApdu;

/** Each persona's card, read as the suite reads any card. */
public class PersonaCardsTest {

    @ClassRule
    public static final TemporaryFolder PKI = new TemporaryFolder();

    private SoftwareCards cards;

    @Before
    public void open() {
        cards = new SoftwareCards(PKI.getRoot().toPath(), Clock.systemUTC());
    }

    private CardContents read(String persona) throws SoftwareCardException, CardException {
        SoftwareCard card = cards.card(persona);
        return new CardContentsReader().read(new CardSession() {

            @Override
            public ResponseApdu transmit(CommandApdu command) throws CardException {
                return ResponseApdu.parse(card.transmit(command.encode()));
            }

            @Override
            public Atr atr() {
                return card.atr();
            }

            @Override
            public void resetWhenDone() {
                card.reset();
            }
        });
    }

    private static Set<String> files(String folder) throws IOException {
        Path root = Path.of("..", "..", "bundles", "se.etjanstekort.simulator", folder);
        try (Stream<Path> files = Files.list(root)) {
            return files.map(file -> file.getFileName().toString().replace(".properties", ""))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    @Test
    public void theIndexNamesEveryFile() throws IOException {
        Set<String> listed = new TreeSet<>(SoftwareCards.personas());
        listed.add("index");
        assertEquals(files("personas"), listed);
    }

    @Test
    public void everyPersonaThatHasAnApplicationAndTellsTheTruthCanBeRead() throws Exception {
        Set<String> others = Set.of("doors-only", "twisted-pins", "twisted-puk", "idprime", "isoapplet-blank",
                "myeid-blank");
        for (String persona : SoftwareCards.personas()) {
            if (!others.contains(persona)) {
                CardContents contents = read(persona);
                assertEquals(persona, persona.equals("isoapplet") ? 2 : 3, contents.authenticationObjects().size());
                assertEquals(persona, encoded(cards.certificates(persona)),
                        contents.certificates().stream().filter(object -> object.kind() == CertificateObject.Kind.OWN)
                                .map(object -> HexFormat.of().formatHex(object.encoded().orElseThrow())).toList());
            }
        }
    }

    /** What a first meeting costs: the application, its lists, and two commands for each certificate. */
    @Test
    public void cardsWithLongAnswersAreReadByTheFormula() throws Exception {
        assertReadBy("9 + 2n", 9, 2, "doctor");
        assertReadBy("11 + 2n", 11, 2, "long-answers");
        CardContents refused = read("long-answers-refused");
        assertEquals("one command was refused", refused.filesRead().leastCommands(256) - 2 + 1,
                refused.statistics().apdus());
    }

    private void assertReadBy(String formula, int lists, int forEach, String persona) throws Exception {
        CardContents contents = read(persona);
        int n = contents.certificates().size();
        int more = contents.certificates().stream().map(CertificateObject::kind)
                .anyMatch(CertificateObject.Kind.TRUSTED::equals) ? 2 : 0;
        System.out.printf("%-14s %d APDUs = %s, n = %d, and %d for the list of authorities%n", persona,
                contents.statistics().apdus(), formula, n, more);
        assertEquals(formula, lists + more + forEach * n, contents.statistics().apdus());
    }

    private static List<String> encoded(List<X509Certificate> certificates) throws CertificateEncodingException {
        List<String> encoded = new ArrayList<>();
        for (X509Certificate certificate : certificates) {
            encoded.add(HexFormat.of().formatHex(certificate.getEncoded()));
        }
        return encoded;
    }

    @Test
    public void theDoctorHasFourKeysTwoPinsAndAPuk() throws Exception {
        CardContents contents = read("doctor");
        assertEquals("e-tjänstekort (övningskort)", contents.tokenInfo().label());
        assertEquals(4, contents.privateKeys().size());
        List<AuthenticationObject> codes = contents.authenticationObjects();
        assertEquals(List.of("Legitimering", "Underskrift", "PUK"),
                codes.stream().map(AuthenticationObject::label).toList());
        assertEquals(List.of(true, true, false), codes.stream().map(AuthenticationObject::isUserPin).toList());
        assertEquals(List.of(0x81, 0x82, 0x83), codes.stream().map(code -> code.reference().value()).toList());
        assertEquals(2, contents.certificates().stream()
                .filter(object -> object.kind() == CertificateObject.Kind.TRUSTED).count());
    }

    @Test
    public void theReserveCardsHaveOneCertificateAndNone() throws Exception {
        assertEquals(1, read("nurse").privateKeys().size());
        assertEquals(0, read("empty-reserve").privateKeys().size());
        assertTrue(read("empty-reserve").certificates().isEmpty());
    }

    @Test
    public void aCardForDoorsIsNotRecognised() {
        assertThrows(CardException.NotRecognised.class, () -> read("doors-only"));
    }

    @Test
    public void twistedReferencesAreMalformed() {
        assertThrows(CardException.MalformedData.class, () -> read("twisted-pins"));
        assertThrows(CardException.MalformedData.class, () -> read("twisted-puk"));
    }

    @Test
    public void thePinIsBlockedFromTheStart() throws Exception {
        assertEquals(0, cards.card("pin-blocked").triesLeft(SoftwareCards.reference("pin-blocked", 1)));
        assertEquals(3, cards.card("pin-blocked").triesLeft(SoftwareCards.reference("pin-blocked", 2)));
    }

    @Test
    public void theDrawerGivesTheSameCardEachTimeAndKnowsNoStranger() throws Exception {
        assertEquals(cards.card("nurse"), cards.card("nurse"));
        SoftwareCardException unknown = assertThrows(SoftwareCardException.class, () -> cards.card("../doctor"));
        assertEquals(SoftwareCardFailure.PERSONA_UNKNOWN, unknown.failure());
    }
}
