/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.ui;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.AccessibleControlAdapter;
import org.eclipse.swt.accessibility.AccessibleControlEvent;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.FontData;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.graphics.TextLayout;
import org.eclipse.swt.graphics.TextStyle;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;

/**
 * A message in a tinted box with a bar of its colour at the left. Wraps its text; hidden while it has nothing to say, and
 * then takes no room in a {@code GridLayout}.
 */
public final class MessageBar extends Canvas {

    private static final int BAR = 3;
    private static final int PADDING_X = 9;
    private static final int PADDING_Y = 7;
    private static final int LINE_SPACING = 2;

    private final TextLayout layout;
    private final Font bold;
    private Message message = new Message(Tone.NEUTRAL, "", "");

    /** A bar that is hidden until a message is shown. */
    public MessageBar(Composite parent) {
        super(parent, SWT.DOUBLE_BUFFERED | SWT.NO_FOCUS);
        layout = new TextLayout(getDisplay());
        layout.setFont(getFont());
        layout.setSpacing(LINE_SPACING);
        FontData data = getFont().getFontData()[0];
        bold = new Font(getDisplay(), data.getName(), data.getHeight(), SWT.BOLD);
        addDisposeListener(event -> {
            layout.dispose();
            bold.dispose();
        });
        addPaintListener(event -> paint(event.gc));
        addAccessibility();
        setVisible(false);
    }

    /** Shows a message. */
    public void show(Message newMessage) {
        checkWidget();
        if (newMessage.equals(message) && getVisible()) {
            return;
        }
        message = newMessage;
        String text = text();
        layout.setText(text);
        int end = message.title().length();
        if (end > 0) {
            layout.setStyle(new TextStyle(bold, null, null), 0, end - 1);
        }
        setShown(true);
        getAccessible().sendEvent(ACC.EVENT_NAME_CHANGED, null);
        redraw();
    }

    /** Takes the message away. */
    public void hide() {
        checkWidget();
        setShown(false);
    }

    /** What the bar says, title and text; empty while it is hidden. */
    public String text() {
        return message.title().isEmpty() || message.text().isEmpty() ? message.title() + message.text()
                : message.title() + "\n" + message.text();
    }

    @Override
    public Point computeSize(int widthHint, int heightHint, boolean changed) {
        int frame = BAR + 2 * PADDING_X;
        layout.setWidth(widthHint == SWT.DEFAULT ? SWT.DEFAULT : Math.max(1, widthHint - frame));
        Rectangle bounds = layout.getBounds();
        return new Point(widthHint == SWT.DEFAULT ? bounds.width + frame : widthHint,
                heightHint == SWT.DEFAULT ? bounds.height + 2 * PADDING_Y : heightHint);
    }

    private void setShown(boolean shown) {
        if (!shown) {
            message = new Message(Tone.NEUTRAL, "", "");
        }
        setVisible(shown);
        if (getLayoutData() instanceof GridData data) {
            data.exclude = !shown;
        }
        requestLayout();
    }

    private void paint(GC gc) {
        Rectangle area = getClientArea();
        StateColors colors = StateColors.on(this);
        gc.setBackground(colors.tint(message.tone()));
        gc.fillRectangle(area);
        gc.setBackground(colors.of(message.tone()));
        gc.fillRectangle(area.x, area.y, BAR, area.height);
        gc.setForeground(colors.text());
        layout.setWidth(Math.max(1, area.width - BAR - 2 * PADDING_X));
        layout.draw(gc, BAR + PADDING_X, PADDING_Y);
    }

    private void addAccessibility() {
        AccessibleName.of(this, this::text);
        getAccessible().addAccessibleControlListener(new AccessibleControlAdapter() {
            @Override
            public void getRole(AccessibleControlEvent e) {
                e.detail = ACC.ROLE_ALERT;
            }
        });
    }
}
