/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pkcs15;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.Test;

import se.etjanstekort.pkcs15.CardProfile.ChangeForm;
import se.etjanstekort.pkcs15.CardProfile.CodeHandling;
import se.etjanstekort.pkcs15.CardProfile.ResetForm;
import se.etjanstekort.smartcard.CardException;
import se.etjanstekort.smartcard.CodeChange;
import se.etjanstekort.smartcard.CommandApdu;
import se.etjanstekort.smartcard.FailureCode;
import se.etjanstekort.smartcard.Pin;
import se.etjanstekort.smartcard.PinFailure;
import se.etjanstekort.smartcard.PinOutcome;
import se.etjanstekort.smartcard.PinPadEntry;
import se.etjanstekort.smartcard.RetryCounter;
import se.etjanstekort.testkit.ScriptedTransport;

/** Changing and unblocking: what goes to the card, in which order, what never does, and what is told of it. */
public class CardCodesTest {

    private static final String OLD = "3132333435360000";
    private static final String NEW = "3635343332310000";
    private static final String PUK = "3837363534333231";
    private static final String CHANGE_BYTES = "00240081 10" + OLD + NEW;
    private static final String UNBLOCK_BYTES = "002C0081 10" + PUK + NEW;
    private static final String VERIFY_PUK = "00200083 08" + PUK;
    private static final String RESET_NEW = "002C0281 08" + NEW;

    /** One of the two operations. */
    private enum Way {
        CHANGE("123456", "00200082", "00200083", "00200081"), UNBLOCK("87654321", "00200081", "00200082", "00200083");

        private final String first;
        private final String[] questions;

        Way(String first, String... questions) {
            this.first = first;
            this.questions = questions;
        }

        /** The questions that come before a code, with the answer to the last of them. */
        ScriptedTransport asking(String left) {
            return new ScriptedTransport().on(questions[0], "63C3").on(questions[1], "63C3").on(questions[2], left);
        }

        CodeChangeOutcome run(CardContents contents, FileCard card, CodeChange change, boolean allowLastTry)
                throws CardException {
            CardCodes codes = new CardCodes(contents);
            AuthenticationObject pin = contents.authenticationObjects().get(0);
            return this == CHANGE ? codes.change(card, pin, change, allowLastTry)
                    : codes.unblock(card, pin, change, allowLastTry);
        }

        CodeChangeOutcome refused(PinOutcome outcome) {
            return this == CHANGE ? new CodeChangeOutcome.Refused(outcome) : new CodeChangeOutcome.PukRefused(outcome);
        }
    }

    private static CardContents contents() throws CardException {
        return new CardContentsReader().read(CardFactory.card(new ScriptedTransport()));
    }

    private static CardContents contents(ChangeForm change, ResetForm reset) throws CardException {
        CardContents contents = contents();
        CardProfile profile = contents.profile();
        return new CardContents(new CardProfile(profile.name(), profile.provenance(), profile.match(),
                profile.unsupported(), profile.tries(),
                new CodeHandling(profile.codes().sharing(), profile.codes().padding(), change, reset,
                        profile.codes().closing()),
                profile.command(), profile.hash(),
                profile.blockSize(), profile.environments()), contents.tokenInfo(), contents.authenticationObjects(),
                contents.privateKeys(), contents.certificates(), contents.statistics());
    }

    private static CodeChangeOutcome typed(Way way, FileCard card, String first, String next, boolean allowLastTry)
            throws CardException {
        return typed(contents(), way, card, first, next, allowLastTry);
    }

    private static CodeChangeOutcome typed(CardContents contents, Way way, FileCard card, String first, String next,
            boolean allowLastTry) throws CardException {
        try (CodeChange.Typed change = new CodeChange.Typed(Pin.takeOver(first.toCharArray()),
                Pin.takeOver(next.toCharArray()))) {
            CodeChangeOutcome outcome = way.run(contents, card, change, allowLastTry);
            assertWiped(card);
            return outcome;
        }
    }

    private static void assertWiped(FileCard card) {
        card.sent().stream().filter(CommandApdu::carriesCode)
                .forEach(command -> assertArrayEquals(new byte[command.nc()], command.data()));
    }

    private static long codesSent(FileCard card) {
        return card.sent().stream().filter(CommandApdu::carriesCode).count();
    }

