/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.legitimation.ui.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.ProgressBar;

import se.etjanstekort.legitimation.ui.internal.content.Contents;
import se.etjanstekort.legitimation.ui.internal.content.Section;
import se.etjanstekort.ui.Headline;
import se.etjanstekort.ui.MessageBar;
import se.etjanstekort.ui.ScrollingColumn;
import se.etjanstekort.ui.StateColors;
import se.etjanstekort.ui.Wording;

/** The view's inside: a headline, and below it sections that wrap to the width and scroll in height. */
final class LegitimationPanel {

    private static final int FOOTER_GAP = 2;
    /** A text column of 190 beside the headline's picture, and the edges. */
    private static final int MIN_WIDTH = 190 + 32 + 12 + 2 * ScrollingColumn.EDGE;
    private static final int BUSY_DELAY_MILLIS = 300;

    private final Runnable lock;
    private final Runnable signOut;
    private final Consumer<Section.Person> showChecks;
    private final ScrollingColumn column;
    private final Composite body;
    private final Headline headline;
    private final ProgressBar progress;
    private final Fonts fonts;
    private final List<SecretLine> secrets = new ArrayList<>();
    private final Runnable showProgress = () -> setProgress(true);
    private Composite sections;
    private Palette palette;
    private Contents contents;

    LegitimationPanel(Composite parent, Runnable lock, Runnable signOut, Consumer<Section.Person> showChecks) {
        this.lock = lock;
        this.signOut = signOut;
        this.showChecks = showChecks;
        column = new ScrollingColumn(parent, MIN_WIDTH);
        body = column.body();
        fonts = Fonts.of(body);
        headline = ScrollingColumn.wide(new Headline(body));
        progress = ScrollingColumn.wide(new ProgressBar(body, SWT.HORIZONTAL | SWT.INDETERMINATE));
        setProgress(false);
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
            column.setFocus();
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
        sections = ScrollingColumn.wide(new Composite(body, SWT.NO_FOCUS));
        sections.setLayout(ScrollingColumn.layout(ScrollingColumn.GAP));
        contents.sections().forEach(this::add);
        if (contents.signedIn()) {
            addButtons();
        }
        column.fit();
    }

    private void add(Section section) {
        if (section instanceof Section.Notice notice) {
            ScrollingColumn.wide(new MessageBar(sections)).show(notice.message());
        } else if (section instanceof Section.Person person) {
            ScrollingColumn.wide(CardBox.of(person, sections, palette, fonts, secrets)
                    .link(Messages.showChecks, NLS.bind(Messages.showChecksOf, person.kind() + ' ' + person.name()),
                            () -> showChecks.accept(person)));
        } else if (section instanceof Section.Codes codes) {
            ScrollingColumn.wide(CardBox.of(codes, sections, palette, fonts));
        } else if (section instanceof Section.Readers readers) {
            ScrollingColumn.wide(CardBox.of(readers, sections, palette, fonts));
        } else if (section instanceof Section.Footer footer) {
            addFooter(footer);
        }
    }

    private void addFooter(Section.Footer footer) {
        Composite lines = ScrollingColumn.wide(new Composite(sections, SWT.NO_FOCUS));
        lines.setLayout(ScrollingColumn.layout(FOOTER_GAP));
        for (String line : footer.lines()) {
            Label label = ScrollingColumn.wide(new Label(lines, SWT.WRAP));
            label.setFont(fonts.small());
            label.setText(Wording.asLabel(line));
            label.setForeground(StateColors.on(palette.ground(), palette.text()).dim());
        }
    }

    private void addButtons() {
        Composite row = ScrollingColumn.wide(new Composite(sections, SWT.NO_FOCUS));
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
}
