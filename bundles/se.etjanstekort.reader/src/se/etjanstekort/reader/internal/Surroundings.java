/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.reader.internal;

import java.nio.file.Path;
import java.util.List;

/** What is to be known of the computer around us. Any thread. */
interface Surroundings {

    /** Whether codes may be entered on keys that a reader announces. */
    boolean mayUse(String reader, CardConnection.Keys keys);

    /** Running programs that are known to use cards, as people call them. Takes some milliseconds; touches none of them. */
    List<String> cardPrograms();

    /** Where the library may come to lie; none where that is not known. */
    default List<Path> libraryFiles() {
        return List.of();
    }

    /** What comes with the service; none where that is not a file. */
    default List<Path> serviceFiles() {
        return List.of();
    }
}