    @Test
    public void everyAnswerOfTheCard() throws Exception {
        Map<String, PinOutcome> answers = new LinkedHashMap<>();
        answers.put("63C2", new PinOutcome.Wrong(new RetryCounter.Left(2)));
        answers.put("6300", new PinOutcome.Wrong(new RetryCounter.Unknown()));
        answers.put("63C0", new PinOutcome.Blocked());
        answers.put("6983", new PinOutcome.Blocked());
        for (Way way : Way.values()) {
            String command = way == Way.CHANGE ? CHANGE_BYTES : UNBLOCK_BYTES;
            FileCard done = CardFactory.card(way.asking("63C3").on(command, "9000"));
            assertEquals(new CodeChangeOutcome.Changed(), typed(way, done, way.first, "654321", false));
            assertTrue("no code is left verified", done.isResetAsked());
            assertEquals(1, codesSent(done));
            for (Map.Entry<String, PinOutcome> answer : answers.entrySet()) {
                ScriptedTransport script = way.asking("63C3").on(command, answer.getKey())
                        .on(way.questions[0], "63C3").on(way.questions[1], "63C3");
                assertEquals(way.refused(answer.getValue()),
                        typed(way, CardFactory.card(script), way.first, "654321", false));
                script.assertDone();
            }
            for (String status : List.of("6A80", "6700")) {
                assertEquals(new CodeChangeOutcome.NewCodeRefused(), typed(way,
                        CardFactory.card(way.asking("63C3").on(command, status)), way.first, "654321", false));
            }
            FileCard broken = CardFactory.card(way.asking("63C3").on(command, "6F00"));
            assertThrows(CardException.UnexpectedStatus.class,
                    () -> typed(way, broken, way.first, "654321", false));
            assertWiped(broken);
        }
    }

    @Test
    public void whatDoesNotFitIsNeverSent() throws Exception {
        for (Way way : Way.values()) {
            for (String unfit : List.of("", "123", "123456789", "12345x")) {
                FileCard card = CardFactory.card(new ScriptedTransport());
                assertEquals(way.refused(new PinOutcome.NotSent()), typed(way, card, unfit, "654321", true));
                assertEquals(new CodeChangeOutcome.NewCodeUnfit(), typed(way, card, way.first, unfit, true));
                assertEquals(List.of(), card.sent());
                assertFalse(card.isResetAsked());
            }
        }
        FileCard card = CardFactory.card(new ScriptedTransport());
        CodeChangeOutcome same = typed(Way.CHANGE, card, "123456", "123456", true);
        assertEquals(Optional.of(PinFailure.SAME_CODE), same.failure());
        assertEquals(List.of(), card.sent());
    }

    @Test
    public void blockedAndLastTryAreToldBeforeAnythingIsSent() throws Exception {
        for (Way way : Way.values()) {
            FileCard blocked = CardFactory.card(way.asking("63C0"));
            assertEquals(way.refused(new PinOutcome.Blocked()), typed(way, blocked, way.first, "654321", true));
            FileCard last = CardFactory.card(way.asking("63C1"));
            assertEquals(new CodeChangeOutcome.LastTryNotConfirmed(), typed(way, last, way.first, "654321", false));
            assertEquals(0, codesSent(blocked) + codesSent(last));
            String command = way == Way.CHANGE ? CHANGE_BYTES : UNBLOCK_BYTES;
            assertEquals(new CodeChangeOutcome.Changed(), typed(way,
                    CardFactory.card(way.asking("63C1").on(command, "9000")), way.first, "654321", true));
        }
    }

    /** Wherever the card leaves: codes are sent once at most, and what is told is no more than what is known. */
    @Test
    public void removalAtEveryCommand() throws Exception {
        for (Way way : Way.values()) {
            String command = way == Way.CHANGE ? CHANGE_BYTES : UNBLOCK_BYTES;
            int total = totalCommands(way, command);
            for (int at = 0; at < total; at++) {
                FileCard card = CardFactory.card(way.asking("63C3").on(command, "9000")).pulledAt(at);
                if (at == total - 1) {
                    CodeChangeOutcome outcome = typed(way, card, way.first, "654321", false);
                    assertEquals(way == Way.CHANGE ? new CodeChangeOutcome.Indeterminate()
                            : new CodeChangeOutcome.PukRefused(new PinOutcome.Indeterminate()), outcome);
                    assertEquals(1, codesSent(card));
                } else {
                    assertThrows("at " + at, CardException.CardRemoved.class,
                            () -> typed(way, card, way.first, "654321", false));
                    assertEquals("at " + at, 0, codesSent(card));
                }
            }
        }
    }

    private static int totalCommands(Way way, String command) throws CardException {
        FileCard card = CardFactory.card(way.asking("63C3").on(command, "9000"));
        typed(way, card, way.first, "654321", false);
        return card.sent().size();
    }

    @Test
    public void aWrongCodeThatCostsAnotherCodeATryIsTheLast() throws Exception {
        for (Way way : Way.values()) {
            String command = way == Way.CHANGE ? CHANGE_BYTES : UNBLOCK_BYTES;
            FileCard card = CardFactory.card(way.asking("63C3").on(command, "63C2").on(way.questions[0], "63C2"));
            CodeChangeOutcome outcome = typed(way, card, way.first, "654321", false);
            assertEquals(new CodeChangeOutcome.OtherCounterFell(new PinOutcome.Wrong(new RetryCounter.Left(2))),
                    outcome);
            assertEquals(Optional.of(PinFailure.OTHER_COUNTER_FELL), outcome.failure());
        }
    }

