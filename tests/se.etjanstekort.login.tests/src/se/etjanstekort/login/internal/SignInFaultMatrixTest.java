/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.login.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

import se.etjanstekort.certstore.CertificateStore;
import se.etjanstekort.login.CardSituation;
import se.etjanstekort.login.Phase;
import se.etjanstekort.login.SignInState;
import se.etjanstekort.pkcs15.CardMemory;
import se.etjanstekort.pkcs15.InstalledProfiles;
import se.etjanstekort.policy.Policy;
import se.etjanstekort.simulator.SoftwareCard;
import se.etjanstekort.simulator.SoftwareCards;
import se.etjanstekort.smartcard.CardFailure;
import se.etjanstekort.smartcard.FailureCode;
import se.etjanstekort.smartcard.Pin;
import se.etjanstekort.smartcard.PinFailure;

/**
 * Every fault at every command of a sign-in, through the whole machine: a card is put in and read, its rest is read while the
 * code goes in, the code is proved, the tries are asked for. It ends in the right state under the right code, no code goes out
 * twice, no try is gone that was not sent, and the next sign-in works. Runs in Equinox.
 */
public class SignInFaultMatrixTest {

    private static final String PERSONA = "doctor";
    private static final int TRIES = 3;
    /** What a card that answers nonsense may be told as; a wrong or a blocked code is not among them. */
    private static final Set<FailureCode> OF_A_CARD = Set.of(CardFailure.UNEXPECTED_STATUS, CardFailure.MALFORMED_DATA,
            CardFailure.NOT_RECOGNISED, PinFailure.INDETERMINATE);
    private static final Set<FailureCode> OF_A_LEAVE = Set.of(CardFailure.CARD_REMOVED, PinFailure.INDETERMINATE);

    private static final Set<FailureCode> OF_AN_UNPLUGGING = Set.of(CardFailure.READER_GONE, PinFailure.INDETERMINATE);

    @Rule
    public final RunningSuite suite = new RunningSuite();

    private final Map<String, Integer> table = new TreeMap<>();
    private SoftwareCard card;
    private FaultMatrixReader reader;
    private CardAccessService access;
    private SignInController signIn;
    private int reference;

    @Before
    public void start() throws Exception {
        card = new SoftwareCards(Path.of(System.getProperty("etjanstekort.test.pki")), Clock.systemUTC()).card(PERSONA);
        reference = SoftwareCards.reference(PERSONA, 1);
        reader = new FaultMatrixReader(card);
        access = new CardAccessService(suite.service(CertificateStore.class), suite.service(Policy.class),
                suite.service(InstalledProfiles.class), CardMemory.NONE, "matrix", suite.logger());
        access.addReaderProvider(reader);
        signIn = new SignInController(access, RunningSuite.NO_NEWS, Clock.systemUTC(), suite.logger());
    }

    @After
    public void stop() {
        signIn.stop();
        access.removeReaderProvider(reader);
        access.stop();
        reader.close();
    }

    private void submit() throws Exception {
        signIn.submit(
                Pin.takeOver(new String(SoftwareCards.code(PERSONA, 1), StandardCharsets.US_ASCII).toCharArray()),
                true);
    }

    private FaultMatrixSession without() {
        return new FaultMatrixSession(card, Optional.empty(), 0, false);
    }

    @Test
    public void everyFaultAtEveryCommandOfASignIn() throws Exception {
        FaultMatrixSession good = without();
        reader.insert(good);
        signInAndOut();
        reader.remove();
        until(state -> state.cards().isEmpty());
        int cases = 0;
        for (int position = 0; position < good.commands(); position++) {
            for (FaultMatrixFault fault : FaultMatrixFault.values()) {
                meet(fault, position, false);
                meet(fault, position, true);
                cases += 2;
            }
        }
        System.out.println("Sign-in: " + good.commands() + " commands, " + cases + " cases");
        table.forEach((row, count) -> System.out.println("  " + row + ": " + count));
        assertEquals(2 * good.commands() * FaultMatrixFault.values().length, cases);
    }

