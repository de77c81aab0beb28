/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
/**
 * Cards and a reader made of software, for tests, demonstrations and practice; part of the SDK, never of what a hospital
 * installs.
 * <p>
 * {@link se.etjanstekort.simulator.SoftwareCards} is the drawer with the personas' cards. The same card can be put into a
 * reader of this JVM (start the client with {@code -softwareCard PERSONA}, and take it out and put it in by the service
 * {@link se.etjanstekort.simulator.SoftwareReader} or by lines to {@code -softwareCardControl PORT}) or into a real PC/SC
 * stack ({@code run-cli simulate --vpcd HOST:PORT PERSONA}).
 * <p>
 * A new persona is one file in {@code personas/} and its name in {@code personas/index.properties}.
 */
package se.etjanstekort.simulator;