    @Test
    public void thePukGoesByVerifyWhereTheFamilyWantsItSo() throws Exception {
        CardContents contents = contents(ChangeForm.OLD_AND_NEW, ResetForm.VERIFIED_PUK_THEN_NEW);
        FileCard done = CardFactory.card(Way.UNBLOCK.asking("63C3").on(VERIFY_PUK, "9000").on(RESET_NEW, "9000"));
        assertEquals(new CodeChangeOutcome.Changed(),
                typed(contents, Way.UNBLOCK, done, "87654321", "654321", false));
        FileCard wrong = CardFactory.card(Way.UNBLOCK.asking("63C3").on(VERIFY_PUK, "63C2").on("00200081", "63C3")
                .on("00200082", "63C3"));
        CodeChangeOutcome outcome = typed(contents, Way.UNBLOCK, wrong, "87654321", "654321", false);
        assertEquals(Optional.of(PinFailure.WRONG_PUK), outcome.failure());
        assertEquals("the new code stays here", 1, codesSent(wrong));
        FileCard disliked = CardFactory.card(Way.UNBLOCK.asking("63C3").on(VERIFY_PUK, "9000").on(RESET_NEW, "6A80"));
        assertEquals(new CodeChangeOutcome.NewCodeRefused(),
                typed(contents, Way.UNBLOCK, disliked, "87654321", "654321", false));
        ScriptedPad pad = new ScriptedPad(new PinOutcome.Verified());
        assertEquals(Optional.of(PinFailure.NO_PIN_PAD), Way.UNBLOCK.run(contents,
                CardFactory.card(new ScriptedTransport()).in(pad), new PinPadEntry(), true).failure());
        assertEquals(List.of(), pad.asked());
    }

    @Test
    public void anUnknownFormRisksNoCode() throws Exception {
        CardContents unknown = contents(ChangeForm.UNKNOWN, ResetForm.UNKNOWN);
        for (Way way : Way.values()) {
            FileCard card = CardFactory.card(new ScriptedTransport());
            assertEquals(new CodeChangeOutcome.NotAllowed(), typed(unknown, way, card, way.first, "654321", true));
            assertEquals(List.of(), card.sent());
        }
    }

    @Test
    public void aPukIsNoPinAndAPinNamesItsOwnPuk() throws Exception {
        CardContents contents = contents();
        CardCodes codes = new CardCodes(contents);
        AuthenticationObject puk = contents.authenticationObjects().get(2);
        assertEquals(Optional.of(puk), codes.puk(contents.authenticationObjects().get(0)));
        assertEquals(Optional.empty(), codes.puk(puk));
        FileCard card = CardFactory.card(new ScriptedTransport());
        for (AuthenticationObject wrong : List.of(puk, contents.authenticationObjects().get(0).withPadding(
                new CardProfile.Padding(16, 0)))) {
            assertThrows(IllegalArgumentException.class, () -> codes.change(card, wrong, new PinPadEntry(), true));
            assertThrows(IllegalArgumentException.class, () -> codes.unblock(card, wrong, new PinPadEntry(), true));
        }
        assertEquals(List.of(), card.sent());
    }

    @Test
    public void bothCodesOnTheReadersKeys() throws Exception {
        Map<PinOutcome, FailureCode> ends = Map.of(new PinOutcome.TimedOut(), PinFailure.TIMED_OUT,
                new PinOutcome.Cancelled(), PinFailure.CANCELLED, new PinOutcome.NotRepeated(),
                PinFailure.NOT_REPEATED, new PinOutcome.NotSent(), PinFailure.WRONG_FORMAT);
        for (Way way : Way.values()) {
            String format = "ASCII 4-8 in 8 by 00";
            ScriptedPad pad = new ScriptedPad(new PinOutcome.Verified());
            FileCard card = CardFactory.card(way.asking("63C3")).in(pad);
            assertEquals(new CodeChangeOutcome.Changed(), way.run(contents(), card, new PinPadEntry(), false));
            assertEquals(List.of(way == Way.CHANGE ? "change 81 " + format : "unblock 81 " + format + " " + format),
                    pad.asked());
            assertEquals(0, codesSent(card));
            for (Map.Entry<PinOutcome, FailureCode> end : ends.entrySet()) {
                CodeChangeOutcome outcome = way.run(contents(),
                        CardFactory.card(way.asking("63C3")).in(new ScriptedPad(end.getKey())), new PinPadEntry(),
                        false);
                assertEquals(way.refused(end.getKey()), outcome);
                assertEquals(Optional.of(end.getValue()), outcome.failure());
            }
            FileCard verifyingOnly = CardFactory.card(new ScriptedTransport())
                    .in(new ScriptedPad(new PinOutcome.Verified()).verifyingOnly());
            assertEquals(way.refused(new PinOutcome.NoPinPad()),
                    way.run(contents(), verifyingOnly, new PinPadEntry(), true));
            assertEquals(List.of(), verifyingOnly.sent());
        }
    }
}
