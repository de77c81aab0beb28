/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.legitimation.ui.internal;

import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.AccessibleControlAdapter;
import org.eclipse.swt.accessibility.AccessibleControlEvent;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;

import se.etjanstekort.legitimation.ui.internal.content.Row;
import se.etjanstekort.legitimation.ui.internal.content.Section;
import se.etjanstekort.ui.AccessibleName;
import se.etjanstekort.ui.PinBadge;
import se.etjanstekort.ui.Tone;
import se.etjanstekort.ui.Wording;

/** A box with a heading and facts below it; for screen readers a group with the heading as its name. */
final class CardBox extends Composite {

    private static final int MARGIN_X = 9;
    private static final int MARGIN_Y = 7;
    private static final int ROW_GAP = 4;
    private static final int INDENT = 18;
    private static final int CORNER = 6;
    private static final int BADGE = 18;

    private final Palette palette;
    private final Fonts fonts;

    private CardBox(Composite parent, Palette palette, Fonts fonts, String name) {
        super(parent, SWT.DOUBLE_BUFFERED | SWT.NO_FOCUS);
        this.palette = palette;
        this.fonts = fonts;
        palette.dress(this);
        GridLayout grid = new GridLayout();
        grid.marginWidth = MARGIN_X;
        grid.marginHeight = MARGIN_Y;
        grid.verticalSpacing = ROW_GAP;
        setLayout(grid);
        addPaintListener(event -> paint(event.gc));
        addAccessibility(name);
    }

    /** A box to be filled. */
    static CardBox of(String name, Composite parent, Palette palette, Fonts fonts) {
        return new CardBox(parent, palette, fonts, name);
    }

    /** An identity; what was not checked is marked and has no bold name. */
    static CardBox of(Section.Person person, Composite parent, Palette palette, Fonts fonts, List<SecretLine> secrets) {
        CardBox box = new CardBox(parent, palette, fonts, person.kind() + ": " + person.name()); //$NON-NLS-1$
        box.heading(person.kind());
        box.doubt(person.trust());
        Label name = box.text(person.name(), person.checked() ? fonts.bold() : fonts.normal());
        if (!person.checked()) {
            name.setForeground(palette.states().dim());
        }
        person.lines().forEach(line -> box.text(line, fonts.normal()));
        person.rows().forEach(row -> box.row(row, secrets));
        return box;
    }

    /** The codes, each with its badge, and its tries in words. */
    static CardBox of(Section.Codes codes, Composite parent, Palette palette, Fonts fonts) {
        CardBox box = new CardBox(parent, palette, fonts, Messages.codes);
        box.heading(Messages.codes);
        codes.codes().forEach(box::code);
        return box;
    }

    /** The readers. */
    static CardBox of(Section.Readers readers, Composite parent, Palette palette, Fonts fonts) {
        String heading = readers.rows().size() == 1 ? Messages.reader : Messages.readers;
        CardBox box = new CardBox(parent, palette, fonts, heading);
        box.heading(heading);
        readers.rows().forEach(row -> box.row(row, List.of()));
        return box;
    }

    /** What the box, or what follows, is about. */
    void heading(String text) {
        text(text, fonts.small()).setForeground(palette.states().dim());
    }

    /** Marks what follows as no more than what the card says, unless it is validated. */
    void doubt(Tone trust) {
        if (trust != Tone.OK) {
            text(Row.mark(trust) + (trust == Tone.BAD ? Messages.notApproved : Messages.notChecked), fonts.small())
                    .setForeground(palette.states().of(trust));
        }
    }

    /** A text that wraps. */
    Label text(String text, Font font) {
        Label label = palette.dress(new Label(this, SWT.WRAP));
        label.setFont(font);
        label.setText(Wording.asLabel(text));
        label.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        return label;
    }

