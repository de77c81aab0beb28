/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore;

import static org.junit.Assert.assertEquals;

import org.junit.Test;

public class FingerprintTest {

    @Test
    public void octetsAreSetApart() {
        assertEquals("87:67:26:0A", Fingerprint.shown("8767260a"));
    }
}
