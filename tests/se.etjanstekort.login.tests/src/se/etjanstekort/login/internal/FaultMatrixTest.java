/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.login.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import se.etjanstekort.pkcs15.CardContents;
import se.etjanstekort.pkcs15.CardContentsReader;
import se.etjanstekort.simulator.SoftwareCard;
import se.etjanstekort.simulator.SoftwareCards;
import se.etjanstekort.smartcard.CardException;
import se.etjanstekort.smartcard.CardFailure;
import se.etjanstekort.smartcard.FailureCode;
import se.etjanstekort.smartcard.PinFailure;

/**
 * Every fault at every command of every flow, before the card got the command and after: the flow ends, under the code that
 * the fault has; no code and no signature is sent twice; no more tries are gone than codes came to the card; and the next try
 * with the same card works. The table of what came of it is printed.
 */
public class FaultMatrixTest {

    @ClassRule
    public static final TemporaryFolder FOLDER = new TemporaryFolder();

    private static final String PERSONA = "doctor";
    private static final String OTHER_CODE = "654321";
    private static final String WRONG_CODE = "111111";
    private static final int TRIES = 3;
    private static final int MAX_COMMANDS = 600;
    /** A code was on its way when the line failed: that nobody knows what became of it is what is told. */
    private static final Set<FailureCode> UNKNOWN_END = Set.of(PinFailure.INDETERMINATE,
            PinFailure.CHANGE_INDETERMINATE);
    /** What a card that answers nonsense may be told as. A wrong or a blocked code is not among them. */
    private static final Set<FailureCode> OF_A_CARD = Set.of(CardFailure.UNEXPECTED_STATUS,
            CardFailure.MALFORMED_DATA, CardFailure.NOT_RECOGNISED, PinFailure.INDETERMINATE,
            PinFailure.CHANGE_INDETERMINATE, PinFailure.NEW_CODE_REFUSED);

    private final Map<String, Integer> table = new TreeMap<>();
    private SoftwareCard card;
    private CardContents contents;
    private String pin1;
    private String pin2;
    private String puk;
    private int cases;

    @Before
    public void issue() throws Exception {
        SoftwareCards cards = new SoftwareCards(FOLDER.getRoot().toPath().resolve("pki"), Clock.systemUTC());
        card = cards.card(PERSONA);
        contents = new CardContentsReader().read(session());
        pin1 = code(1);
        pin2 = code(2);
        puk = code(3);
    }

    private static String code(int which) throws Exception {
        return new String(SoftwareCards.code(PERSONA, which), StandardCharsets.US_ASCII);
    }

    private FaultMatrixSession session() {
        card.reset();
        return new FaultMatrixSession(card, Optional.empty(), 0, false);
    }

    private FaultMatrixFlow.Codes codes() throws Exception {
        return new FaultMatrixFlow.Codes(pin1, pin2, puk, pin1.equals(OTHER_CODE) ? code(1) : OTHER_CODE);
    }

    private int tries() throws Exception {
        int sum = 0;
        for (int which = 1; which <= 3; which++) {
            sum += card.triesLeft(SoftwareCards.reference(PERSONA, which));
        }
        return sum;
    }

    @Test
    public void firstRead() throws Exception {
        everyFaultEverywhere(FaultMatrixFlow.FIRST_READ);
    }

    @Test
    public void cachedRead() throws Exception {
        everyFaultEverywhere(FaultMatrixFlow.CACHED_READ);
    }

    @Test
    public void signIn() throws Exception {
        everyFaultEverywhere(FaultMatrixFlow.SIGN_IN);
    }

    @Test
    public void sign() throws Exception {
        everyFaultEverywhere(FaultMatrixFlow.SIGN);
    }

    @Test
    public void change() throws Exception {
        everyFaultEverywhere(FaultMatrixFlow.CHANGE);
    }

    @Test
    public void unblock() throws Exception {
        everyFaultEverywhere(FaultMatrixFlow.UNBLOCK);
    }

    private void everyFaultEverywhere(FaultMatrixFlow flow) throws Exception {
        prepare(flow);
        FaultMatrixSession good = session();
        assertEquals(flow + " without a fault", Optional.empty(), outcome(flow, good, codes()));
        settle(flow);
        for (int position = 0; position < good.commands(); position++) {
            for (FaultMatrixFault fault : FaultMatrixFault.values()) {
                meet(flow, fault, position, false);
                meet(flow, fault, position, true);
            }
        }
        assertEquals(good.commands() * FaultMatrixFault.values().length * 2, cases);
        System.out.println(flow + ": " + good.commands() + " commands, " + cases + " cases");
        table.forEach((row, count) -> System.out.println("  " + row + ": " + count));
    }

    /** A code is unblocked only when it is blocked. */
    private void prepare(FaultMatrixFlow flow) throws CardException {
        if (flow == FaultMatrixFlow.UNBLOCK) {
            for (int spent = 0; spent < TRIES; spent++) {
                FaultMatrixFlow.sign(session(), contents, 0, WRONG_CODE);
            }
        }
    }

    private void meet(FaultMatrixFlow flow, FaultMatrixFault fault, int position, boolean delivered) throws Exception {
        String what = flow + " " + fault + " at " + position + (delivered ? " delivered" : " not delivered");
        prepare(flow);
        int before = tries();
        card.reset();
        FaultMatrixSession session = new FaultMatrixSession(card, Optional.of(fault), position, delivered);
        Optional<FailureCode> told = outcome(flow, session, codes());
        cases++;
        table.merge(fault + " → " + told.map(FailureCode::id).orElse("success"), 1, Integer::sum);
        if (told.isPresent() || !session.hasHitExtended()) {
            requireToldRightly(what, fault, told);
        }
        assertTrue(what + ": " + session.commands() + " commands", session.commands() < MAX_COMMANDS);
        assertTrue(what + ": codes sent " + session.codesSent(), session.codesSent() <= 1);
        assertTrue(what + ": signatures asked for " + session.signaturesSent(), session.signaturesSent() <= 1);
        assertTrue(what + ": tries " + before + " → " + tries(), before - tries() <= session.codesDelivered());
        settle(flow);
        prepare(flow);
        assertEquals(what + ", the next try", Optional.empty(), outcome(flow, session(), codes()));
        settle(flow);
    }

    private static void requireToldRightly(String what, FaultMatrixFault fault, Optional<FailureCode> told) {
        if (fault.failure().isPresent()) {
            FailureCode code = told.orElseThrow(() -> new AssertionError(what + " was not told"));
            assertTrue(what + " told as " + code, code == fault.failure().get() || UNKNOWN_END.contains(code));
        } else {
            told.ifPresent(code -> assertTrue(what + " told as " + code, OF_A_CARD.contains(code)));
        }
    }

    private Optional<FailureCode> outcome(FaultMatrixFlow flow, FaultMatrixSession session,
            FaultMatrixFlow.Codes codes) {
        try {
            return flow.run(session, contents, codes);
        } catch (CardException e) {
            return Optional.of(e.failure());
        }
    }

    /** Finds out which code counts: the old one or the new one, and none besides; that sets the counter back. */
    private void settle(FaultMatrixFlow flow) throws Exception {
        if (!flow.changesCode()) {
            return;
        }
        String old = pin1;
        String next = codes().next();
        if (FaultMatrixFlow.sign(session(), contents, 0, next).isEmpty()) {
            pin1 = next;
            return;
        }
        assertFalse("neither the old nor the new code counts",
                flow == FaultMatrixFlow.CHANGE && FaultMatrixFlow.sign(session(), contents, 0, old).isPresent());
    }
}
