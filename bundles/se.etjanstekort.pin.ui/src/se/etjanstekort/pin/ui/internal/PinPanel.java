/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pin.ui.internal;

import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.ProgressBar;

import se.etjanstekort.login.PinPadAdvice;
import se.etjanstekort.login.PinPrompt;
import se.etjanstekort.login.PinRequest;
import se.etjanstekort.smartcard.Pin;
import se.etjanstekort.ui.MessageBar;
import se.etjanstekort.ui.OwnColors;
import se.etjanstekort.ui.StateColors;

/**
 * A code field on the screen: message, the yes to a last try, label, field, rule; in the full form also who is asked, help
 * and buttons. Everything can be done from a numeric keypad: Enter ticks the box, digits, Enter. Where the code is entered on the
 * reader's own keys, what to do there is in the place of the field.
 */
final class PinPanel implements PinPrompt.Field {

    private static final int FIELD_CHARACTERS = 18;
    /** Nothing moves on the screen for what takes less than this. */
    private static final int PROGRESS_AFTER_MILLIS = 300;

    private final PinPrompt.Listener listener;
    private final Composite root;
    private final PinHeading heading;
    private final MessageBar message;
    private final Button lastTryYes;
    private final Composite entry;
    private final ReaderKeys keys;
    private final Label label;
    private final CodeText code;
    private final Label hint;
    private final ProgressBar progress;
    private final PinButtons buttons;
    private PinRequest shown;

    PinPanel(Composite parent, PinPrompt.Form form, PinPrompt.Listener listener) {
        this.listener = listener;
        boolean full = form == PinPrompt.Form.FULL;
        root = new Composite(parent, SWT.NONE);
        root.setLayout(Rows.grid());
        heading = full ? new PinHeading(root) : null;
        message = new MessageBar(root);
        message.setLayoutData(Rows.row());
        lastTryYes = lastTryBox();
        keys = new ReaderKeys(root, full ? null : this::actOnReader);
        entry = new Composite(root, SWT.NONE);
        entry.setLayout(Rows.grid());
        entry.setLayoutData(new GridData(full ? SWT.FILL : SWT.CENTER, SWT.TOP, true, false));
        label = new Label(entry, SWT.NONE);
        label.setLayoutData(Rows.row());
        code = new CodeText(entry, this::update, this::submit);
        code.control().setLayoutData(fieldData());
        hint = new Label(entry, SWT.WRAP);
        hint.setLayoutData(Rows.row());
        progress = new ProgressBar(entry, SWT.INDETERMINATE);
        progress.setLayoutData(Rows.row());
        progress.setVisible(false);
        buttons = full ? new PinButtons(root, this::submit, this::cancel, this::help) : null;
        describeField();
        if (!full) {
            OwnColors.apply(root, parent.getBackground(), parent.getForeground());
        }
    }

    @Override
    public void show(PinRequest request) {
        if (request.equals(shown)) {
            return;
        }
        PinRequest before = shown;
        shown = request;
        if (before == null || !isSameEntry(before, request)) {
            code.wipe();
            lastTryYes.setSelection(false);
        }
        if (before == null || !before.candidate().equals(request.candidate())
                || before.pinPad().isPresent() != isOnReader()) {
            showWho(request);
        }
        RequestWords.message(request).ifPresentOrElse(message::show, message::hide);
        Rows.setShown(lastTryYes, request.left().isLastTry() && !request.busy());
        showProgress(request);
        update();
        root.requestLayout();
        if (before != null && before.busy() && !request.busy()) {
            focus();
        }
    }

    @Override
    public void focus() {
        if (!isOnReader() && code.control().isEnabled()) {
            code.control().setFocus();
        } else if (lastTryYes.getVisible() && !(isOnReader() && lastTryYes.getSelection())) {
            lastTryYes.setFocus();
        } else if (isOnReader() && !keys.focus() && buttons != null) {
            buttons.focus();
        }
    }

    private boolean isOnReader() {
        return shown != null && shown.pinPad().isPresent();
    }

    @Override
    public void close() {
        if (!root.isDisposed()) {
            code.wipe();
            root.dispose();
        }
    }

    private static boolean isSameEntry(PinRequest one, PinRequest other) {
        return one.candidate().equals(other.candidate()) && one.left().equals(other.left())
                && one.purpose() == other.purpose() && one.busy() == other.busy()
                && one.pinPad().equals(other.pinPad());
    }

    private void showWho(PinRequest request) {
        label.setText(RequestWords.label(request));
        Rows.setShown(entry, !isOnReader());
        Rows.setShown(keys.control(), isOnReader());
        if (heading != null) {
            heading.show(request);
        }
        if (buttons != null) {
            buttons.setVerb(RequestWords.button(request));
        }
    }

