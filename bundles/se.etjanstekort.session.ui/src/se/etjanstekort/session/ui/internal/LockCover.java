/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.session.ui.internal;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.eclipse.core.runtime.ILog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.SWTError;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Widget;

import se.etjanstekort.login.SignInState;
import se.etjanstekort.session.ui.internal.SuiteServices.SignInParts;
import se.etjanstekort.ui.Message;

/**
 * Covers the client: a veil over every shell that the host has or opens, and above them one panel that says how to go on.
 * The panel is application-modal, or it would get no key while the host has a modal dialog open.
 */
final class LockCover {

    /** Marks the shells of the cover itself. */
    static final String OURS = "se.etjanstekort.session.ui.cover";
    /** Marks shells of the host that ask what has to be answered before the client can end. */
    static final String LET_THROUGH = "se.etjanstekort.session.ui.letThrough";
    private static final int AGAIN_MILLIS = 100;
    private static final int LEAST_WIDTH = 460;
    private static final int LEAST_HEIGHT = 400;

    private final Display display;
    private final HostProduct product;
    private final CoverInput input;
    private final CoverColors colors;
    private final Map<Shell, Veil> veils = new LinkedHashMap<>();
    private final Listener showFilter = this::hostShellShown;
    private Optional<LockPanel> panel = Optional.empty();
    private Consumer<LockPanel> content = shown -> {
    };
    private Control focusBefore;
    private boolean covering;
    private boolean asking;

    LockCover(Display display, HostProduct product) {
        this.display = display;
        this.product = product;
        this.colors = CoverColors.of(display);
        this.input = new CoverInput(display);
    }

    /** Covers the client, or brings the cover up to date: who may open it, and the field for her code. */
    void showLocked(SignInState state, SignInParts parts) {
        cover(shown -> shown.showLocked(state, parts));
    }

    /** Covers a client that nobody can open again: it can only be ended. */
    void showEnded(Message message, Runnable goOn) {
        if (!display.isDisposed()) {
            cover(shown -> shown.showEnded(message, goOn));
        }
    }

    /** Does what the host may have questions about: the shells that it opens for them are seen, all others stay covered. */
    void whileAsking(Runnable action) {
        coverShells();
        asking = true;
        panel.ifPresent(LockPanel::close);
        panel = Optional.empty();
        try {
            action.run();
        } finally {
            asking = false;
            if (!display.isDisposed()) {
                Arrays.stream(display.getShells()).forEach(shell -> shell.setData(LET_THROUGH, null));
            }
        }
    }

    /** Takes the cover away; the client is as it was, and so is the focus. */
    void lift() {
        if (!covering) {
            return;
        }
        covering = false;
        input.open();
        display.removeFilter(SWT.Show, showFilter);
        panel.ifPresent(LockPanel::close);
        panel = Optional.empty();
        veils.values().forEach(Veil::lift);
        veils.clear();
        if (focusBefore != null && !focusBefore.isDisposed()) {
            focusBefore.getShell().forceActive();
            focusBefore.setFocus();
        }
        focusBefore = null;
    }

    private void cover(Consumer<LockPanel> newContent) {
        content = newContent;
        coverShells();
        if (panel.isEmpty()) {
            openPanel();
        } else {
            content.accept(panel.get());
        }
    }

    private void coverShells() {
        if (!covering) {
            covering = true;
            focusBefore = display.getFocusControl();
            input.close();
            display.addFilter(SWT.Show, showFilter);
        }
        if (hostShells().filter(shell -> !isVeiled(shell)).count() > 0) {
            display.timerExec(AGAIN_MILLIS, this::coverAgain);
        }
    }

    private void coverAgain() {
        if (covering && !asking) {
            coverShells();
            ensurePanel();
        }
    }

    /** One shell that cannot be veiled, because a listener of the host fails, does not leave the others bare. */
    private boolean isVeiled(Shell shell) {
        try {
            veil(shell);
            return true;
        } catch (RuntimeException | SWTError e) { // host contribution, or a system that has no more handles
            ILog.of(LockCover.class).error("a window could not be covered", e);
            return false;
        }
    }

    private void veil(Shell shell) {
        veils.computeIfAbsent(shell, host -> {
            Veil veil = new Veil(host, product.lockedTitle(), colors.background());
            host.addListener(SWT.Dispose, event -> veils.remove(host));
            veil.onActivate(() -> display.asyncExec(this::keepInFront));
            veil.shell().addListener(SWT.MouseDown, event -> panel.ifPresent(LockPanel::activate));
            return veil;
        });
    }

    /** Over the largest shell; a child of the one that is in front, so that it is in front of that. */
    private void openPanel() {
        Optional<Shell> largest = hostShells().max(Comparator.comparingInt(LockCover::area));
        if (largest.isEmpty()) {
            return;
        }
        Shell active = display.getActiveShell();
        Shell parent = active != null && veils.containsKey(active) ? active : frontmost().orElse(largest.get());
        LockPanel opened = new LockPanel(parent, colors, product.lockedTitle());
        panel = Optional.of(opened);
        opened.shell().addListener(SWT.Dispose, event -> panelGone(opened));
        opened.shell().setBounds(panelBounds(largest.get()));
        content.accept(opened);
        opened.open();
    }

    /** The shell of the host that was in front has closed, and has taken the panel with it. */
    private void panelGone(LockPanel gone) {
        if (covering && panel.filter(gone::equals).isPresent()) {
            panel = Optional.empty();
            if (!display.isDisposed()) {
                display.asyncExec(this::ensurePanel);
            }
        }
    }

    private void ensurePanel() {
        if (covering && !asking && panel.isEmpty()) {
            openPanel();
        }
    }

    private void hostShellShown(Event event) {
        if (event.widget instanceof Shell shell && isHost(shell)) {
            if (asking && !veils.containsKey(shell)) {
                shell.setData(LET_THROUGH, Boolean.TRUE);
                return;
            }
            veil(shell);
            display.asyncExec(() -> bringToFront(shell));
        }
    }

    /** A shell that the host opened while covered: its veil comes to the front, and the panel in front of that. */
    private void bringToFront(Shell shell) {
        if (!covering || asking) {
            return;
        }
        Optional.ofNullable(veils.get(shell)).ifPresent(Veil::raise);
        panel.ifPresentOrElse(LockPanel::raise, this::openPanel);
    }

    /** A shell of the host came to the front by itself, as the taskbar or a window manager may have it. */
    private void keepInFront() {
        if (covering && !asking) {
            veils.values().forEach(Veil::raise);
            panel.ifPresent(LockPanel::keepInFront);
        }
    }

    private Stream<Shell> hostShells() {
        return Arrays.stream(display.getShells()).filter(LockCover::isHost).filter(Shell::isVisible);
    }

    private Optional<Shell> frontmost() {
        return veils.keySet().stream().filter(shell -> !shell.isDisposed() && shell.isVisible())
                .reduce((first, second) -> second);
    }

    private static boolean isHost(Widget shell) {
        return shell.getData(OURS) == null;
    }

    private static int area(Shell shell) {
        Rectangle bounds = shell.getBounds();
        return bounds.width * bounds.height;
    }

    private static Rectangle panelBounds(Shell largest) {
        Rectangle bounds = largest.getBounds();
        int width = Math.max(LEAST_WIDTH, bounds.width);
        int height = Math.max(LEAST_HEIGHT, bounds.height);
        return new Rectangle(bounds.x - (width - bounds.width) / 2, bounds.y - (height - bounds.height) / 2, width,
                height);
    }
}
