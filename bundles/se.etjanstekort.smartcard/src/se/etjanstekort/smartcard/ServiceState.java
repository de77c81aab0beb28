/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.smartcard;

/** How the service that drives the readers stands (pcscd, the Windows smart card service). */
public enum ServiceState {
    /** It answers. */
    RUNNING,
    /** Its library is there, the service itself does not answer. */
    STOPPED,
    /** Its library is not there or cannot be loaded. */
    MISSING
}
