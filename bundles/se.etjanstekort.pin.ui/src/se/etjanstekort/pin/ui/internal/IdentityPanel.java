/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pin.ui.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.AccessibleControlAdapter;
import org.eclipse.swt.accessibility.AccessibleControlEvent;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Layout;

import se.etjanstekort.login.Candidate;
import se.etjanstekort.login.IdentityQuestion;
import se.etjanstekort.ui.AccessibleName;
import se.etjanstekort.ui.Headline;
import se.etjanstekort.ui.ScrollingColumn;
import se.etjanstekort.ui.Wording;

/**
 * Which of several identities to use: one to tick for each, a box to have it remembered, and buttons. None is ticked at first.
 * Everything can be done from a numeric keypad: a digit ticks, arrows tick the next, Enter chooses.
 */
final class IdentityPanel implements IdentityQuestion.Shown {

    /** The last that a digit ticks. */
    static final int LAST_DIGIT = 9;
    /** As many as every screen has room for, however long their names. */
    private static final int FEW = 3;
    private static final int GAP = 9;
    private static final int MIN_WIDTH = 190;

    private final IdentityQuestion question;
    private final IdentityQuestion.Listener listener;
    private final Composite root;
    private final List<Button> choices = new ArrayList<>();
    private final Button remember;
    private final PinButtons buttons;

    IdentityPanel(Composite parent, IdentityQuestion question, IdentityQuestion.Listener listener) {
        this.question = question;
        this.listener = listener;
        root = new Composite(parent, SWT.NONE);
        GridLayout grid = Rows.grid();
        grid.verticalSpacing = GAP;
        root.setLayout(grid);
        Headline headline = new Headline(root);
        headline.setLayoutData(Rows.row());
        headline.show(IdentityWords.caption(question));
        addChoices();
        remember = box(root, SWT.CHECK, IdentityWords.remember(question));
        Rows.setShown(remember, question.canBeRemembered());
        buttons = new PinButtons(root, this::choose, listener::cancelled);
        buttons.setVerb(Messages.choiceButton);
        buttons.setWhole(false);
    }

    private void addChoices() {
        Composite group = column();
        for (Candidate candidate : question.candidates()) {
            Button choice = box(group, SWT.RADIO,
                    Wording.asLabel(IdentityWords.choice(choices.size() + 1, candidate.identity())));
            choice.addListener(SWT.Selection, event -> buttons.setWhole(true));
            choices.add(choice);
        }
        AccessibleName.of(group, () -> IdentityWords.caption(question).title());
        group.getAccessible().addAccessibleControlListener(new AccessibleControlAdapter() {
            @Override
            public void getRole(AccessibleControlEvent e) {
                e.detail = ACC.ROLE_GROUP;
            }
        });
    }

    /** So that the buttons are on the screen however many there are to choose from: the rest scrolls. */
    private static final class AtMostHalfAScreen extends Layout {
        @Override
        protected Point computeSize(Composite frame, int widthHint, int heightHint, boolean flushCache) {
            ScrolledComposite scroller = (ScrolledComposite) frame.getChildren()[0];
            Point all = scroller.getContent().computeSize(widthHint, SWT.DEFAULT, flushCache);
            return new Point(all.x, Math.min(all.y, frame.getMonitor().getClientArea().height / 2));
        }

        @Override
        protected void layout(Composite frame, boolean flushCache) {
            frame.getChildren()[0].setBounds(frame.getClientArea());
        }
    }

    /** For the choices; scrolls where there may be more than the screen has room for. */
    private Composite column() {
        Composite column = new Composite(root, SWT.NONE);
        column.setLayoutData(Rows.row());
        if (question.candidates().size() > FEW) {
            column.setLayout(new AtMostHalfAScreen());
            return new ScrollingColumn(column, 0, 0).body();
        }
        column.setLayout(ScrollingColumn.layout(GAP));
        return column;
    }

    private Button box(Composite parent, int style, String text) {
        Button box = new Button(parent, style | SWT.WRAP);
        box.setText(text);
        GridData data = Rows.row();
        data.widthHint = MIN_WIDTH;
        box.setLayoutData(data);
        box.addListener(SWT.KeyDown, this::digit);
        box.addListener(SWT.Traverse, this::traverse);
        return box;
    }

    /** Enter and Escape are the window's, which SWT would leave to the box otherwise. Arrows tick on every platform. */
    private void traverse(Event traversal) {
        int position = choices.indexOf(traversal.widget);
        switch (traversal.detail) {
        case SWT.TRAVERSE_ARROW_NEXT, SWT.TRAVERSE_ARROW_PREVIOUS -> {
            if (position >= 0) {
                traversal.doit = false;
                int step = traversal.detail == SWT.TRAVERSE_ARROW_NEXT ? 1 : -1;
                tick(choices.get(Math.floorMod(position + step, choices.size())));
            }
        }
        case SWT.TRAVERSE_RETURN -> {
            traversal.doit = false;
            choose();
        }
        case SWT.TRAVERSE_ESCAPE -> traversal.doit = true;
        default -> {
            // goes its way
        }
        }
    }

    private void digit(Event key) {
        int number = key.character - '0';
        if (number < 1 || number > Math.min(LAST_DIGIT, choices.size())) {
            return;
        }
        tick(choices.get(number - 1));
    }

    private void tick(Button ticked) {
        choices.forEach(choice -> choice.setSelection(choice == ticked));
        ticked.setFocus();
        buttons.setWhole(true);
    }

    private void choose() {
        for (int i = 0; i < choices.size(); i++) {
            if (choices.get(i).getSelection()) {
                listener.chosen(question.candidates().get(i), remember.getSelection());
                return;
            }
        }
    }

    @Override
    public void focus() {
        Optional<Button> ticked = choices.stream().filter(Button::getSelection).findFirst();
        ticked.orElse(choices.get(0)).setFocus();
        if (ticked.isEmpty()) { // Windows ticks what has the focus; nobody is to be chosen for her
            choices.get(0).setSelection(false);
            buttons.setWhole(false);
        }
    }

    @Override
    public void close() {
        if (!root.isDisposed()) {
            root.dispose();
        }
    }
}
