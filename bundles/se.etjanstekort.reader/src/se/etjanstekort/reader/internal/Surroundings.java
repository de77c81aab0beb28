/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.reader.internal;

import java.util.List;

/** What a reader has to know of the computer around it. Any thread. */
interface Surroundings {

    /** Whether codes may be entered on keys that a reader announces. */
    boolean mayUse(String reader, CardConnection.Keys keys);

    /** Running programs that are known to use cards, as people call them. Takes some milliseconds; touches none of them. */
    List<String> cardPrograms();
}
