/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.simulator.internal.cardos;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where in the file system the card stands.
 *
 * @param path
 *            from the MF to the current DF
 * @param file
 *            the current EF, if one is selected
 */
record Position(List<DedicatedFile> path, Optional<ElementaryFile> file) {

    Position {
        path = List.copyOf(path);
    }

    static Position at(DedicatedFile masterFile) {
        return new Position(List.of(masterFile), Optional.empty());
    }

    DedicatedFile directory() {
        return path.get(path.size() - 1);
    }

    /** What is selected: the EF, or else the DF. */
    CardFile selected() {
        return file.isPresent() ? file.get() : directory();
    }

    Position atDirectory() {
        return new Position(path, Optional.empty());
    }

    Optional<Position> parent() {
        return path.size() == 1 ? Optional.empty()
                : Optional.of(new Position(path.subList(0, path.size() - 1), Optional.empty()));
    }

    /** A file immediately below the current DF. */
    Optional<Position> child(int identifier) {
        return directory().child(identifier).map(this::into);
    }

    private Position into(CardFile child) {
        if (child instanceof ElementaryFile elementary) {
            return new Position(path, Optional.of(elementary));
        }
        List<DedicatedFile> deeper = new ArrayList<>(path);
        deeper.add((DedicatedFile) child);
        return new Position(deeper, Optional.empty());
    }

    /** The DF of that name, from the MF. */
    Optional<Position> named(byte[] name) {
        Position root = at(path.get(0));
        return root.directory().children().stream().filter(DedicatedFile.class::isInstance)
                .map(DedicatedFile.class::cast).filter(directory -> directory.isNamed(name)).findFirst()
                .map(root::into);
    }
}