    private void showProgress(PinRequest request) {
        progress.setVisible(false);
        if (request.busy()) {
            root.getDisplay().timerExec(PROGRESS_AFTER_MILLIS, () -> {
                if (!root.isDisposed() && shown.busy()) {
                    progress.setVisible(true);
                }
            });
        }
    }

    /** What can be done now, and why something cannot. */
    private void update() {
        if (shown == null) {
            return;
        }
        boolean confirmed = !shown.left().isLastTry() || lastTryYes.getSelection();
        boolean open = confirmed && !shown.busy();
        code.control().setEnabled(open && !isOnReader());
        if (isOnReader()) {
            updateOnReader(open);
            return;
        }
        hint.setText(hint(confirmed));
        hint.setForeground(StateColors.on(hint.getParent()).dim());
        if (buttons != null) {
            buttons.setWhole(open && hasPossibleLength());
            buttons.setCancelling(true);
        }
    }

    private void updateOnReader(boolean open) {
        keys.show(shown, open || canStop());
        if (buttons != null) {
            buttons.setWhole(open);
            buttons.setCancelling(!shown.busy() || canStop());
        }
    }

    /** Whether an entry is under way that the reader can be told to stop. */
    private boolean canStop() {
        return shown.busy() && shown.pinPad().filter(PinPadAdvice::canAbort).isPresent();
    }

    /** Begins or stops an entry on the reader's keys. */
    private void actOnReader() {
        if (canStop()) {
            listener.stopOnReader();
        } else if (!shown.busy() && (!shown.left().isLastTry() || lastTryYes.getSelection())) {
            listener.beginOnReader(lastTryYes.getVisible() && lastTryYes.getSelection());
        }
    }

    private void cancel() {
        if (isOnReader() && canStop()) {
            listener.stopOnReader();
        } else {
            listener.cancelled();
        }
    }

    private String hint(boolean confirmed) {
        if (shown.busy()) {
            return Messages.checking;
        }
        if (!confirmed) {
            return Messages.tickFirst;
        }
        return code.count() > shown.maxLength() ? Messages.tooLong : RequestWords.rule(shown);
    }

    private boolean hasPossibleLength() {
        return code.count() >= shown.minLength() && code.count() <= shown.maxLength();
    }

    /** Hands the code over; one that no card could take is not handed over, and costs no try. */
    private void submit() {
        if (isOnReader()) {
            actOnReader();
            return;
        }
        if (shown == null || !code.control().isEnabled() || code.count() == 0) {
            return;
        }
        boolean possible = hasPossibleLength();
        Pin pin = code.takeOver();
        if (possible && pin.isNumeric()) {
            listener.entered(pin, lastTryYes.getVisible() && lastTryYes.getSelection());
        } else {
            pin.close();
            message.show(RequestWords.wrongLength());
        }
    }

    private void help() {
        MessageDialog.open(MessageDialog.INFORMATION, root.getShell(), Messages.helpTitle, Messages.helpText, SWT.NONE,
                Messages.close);
        if (!root.isDisposed()) {
            focus();
        }
    }

    private Button lastTryBox() {
        Button box = new Button(root, SWT.CHECK);
        box.setText(Messages.lastTryYes);
        box.setLayoutData(Rows.row());
        box.addListener(SWT.Selection, event -> ticked());
        box.addListener(SWT.Traverse, event -> {
            if (event.detail == SWT.TRAVERSE_RETURN) {
                event.detail = SWT.TRAVERSE_NONE;
                event.doit = false;
                box.setSelection(!box.getSelection());
                ticked();
            }
            Rows.letEscapePass(event);
        });
        Rows.setShown(box, false);
        return box;
    }

    private void ticked() {
        if (!lastTryYes.getSelection()) {
            code.wipe();
        }
        update();
        focus();
    }

    private void describeField() {
        label.getAccessible().addRelation(ACC.RELATION_LABEL_FOR, code.control().getAccessible());
        code.control().getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent e) {
                e.result = RequestWords.codeName(shown);
            }

            @Override
            public void getDescription(AccessibleEvent e) {
                e.result = RequestWords.description(shown);
            }
        });
    }

    private GridData fieldData() {
        Point wide = code.control().computeSize(SWT.DEFAULT, SWT.DEFAULT);
        GridData data = new GridData(SWT.LEFT, SWT.CENTER, true, false);
        data.widthHint = FIELD_CHARACTERS * wide.y / 2;
        return data;
    }
}
