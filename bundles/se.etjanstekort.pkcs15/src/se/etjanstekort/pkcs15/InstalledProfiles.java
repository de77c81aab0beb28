/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pkcs15;

/**
 * The card profiles of this installation: the shipped ones and those that hosts contribute to the extension point
 * {@code se.etjanstekort.pkcs15.cardProfiles}. A DS service, for any thread.
 */
public interface InstalledProfiles {

    /** Which profiles are used, and which are not and why; the same at every call. */
    CardProfileSet profiles();
}
