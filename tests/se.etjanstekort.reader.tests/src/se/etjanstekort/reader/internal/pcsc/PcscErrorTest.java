/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.reader.internal.pcsc;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.is;

import org.junit.Test;

import se.etjanstekort.smartcard.CardException;

public class PcscErrorTest {

    private static CardException told(int code) {
        PcscException e = new PcscException("SCardTransmit", code);
        return e.error().toCardException(e);
    }

    @Test
    public void cardThatLeftIsRemoved() {
        assertThat(told(0x80100069), instanceOf(CardException.CardRemoved.class));
        assertThat(told(0x8010000C), instanceOf(CardException.CardRemoved.class));
    }

    @Test
    public void serviceOrReaderThatLeftIsReaderGone() {
        for (int code : new int[] { 0x80100009, 0x80100017, 0x80100013, 0x8010001D, 0x8010001E, 0x80100003 }) {
            assertThat(told(code), instanceOf(CardException.ReaderGone.class));
        }
    }

    @Test
    public void otherProgramIsSharingViolation() {
        assertThat(told(0x8010000B), instanceOf(CardException.SharingViolation.class));
    }

    @Test
    public void cardWithoutAnswerToResetIsMute() {
        assertThat(told(0x80100066), instanceOf(CardException.CardMute.class));
        assertThat(told(0x80100067), instanceOf(CardException.CardMute.class));
    }

    @Test
    public void whatNobodyKnowsIsAFailedLineAndKeepsItsNumber() {
        CardException e = told(0x80100014);
        assertThat(e, instanceOf(CardException.TransportFailure.class));
        assertThat(e.getMessage(), containsString("0x80100014"));
    }

    @Test
    public void refusalsAreToldApartFromAbsence() {
        assertThat(PcscError.of(0x8010006A).isDenied(), is(true));
        assertThat(PcscError.of(5).isDenied(), is(true));
        assertThat(PcscError.of(0x8010001D).isDenied(), is(false));
        assertThat(PcscError.of(0x8010001D).isServiceGone(), is(true));
    }

    @Test
    public void everyErrorIsFoundByItsCode() {
        for (PcscError error : PcscError.values()) {
            assertThat(PcscError.of(error.code()), is(error));
        }
    }
}