    /** Something to be asked for, at the box's foot. */
    CardBox link(String text, String accessibleName, Runnable action) {
        Link link = palette.dress(new Link(this, SWT.NONE));
        link.setFont(fonts.small());
        link.setText("<a>" + text + "</a>"); //$NON-NLS-1$ //$NON-NLS-2$
        link.setLinkForeground(palette.states().accent());
        link.addListener(SWT.Selection, event -> action.run());
        link.setToolTipText(accessibleName);
        AccessibleName.of(link, () -> accessibleName);
        return this;
    }

    /** A fact. */
    void row(Row row) {
        row(row, List.of());
    }

    /** Two texts at the ends of a line, or below each other where they do not fit. */
    void pair(String what, Tone tone, String how) {
        Composite pair = pair();
        Label left = palette.dress(new Label(pair, SWT.WRAP));
        left.setText(Wording.asLabel(Row.mark(tone) + what));
        Label right = palette.dress(new Label(pair, SWT.WRAP));
        right.setText(Wording.asLabel(how));
        right.setForeground(palette.states().of(tone));
    }

    /** A text that belongs to the one above it. */
    void detail(String text) {
        Label label = text(text, fonts.small());
        label.setForeground(palette.states().dim());
        ((GridData) label.getLayoutData()).horizontalIndent = INDENT;
    }

    private void row(Row row, List<SecretLine> secrets) {
        Composite pair = pair();
        Label what = palette.dress(new Label(pair, SWT.WRAP));
        what.setText(Wording.asLabel(row.label()));
        what.setForeground(palette.states().dim());
        if (row.secret().isPresent()) {
            secrets.add(new SecretLine(pair, palette, row.value(), row.secret().get()));
            return;
        }
        Label how = palette.dress(new Label(pair, SWT.WRAP));
        how.setText(Wording.asLabel(row.markedValue()));
        how.setForeground(palette.states().of(row.tone()));
    }

    private void code(Section.Code code) {
        Composite pair = pair();
        Composite what = palette.dress(new Composite(pair, SWT.NO_FOCUS));
        GridLayout grid = new GridLayout(2, false);
        grid.marginWidth = 0;
        grid.marginHeight = 0;
        what.setLayout(grid);
        palette.dress(new PinBadge(what, code.name(), BADGE));
        Label name = palette.dress(new Label(what, SWT.WRAP));
        name.setText(switch (code.name()) {
        case PIN_1 -> Messages.codeAuthentication;
        case PIN_2 -> Messages.codeSignature;
        case PUK -> Messages.codePuk;
        });
        Label tries = palette.dress(new Label(pair, SWT.WRAP));
        Tone tone = Wording.tone(code.left());
        tries.setText(marked(tone, Wording.tries(code.left())));
        tries.setForeground(palette.states().of(tone));
    }

    /** A tick would say that the code is right; only what needs attention has a mark. */
    private static String marked(Tone tone, String text) {
        return tone == Tone.OK ? text : Row.mark(tone) + text;
    }

    private Composite pair() {
        Composite pair = palette.dress(new Composite(this, SWT.NO_FOCUS));
        pair.setLayout(new PairLayout());
        pair.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        return pair;
    }

    private void paint(GC gc) {
        Rectangle area = getClientArea();
        gc.setAntialias(SWT.ON);
        gc.setBackground(new Color(palette.ground()));
        gc.fillRectangle(area);
        gc.setBackground(new Color(palette.card()));
        gc.fillRoundRectangle(0, 0, area.width - 1, area.height - 1, CORNER, CORNER);
        gc.setForeground(new Color(palette.border()));
        gc.drawRoundRectangle(0, 0, area.width - 1, area.height - 1, CORNER, CORNER);
    }

    private void addAccessibility(String name) {
        AccessibleName.of(this, () -> name);
        getAccessible().addAccessibleControlListener(new AccessibleControlAdapter() {
            @Override
            public void getRole(AccessibleControlEvent e) {
                e.detail = ACC.ROLE_GROUP;
            }
        });
    }
}
