/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
/**
 * The seam between whoever can sign with a card and whoever needs signatures: the sign-in implements
 * {@link se.etjanstekort.certstore.keys.CardKeys}, this bundle's JCA provider and TLS use it.
 */
package se.etjanstekort.certstore.keys;
