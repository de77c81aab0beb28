/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.legitimation.ui.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;

import se.etjanstekort.ui.MessageBar;

/** Finds widgets as a user does: by what they say. */
public final class Widgets {

    private Widgets() {
    }

    public static <T extends Control> List<T> all(Composite parent, Class<T> kind) {
        List<T> found = new ArrayList<>();
        for (Control child : parent.getChildren()) {
            if (kind.isInstance(child)) {
                found.add(kind.cast(child));
            }
            if (child instanceof Composite composite) {
                found.addAll(all(composite, kind));
            }
        }
        return found;
    }

    /** All that can be read. */
    public static List<String> texts(Composite parent) {
        return Stream.of(all(parent, Label.class).stream().map(Label::getText),
                all(parent, Link.class).stream().map(Link::getText),
                all(parent, Button.class).stream().map(Button::getText),
                all(parent, MessageBar.class).stream().map(MessageBar::text)).flatMap(texts -> texts).toList();
    }

    static List<Link> links(Composite parent, String text) {
        return all(parent, Link.class).stream().filter(link -> link.getText().equals("<a>" + text + "</a>")).toList();
    }

    public static Button button(Composite parent, String text) {
        return all(parent, Button.class).stream().filter(button -> button.getText().equals(text)).findFirst()
                .orElseThrow(() -> new AssertionError("no button " + text + " among " + texts(parent)));
    }

    /** Lets the user interface do what is due. */
    public static void settle() {
        Display display = Display.getCurrent();
        while (display.readAndDispatch()) {
            continue;
        }
    }
}
