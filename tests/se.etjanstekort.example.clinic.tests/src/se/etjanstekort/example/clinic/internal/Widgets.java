/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.example.clinic.internal;

import java.util.Arrays;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;

/** Finds widgets as a user does: by kind and text, among those that are shown. */
final class Widgets {

    private Widgets() {
    }

    static <T extends Control> Stream<T> shown(Composite root, Class<T> kind, Predicate<T> wanted) {
        return all(root).filter(Control::isVisible).filter(kind::isInstance).map(kind::cast).filter(wanted);
    }

    private static Stream<Control> all(Control root) {
        Stream<Control> below = root instanceof Composite composite
                ? Arrays.stream(composite.getChildren()).flatMap(Widgets::all)
                : Stream.empty();
        return Stream.concat(Stream.of(root), below);
    }

    static Stream<Shell> shells(String title) {
        return Arrays.stream(Display.getCurrent().getShells()).filter(shell -> title.equals(shell.getText()));
    }

    /** Lets the UI do everything that is waiting. */
    static void settle() {
        Display display = Display.getCurrent();
        boolean busy = true;
        while (busy) {
            busy = display.readAndDispatch();
        }
    }
}
