/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.ui.testkit;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.Accessible;
import org.eclipse.swt.accessibility.AccessibleControlEvent;
import org.eclipse.swt.accessibility.AccessibleControlListener;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.accessibility.AccessibleListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;

/** What a screen reader is told of controls: by their own listeners, or their text. SWT keeps the listeners to itself. */
public final class ScreenReader {

    private ScreenReader() {
    }

    /** The name of a control, empty where it has none. */
    public static String name(Control control) {
        AccessibleEvent asked = new AccessibleEvent(control);
        asked.childID = ACC.CHILDID_SELF;
        for (Object listener : listeners(control, "accessibleListeners")) {
            ((AccessibleListener) listener).getName(asked);
        }
        return asked.result == null ? text(control) : asked.result;
    }

    /** Of controls that group others, that name. */
    public static List<String> groups(Composite window) {
        List<String> groups = new ArrayList<>();
        for (Control child : window.getChildren()) {
            AccessibleControlEvent asked = new AccessibleControlEvent(child);
            asked.childID = ACC.CHILDID_SELF;
            for (Object listener : listeners(child, "accessibleControlListeners")) {
                ((AccessibleControlListener) listener).getRole(asked);
            }
            if (asked.detail == ACC.ROLE_GROUP) {
                groups.add(name(child));
            }
            if (child instanceof Composite composite) {
                groups.addAll(groups(composite));
            }
        }
        return groups;
    }

    /** The types of those controls that the keyboard reaches and that have no name. */
    public static List<String> nameless(Composite window) {
        List<String> nameless = new ArrayList<>();
        for (Control child : window.getChildren()) {
            if (child.isVisible() && isReached(child) && name(child).isBlank()) {
                nameless.add(child.getClass().getSimpleName());
            }
            if (child instanceof Composite composite) {
                nameless.addAll(nameless(composite));
            }
        }
        return nameless;
    }

    /** Composites are reached only where they say so, being there to hold others. */
    private static boolean isReached(Control control) {
        boolean holds = control.getClass() == Composite.class;
        return !holds && !(control instanceof Label) && (control.getStyle() & SWT.NO_FOCUS) == 0
                && !(control instanceof Composite composite && composite.getChildren().length > 0);
    }

    private static String text(Control control) {
        if (control instanceof Button button) {
            return button.getText();
        }
        return control instanceof Label label ? label.getText() : "";
    }

    private static List<?> listeners(Control control, String kind) {
        try {
            Field field = Accessible.class.getDeclaredField(kind);
            field.setAccessible(true);
            List<?> listeners = (List<?>) field.get(control.getAccessible());
            return listeners == null ? List.of() : List.copyOf(listeners);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
