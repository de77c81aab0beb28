/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.simulator.internal.cardos;

import java.util.List;

/**
 * Everything that is on a card when it is issued.
 *
 * @param atr
 *            its answer to reset
 * @param serialNumber
 *            10 bytes, for cards whose dialect tells it
 */
public record CardImage(byte[] atr, byte[] serialNumber, DedicatedFile masterFile, List<CodeSpec> codes,
        List<CardKey> keys,
        CardTraits traits) {

    public CardImage {
        codes = List.copyOf(codes);
        keys = List.copyOf(keys);
    }
}
