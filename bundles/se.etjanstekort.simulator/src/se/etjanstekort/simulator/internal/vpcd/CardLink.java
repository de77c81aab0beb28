/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.simulator.internal.vpcd;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** The way between a reader and the card in it. Its end on either side means that the card is out. */
public interface CardLink extends Closeable {

    /** What the reader says. */
    InputStream in() throws IOException;

    /** What the card says. Each write is a whole message. */
    OutputStream out() throws IOException;
}
