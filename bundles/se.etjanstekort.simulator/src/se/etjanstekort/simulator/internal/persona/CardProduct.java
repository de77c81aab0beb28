/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.simulator.internal.persona;

import java.util.Optional;

import se.etjanstekort.simulator.internal.cardos.CardTraits;

/**
 * The card as a product.
 *
 * @param number
 *            the 19 digits printed on it
 * @param atrInfo
 *            the content of EF.ATR/INFO; empty for a card without the file
 * @param hasApplication
 *            whether there is anything on the chip; a card for doors only has nothing
 * @param applicationId
 *            the name of the PKCS#15 application
 * @param tellsAlgorithms
 *            whether TokenInfo says how algorithms are named
 * @param hasIssuers
 *            whether it holds the certificates of the authorities that issued its own
 * @param filePadding
 *            how many zero bytes stand after the contents of its directory files
 */
public record CardProduct(String number, byte[] atr, Optional<byte[]> atrInfo, boolean hasApplication, String label,
        String manufacturer,
        byte[] applicationId, boolean tellsAlgorithms, boolean hasIssuers, int filePadding, CardTraits traits) {
}