    private void meet(FaultMatrixFault fault, int position, boolean delivered) throws Exception {
        String what = fault + " at " + position + (delivered ? " delivered" : " not delivered");
        int before = card.triesLeft(reference);
        FaultMatrixSession line = new FaultMatrixSession(card, Optional.of(fault), position, delivered);
        reader.insert(line);
        SignInState end = end(fault);
        String told = told(what, fault, end);
        table.merge(fault + " → " + told, 1, Integer::sum);
        assertTrue(what + ": codes sent " + line.codesSent(), line.codesSent() <= 1);
        assertTrue(what + ": signatures asked for " + line.signaturesSent(), line.signaturesSent() <= 1);
        assertTrue(what + ": tries", before - card.triesLeft(reference) <= line.codesDelivered());
        if (end.situation() instanceof CardSituation.Ready) {
            submit();
            until(state -> state.phase() instanceof Phase.SignedIn);
            signIn.signOut();
        } else if (end.phase() instanceof Phase.SignedIn) {
            signIn.signOut();
        }
        nextStayWorks();
        assertEquals(what, TRIES, card.triesLeft(reference));
    }

    /** Signs in as far as it goes, and waits for what comes of it. */
    private SignInState end(FaultMatrixFault fault) throws Exception {
        SignInState read = until(state -> !(state.situation() instanceof CardSituation.Reading)
                && !(state.phase() instanceof Phase.SignedIn)
                && (!state.cards().isEmpty() || state.notice().isPresent()));
        if (!(read.situation() instanceof CardSituation.Ready)) {
            return fault.endsStay() ? until(state -> state.cards().isEmpty()) : read;
        }
        submit();
        return fault.endsStay() ? until(state -> state.cards().isEmpty())
                : until(state -> !(state.situation() instanceof CardSituation.Proving));
    }

    private static String told(String what, FaultMatrixFault fault, SignInState end) {
        CardSituation situation = end.situation();
        switch (fault) {
        case CARD_REMOVED -> {
            assertTrue(what + ": " + situation, situation instanceof CardSituation.NoCard noCard
                    && noCard.notice().filter(OF_A_LEAVE::contains).isPresent());
            return end.notice().orElseThrow().id();
        }
        case READER_UNPLUGGED -> {
            assertEquals(what, new CardSituation.NoReader(Optional.of(FaultMatrixReader.NO_READER)), situation);
            assertTrue(what + ": " + end.notice(), end.notice().filter(OF_AN_UNPLUGGING::contains).isPresent());
            return FaultMatrixReader.NO_READER.id();
        }
        case SERVICE_KILLED -> {
            assertEquals(what, new CardSituation.NoService(FaultMatrixReader.NO_SERVICE), situation);
            return FaultMatrixReader.NO_SERVICE.id();
        }
        default -> {
            return toldInPlace(what, fault, end);
        }
        }
    }

    /** The card is still there: signed in all the same, or told under the fault's own code. */
    private static String toldInPlace(String what, FaultMatrixFault fault, SignInState end) {
        if (end.phase() instanceof Phase.SignedIn) {
            return "signed in";
        }
        CardSituation situation = end.situation();
        FailureCode code;
        if (situation instanceof CardSituation.Ready ready) {
            code = ready.lastFailure().orElseThrow(() -> new AssertionError(what + " was not told"));
        } else if (situation instanceof CardSituation.Unfit unfit) {
            code = unfit.failure();
        } else if (situation instanceof CardSituation.Unusable unusable) {
            code = unusable.failure();
        } else {
            throw new AssertionError(what + " ended in " + situation);
        }
        boolean fits = fault.failure().isPresent()
                ? code == fault.failure().get() || code == PinFailure.INDETERMINATE
                : OF_A_CARD.contains(code);
        assertTrue(what + " told as " + code, fits);
        return code.id();
    }

    private void nextStayWorks() throws Exception {
        reader.remove();
        until(state -> state.cards().isEmpty());
        FaultMatrixSession line = without();
        reader.insert(line);
        signInAndOut();
        assertEquals(1, line.codesSent());
        reader.remove();
        until(state -> state.cards().isEmpty());
    }

    private void signInAndOut() throws Exception {
        until(state -> state.situation() instanceof CardSituation.Ready);
        submit();
        until(state -> state.phase() instanceof Phase.SignedIn);
        signIn.signOut();
        until(state -> state.phase() instanceof Phase.SignedOut
                && state.situation() instanceof CardSituation.Ready ready && ready.left().known().isPresent());
    }

    private SignInState until(Predicate<SignInState> wanted) throws InterruptedException {
        return RunningSuite.until(signIn, wanted);
    }
}
