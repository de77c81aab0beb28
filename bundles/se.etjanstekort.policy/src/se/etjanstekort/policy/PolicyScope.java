/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.policy;

/** Where a policy value comes from, strongest first. */
public enum PolicyScope {
    /** The computer's policy file. */
    MACHINE,
    /** The user's own preferences: Equinox instance scope. */
    USER,
    /** The product's defaults: Equinox default scope, filled from {@code plugin_customization.ini}. */
    PRODUCT
}
