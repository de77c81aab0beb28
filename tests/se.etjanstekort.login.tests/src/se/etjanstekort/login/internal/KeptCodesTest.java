/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.login.internal;

import static org.hamcrest.CoreMatchers.is;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertThrows;

import java.time.Duration;
import java.util.Optional;

import org.junit.After;
import org.junit.Test;

import se.etjanstekort.certstore.Purpose;
import se.etjanstekort.certstore.keys.Requester;
import se.etjanstekort.login.CardKey;
import se.etjanstekort.login.internal.KeptCodes.KeptCode;
import se.etjanstekort.login.internal.KeptCodes.Place;
import se.etjanstekort.smartcard.Pin;

/** Codes that are kept, and when they are wiped. */
public class KeptCodesTest {

    private static final Place PLACE = new Place(new CardKey("R", 1),
            Cards.candidate("TSTNMT2321000156-10B7").pin(), Purpose.AUTHENTICATION);
    private static final Requester REGISTRY = new Requester("Kvalitetsregistret");

    private final KeptCodes codes = new KeptCodes();
    private final Pin pin = Pin.takeOver("123456".toCharArray());
    private final KeptCode code = new KeptCode(pin, new CodeAttempt<>(pin::close, false), Optional.empty());

    @After
    public void close() {
        codes.close();
    }

    private void assertWiped() {
        assertThrows(IllegalStateException.class, () -> pin.lendTo(char[]::clone));
    }

    @Test
    public void oneThatIsKeptIsThereUntilTheEnd() {
        codes.keep(PLACE, code, Duration.ofHours(1));
        assertThat(codes.use(PLACE, REGISTRY), is(Optional.of(code)));
        codes.close();
        assertThat(codes.use(PLACE, REGISTRY), is(Optional.empty()));
        assertWiped();
    }

    @Test
    public void oneThatComesAfterTheEndIsWipedAtOnce() {
        codes.close();
        codes.keep(PLACE, code, Duration.ofHours(1));
        assertThat(codes.has(PLACE, REGISTRY), is(false));
        assertWiped();
    }
}
