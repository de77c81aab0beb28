/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.ui.testkit;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;

/** A person before a display: types on real keys, sees what is on the screen. On the display's thread. */
public final class Person {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int STEADY_LOOKS = 8;
    private static final int MOVING_LOOKS = 25;
    private static final int LOOK_AGAIN_MILLIS = 40;

    private final Display display;

    public Person(Display display) {
        this.display = display;
    }

    /** Types keys one after the other; each is handled before the next. */
    public void type(CharSequence characters) {
        characters.chars().forEach(character -> key((char) character, character));
    }

    /** Presses Enter. */
    public void enter() {
        key(SWT.CR, SWT.CR);
    }

    /** Presses the space bar. */
    public void space() {
        key(' ', ' ');
    }

    /** Presses Escape. */
    public void escape() {
        key(SWT.ESC, SWT.ESC);
    }

    /** Presses a key while a modifier is held. */
    public void withModifier(int modifier, char character) {
        post(SWT.KeyDown, (char) 0, modifier);
        key(character, character);
        post(SWT.KeyUp, (char) 0, modifier);
        settle();
    }

    /** Waits until something is so; fails after some time. */
    public void await(String what, BooleanSupplier condition) {
        boolean[] late = { false };
        display.timerExec((int) PATIENCE.toMillis(), () -> late[0] = true);
        while (!condition.getAsBoolean()) {
            if (late[0]) {
                throw new AssertionError("never came: " + what);
            }
            settle();
        }
    }

    /** Lets everything be handled and painted that is on its way. */
    public void settle() {
        boolean[] passed = { false };
        display.timerExec(LOOK_AGAIN_MILLIS, () -> passed[0] = true);
        while (!passed[0]) {
            if (!display.readAndDispatch()) {
                display.sleep();
            }
        }
    }

    /** The shells that are to be seen, the last opened last. */
    public List<Shell> shells() {
        return Arrays.stream(display.getShells()).filter(Shell::isVisible).toList();
    }

    /** Every text that is to be seen in a composite. */
    public static List<String> texts(Composite composite) {
        List<String> texts = new ArrayList<>();
        controls(composite).forEach(control -> {
            if (control instanceof Label label) {
                texts.add(label.getText());
            } else if (control instanceof Button button) {
                texts.add(button.getText());
            } else if (control instanceof Text text && (text.getStyle() & SWT.PASSWORD) == 0) {
                texts.add(text.getText());
            }
        });
        return texts;
    }

    /** The field for a code, where one is to be seen. */
    public static Optional<Text> codeField(Composite composite) {
        return controls(composite).filter(control -> (control.getStyle() & SWT.PASSWORD) != 0)
                .filter(Text.class::isInstance).map(Text.class::cast).findFirst();
    }

    /** The box to tick, where one is to be seen. */
    public static Optional<Button> box(Composite composite) {
        return buttons(composite).filter(button -> (button.getStyle() & SWT.CHECK) != 0).findFirst();
    }

    /** The buttons and boxes that are to be seen. */
    public static Stream<Button> buttons(Composite composite) {
        return controls(composite).filter(Button.class::isInstance).map(Button.class::cast);
    }

    /** A control of a type, where one is to be seen. */
    public static <T extends Control> Optional<T> find(Composite composite, Class<T> type) {
        return controls(composite).filter(type::isInstance).map(type::cast).findFirst();
    }

    /** What is on the screen within some bounds, as it is: with all that lies above. */
    public ImageData look(Rectangle bounds) {
        Image image = new Image(display, bounds.width, bounds.height);
        GC gc = new GC(display);
        gc.copyArea(image, bounds.x, bounds.y);
        gc.dispose();
        ImageData seen = image.getImageData(100);
        image.dispose();
        return seen;
    }

    /**
     * What is to be seen of a window once the screen shows it, and shows no change any more: themes fade. One in which something
     * turns is looked at for as long as that takes.
     *
     * @param seen
     *            whether it is what was there before
     */
    public ImageData lookAtSteady(Shell shell, Predicate<ImageData> seen) {
        awaitPainting(shell);
        ImageData[] last = { look(display.map(shell, null, shell.getClientArea())) };
        int[] steady = { 0 };
        int[] looks = { 0 };
        await("a picture of " + shell.getText(), () -> {
            ImageData now = look(display.map(shell, null, shell.getClientArea()));
            steady[0] = Arrays.equals(now.data, last[0].data) ? steady[0] + 1 : 0;
            last[0] = now;
            looks[0]++;
            return (steady[0] >= STEADY_LOOKS || looks[0] >= MOVING_LOOKS) && !seen.test(now);
        });
        return last[0];
    }

    private void awaitPainting(Shell shell) {
        boolean[] painted = { false };
        Listener listener = event -> painted[0] |= event.widget instanceof Control control
                && control.getShell() == shell;
        display.addFilter(SWT.Paint, listener);
        try {
            shell.redraw(0, 0, shell.getSize().x, shell.getSize().y, true);
            await("painting of " + shell.getText(), () -> painted[0]);
        } finally {
            display.removeFilter(SWT.Paint, listener);
        }
    }

    /** Keeps a picture. */
    public void keep(ImageData picture, Path file) {
        ImageLoader loader = new ImageLoader();
        loader.data = new ImageData[] { picture };
        loader.save(file.toString(), SWT.IMAGE_PNG);
    }

    private static Stream<Control> controls(Composite composite) {
        return Arrays.stream(composite.getChildren()).filter(Control::isVisible)
                .flatMap(control -> control instanceof Composite child
                        ? Stream.concat(Stream.of(control), controls(child))
                        : Stream.of(control));
    }

    private void key(char character, int keyCode) {
        boolean[] released = { false };
        Listener listener = event -> released[0] |= event.keyCode == keyCode || event.character == character;
        display.addFilter(SWT.KeyUp, listener);
        try {
            post(SWT.KeyDown, character, keyCode);
            post(SWT.KeyUp, character, keyCode);
            await("the key " + keyCode, () -> released[0]);
        } finally {
            display.removeFilter(SWT.KeyUp, listener);
        }
    }

    private void post(int type, char character, int keyCode) {
        Event event = new Event();
        event.type = type;
        event.character = character;
        event.keyCode = keyCode;
        if (!display.post(event)) {
            throw new AssertionError("the display takes no keys");
        }
    }
}
