/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.legitimation.ui.internal;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.ProgressBar;

import se.etjanstekort.legitimation.ui.internal.content.Contents;
import se.etjanstekort.legitimation.ui.internal.content.Section;
import se.etjanstekort.ui.Headline;
import se.etjanstekort.ui.MessageBar;
import se.etjanstekort.ui.StateColors;
import se.etjanstekort.ui.Wording;

/** The view's inside: a headline, and below it sections that wrap to the width and scroll in height. */
final class LegitimationPanel {

    private static final int EDGE = 12;
    private static final int GAP = 9;
    private static final int FOOTER_GAP = 2;
    /** A text column of 190 beside the headline's picture, and the edges. */
    private static final int MIN_WIDTH = 190 + 32 + 12 + 2 * EDGE;
    private static final int LINE = 20;
    private static final int BUSY_DELAY_MILLIS = 300;

    private final Runnable lock;
    private final Runnable signOut;
    private final ScrolledComposite scroller;
    private final Composite body;
    private final Headline headline;
    private final ProgressBar progress;
    private final Fonts fonts;
    private final List<SecretLine> secrets = new ArrayList<>();
    private final Runnable showProgress = () -> setProgress(true);
    private Composite sections;
    private Palette palette;
    private Contents contents;

    LegitimationPanel(Composite parent, Runnable lock, Runnable signOut) {
        this.lock = lock;
        this.signOut = signOut;
        scroller = new ScrolledComposite(parent, SWT.V_SCROLL | SWT.H_SCROLL);
        scroller.setExpandHorizontal(true);
        scroller.setExpandVertical(true);
        scroller.setShowFocusedControl(true);
        body = new Composite(scroller, SWT.NO_FOCUS);
        body.setBackgroundMode(SWT.INHERIT_DEFAULT);
        GridLayout grid = column(GAP);
        grid.marginWidth = EDGE;
        grid.marginHeight = EDGE;
        body.setLayout(grid);
        fonts = Fonts.of(body);
        headline = wide(new Headline(body));
        progress = wide(new ProgressBar(body, SWT.HORIZONTAL | SWT.INDETERMINATE));
        setProgress(false);
        scroller.setContent(body);
        scroller.addListener(SWT.Resize, event -> fit());
        scroller.addListener(SWT.KeyDown, event -> scroll(event.keyCode));
        body.addListener(SWT.Paint, event -> followTheme());
        body.addDisposeListener(event -> event.display.timerExec(-1, showProgress));
    }

    /** Shows other contents; does nothing when they are the same. */
    void show(Contents newContents) {
        if (!newContents.equals(contents)) {
            contents = newContents;
            build();
        }
    }

    /** Masks what the user has unmasked. */
    void mask() {
        secrets.forEach(SecretLine::mask);
    }

    void setFocus() {
        if (sections == null || !sections.setFocus()) {
            scroller.setFocus();
        }
    }

    private void build() {
        palette = Palette.of(body);
        secrets.clear();
        if (sections != null) {
            sections.dispose();
        }
        headline.show(contents.caption());
        setBusy(contents.busy());
        sections = wide(new Composite(body, SWT.NO_FOCUS));
        sections.setLayout(column(GAP));
        contents.sections().forEach(this::add);
        if (contents.signedIn()) {
            addButtons();
        }
        body.layout(true, true);
        fit();
    }

    private void add(Section section) {
        if (section instanceof Section.Notice notice) {
            wide(new MessageBar(sections)).show(notice.message());
        } else if (section instanceof Section.Person person) {
            wide(CardBox.of(person, sections, palette, fonts, secrets));
        } else if (section instanceof Section.Codes codes) {
            wide(CardBox.of(codes, sections, palette, fonts));
        } else if (section instanceof Section.Readers readers) {
            wide(CardBox.of(readers, sections, palette, fonts));
        } else if (section instanceof Section.Footer footer) {
            addFooter(footer);
        }
    }

    private void addFooter(Section.Footer footer) {
        Composite lines = wide(new Composite(sections, SWT.NO_FOCUS));
        lines.setLayout(column(FOOTER_GAP));
        for (String line : footer.lines()) {
            Label label = wide(new Label(lines, SWT.WRAP));
            label.setFont(fonts.small());
            label.setText(Wording.asLabel(line));
            label.setForeground(StateColors.on(palette.ground(), palette.text()).dim());
        }
    }

    private void addButtons() {
        Composite row = wide(new Composite(sections, SWT.NO_FOCUS));
        RowLayout layout = new RowLayout();
        layout.marginLeft = 0;
        layout.marginRight = 0;
        row.setLayout(layout);
        button(row, Messages.lockNow, lock);
        button(row, Messages.signOut, signOut);
    }

    private static void button(Composite row, String text, Runnable action) {
        Button button = new Button(row, SWT.PUSH);
        button.setText(text);
        button.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> action.run()));
    }

    /** A bar that moves only when the wait is long enough to be noticed. */
    private void setBusy(boolean busy) {
        body.getDisplay().timerExec(-1, showProgress);
        if (!busy) {
            setProgress(false);
        } else if (!progress.getVisible()) {
            body.getDisplay().timerExec(BUSY_DELAY_MILLIS, showProgress);
        }
    }

    private void setProgress(boolean shown) {
        if (progress.isDisposed()) {
            return;
        }
        progress.setVisible(shown);
        ((GridData) progress.getLayoutData()).exclude = !shown;
        progress.requestLayout();
    }

    private void fit() {
        int width = Math.max(scroller.getClientArea().width, MIN_WIDTH);
        scroller.setMinSize(MIN_WIDTH, body.computeSize(width, SWT.DEFAULT).y);
    }

    /** The style sheet reaches the view after it was made, and when the user chooses another theme. */
    private void followTheme() {
        if (contents != null && !palette.isStillThatOf(body)) {
            body.getDisplay().asyncExec(() -> {
                if (!body.isDisposed() && !palette.isStillThatOf(body)) {
                    build();
                }
            });
        }
    }

    /** For contents with nothing in them that takes the focus. */
    private void scroll(int key) {
        int page = scroller.getClientArea().height - LINE;
        int by = switch (key) {
        case SWT.ARROW_UP -> -LINE;
        case SWT.ARROW_DOWN -> LINE;
        case SWT.PAGE_UP -> -page;
        case SWT.PAGE_DOWN -> page;
        default -> 0;
        };
        if (by != 0) {
            scroller.setOrigin(scroller.getOrigin().x, Math.max(0, scroller.getOrigin().y + by));
        }
    }

    private static GridLayout column(int gap) {
        GridLayout grid = new GridLayout();
        grid.marginWidth = 0;
        grid.marginHeight = 0;
        grid.verticalSpacing = gap;
        return grid;
    }

    private static <T extends Control> T wide(T control) {
        control.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        return control;
    }
}
