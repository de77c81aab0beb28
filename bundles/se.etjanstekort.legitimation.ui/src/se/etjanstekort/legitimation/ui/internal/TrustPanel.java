/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.legitimation.ui.internal;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

import se.etjanstekort.legitimation.ui.internal.content.Row;
import se.etjanstekort.legitimation.ui.internal.content.TrustPage;
import se.etjanstekort.ui.AccessibleName;
import se.etjanstekort.ui.Headline;
import se.etjanstekort.ui.MessageBar;
import se.etjanstekort.ui.PinBadge;
import se.etjanstekort.ui.ScrollingColumn;
import se.etjanstekort.ui.StateColors;
import se.etjanstekort.ui.Wording;

/** Why an identity is trusted or not: verdict, person, and for each certificate its path and its checks. */
final class TrustPanel {

    private static final int MIN_WIDTH = 300;
    private static final int BADGE = 22;
    private static final int STEP_GAP = 6;
    /** Lets a fingerprint break between its octets everywhere; seen nowhere. */
    private static final String BREAK = ":\u200B"; //$NON-NLS-1$

    private final ScrollingColumn column;
    private final Composite body;
    private final Headline headline;
    private final Fonts fonts;
    private Composite sections;
    private Palette palette;
    private TrustPage page;

    TrustPanel(Composite parent) {
        column = new ScrollingColumn(parent, MIN_WIDTH);
        body = column.body();
        fonts = Fonts.of(body);
        headline = ScrollingColumn.wide(new Headline(body));
        body.addListener(SWT.Paint, event -> followTheme());
        AccessibleName.of(column.frame(),
                () -> String.join(". ", title(page), page.verdict().title(), page.verdict().advice())); //$NON-NLS-1$
    }

    void setFocus() {
        column.setFocus();
    }

    /** Shows another page, at the place where the one before was read; does nothing when they are the same. */
    void show(TrustPage newPage) {
        if (!newPage.equals(page)) {
            Point origin = column.frame().getOrigin();
            page = newPage;
            build();
            column.frame().setOrigin(origin);
        }
    }

    private void build() {
        palette = Palette.of(body);
        if (sections != null) {
            sections.dispose();
        }
        headline.show(page.verdict());
        sections = ScrollingColumn.wide(new Composite(body, SWT.NO_FOCUS));
        sections.setLayout(ScrollingColumn.layout(ScrollingColumn.GAP));
        page.messages().forEach(message -> ScrollingColumn.wide(new MessageBar(sections)).show(message));
        addPerson();
        page.certificates().forEach(this::add);
        column.fit();
    }

    private void addPerson() {
        CardBox box = box(page.kind() + ": " + page.name()); //$NON-NLS-1$
        box.heading(page.kind());
        box.doubt(page.trust());
        box.text(page.name(), page.checked() ? fonts.bold() : fonts.normal());
        page.lines().forEach(line -> box.text(line, fonts.normal()));
        page.facts().forEach(box::row);
    }

    private void add(TrustPage.Certificate certificate) {
        addHeading(certificate);
        if (!certificate.path().isEmpty()) {
            CardBox path = box(certificate.purpose() + ": " + Messages.path); //$NON-NLS-1$
            path.heading(Messages.path);
            for (TrustPage.Step step : certificate.path()) {
                Label role = path.text(step.role(), fonts.small());
                role.setForeground(palette.states().dim());
                ((GridData) role.getLayoutData()).verticalIndent = STEP_GAP;
                path.text(step.name(), page.checked() ? fonts.bold() : fonts.normal());
                step.rows().forEach(row -> path.row(Row.of(row.label(), row.value().replace(":", BREAK)))); //$NON-NLS-1$
            }
        }
        if (!certificate.checks().isEmpty()) {
            CardBox checks = box(certificate.purpose() + ": " + Messages.checks); //$NON-NLS-1$
            checks.heading(Messages.checks);
            for (TrustPage.Check check : certificate.checks()) {
                checks.pair(check.question(), check.tone(), check.outcome());
                check.details().forEach(checks::detail);
            }
        }
    }

    private void addHeading(TrustPage.Certificate certificate) {
        Composite line = ScrollingColumn.wide(new Composite(sections, SWT.NO_FOCUS));
        GridLayout grid = new GridLayout(2, false);
        grid.marginWidth = 0;
        grid.marginHeight = 0;
        line.setLayout(grid);
        new PinBadge(line, certificate.code(), BADGE);
        Composite texts = ScrollingColumn.wide(new Composite(line, SWT.NO_FOCUS));
        texts.setLayout(new PairLayout());
        Label purpose = new Label(texts, SWT.WRAP);
        purpose.setFont(fonts.bold());
        purpose.setText(Wording.asLabel(certificate.purpose()));
        Label verdict = palette.dressOnGround(new Label(texts, SWT.WRAP));
        verdict.setText(Wording.asLabel(certificate.verdict().markedValue()));
        verdict.setForeground(StateColors.on(palette.ground(), palette.text()).of(certificate.verdict().tone()));
    }

    private CardBox box(String name) {
        return ScrollingColumn.wide(CardBox.of(name, sections, palette, fonts));
    }

    /** The style sheet reaches the window after it was made. */
    private void followTheme() {
        if (page != null && !palette.isStillThatOf(body)) {
            body.getDisplay().asyncExec(() -> {
                if (!body.isDisposed() && !palette.isStillThatOf(body)) {
                    build();
                }
            });
        }
    }

    /** What a screen reader calls the whole. */
    static String title(TrustPage page) {
        return NLS.bind(Messages.checksTitle, page.kind());
    }
}
