/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.session.ui.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;

import se.etjanstekort.login.PinPrompt;
import se.etjanstekort.login.SignIn;
import se.etjanstekort.login.SignInState;
import se.etjanstekort.smartcard.Atr;
import se.etjanstekort.smartcard.Pin;
import se.etjanstekort.ui.AccessibleName;
import se.etjanstekort.ui.FittedShell;
import se.etjanstekort.ui.Headline;
import se.etjanstekort.ui.Message;
import se.etjanstekort.ui.MessageBar;
import se.etjanstekort.ui.ScrollingColumn;

/** The window in front of the client: says what stands between the user and the sign-in, and asks for the code. */
final class SignInWindow {

    private static final int LEAST_HEIGHT = 150;
    private static final int BUTTON_WIDTH = 96;

    private final SignIn signIn;
    private final Shell shell;
    private final FittedShell fitted;
    private final Headline headline;
    private final Composite warnings;
    private final List<MessageBar> warningBars = new ArrayList<>();
    private final Composite promptArea;
    private final PromptSlot prompt;
    private final ChoiceSlot choice;
    private final MessageBar detail;
    private final Text atr;
    private final Button cancel;

    SignInWindow(Display display, HostProduct product, SignIn signIn, PinPrompt pinPrompt) {
        this.signIn = signIn;
        shell = new Shell(display, SWT.CLOSE | SWT.TITLE | SWT.MIN);
        shell.setText(product.signInTitle());
        shell.setImages(product.images(display));
        fitted = new FittedShell(shell, signIn::cancel);
        Composite content = fitted.content();
        warnings = new Composite(content, SWT.NONE);
        warnings.setLayout(ScrollingColumn.layout(ScrollingColumn.GAP));
        warnings.setLayoutData(row());
        headline = new Headline(content);
        headline.setLayoutData(row());
        promptArea = new Composite(content, SWT.NONE);
        promptArea.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        prompt = new PromptSlot(promptArea, pinPrompt, PinPrompt.Form.FULL, new PromptListener());
        choice = new ChoiceSlot(promptArea, pinPrompt, signIn);
        detail = new MessageBar(content);
        detail.setLayoutData(row());
        atr = new Text(content, SWT.READ_ONLY | SWT.MULTI | SWT.WRAP);
        atr.setLayoutData(row());
        atr.setBackground(content.getBackground());
        AccessibleName.of(atr, () -> Messages.atr);
        cancel = cancelButton(content);
    }

    /** Shows a state; opens the window with the first one. */
    void show(SignInState state) {
        SignInPage page = SignInPage.of(state);
        boolean asks = page.request().isPresent() || !page.choices().isEmpty();
        showWarnings(page.warnings());
        headline.show(page.caption());
        setShown(headline, !asks);
        setShown(promptArea, asks);
        boolean isNewChoice = choice.show(page.card(), page.choices());
        boolean isNewPrompt = prompt.show(page.card(), page.request());
        page.detail().ifPresentOrElse(detail::show, detail::hide);
        showAtr(page.atr());
        setShown(cancel, !asks);
        fitted.fit(LEAST_HEIGHT);
        if (!shell.getVisible()) {
            fitted.center();
            shell.open();
        }
        if (isNewPrompt) {
            shell.setActive();
            prompt.focus();
        } else if (isNewChoice) {
            shell.setActive();
            choice.focus();
        }
    }

    /** Takes the window away, with what may be typed in it. */
    void close() {
        prompt.close();
        choice.close();
        shell.dispose();
    }

    private void showWarnings(List<Message> messages) {
        while (warningBars.size() < messages.size()) {
            MessageBar bar = new MessageBar(warnings);
            bar.setLayoutData(row());
            warningBars.add(bar);
        }
        for (int i = 0; i < warningBars.size(); i++) {
            if (i < messages.size()) {
                warningBars.get(i).show(messages.get(i));
            } else {
                warningBars.get(i).hide();
            }
        }
        setShown(warnings, !messages.isEmpty());
    }

    private void showAtr(Optional<Atr> known) {
        atr.setText(known.map(value -> Messages.atr + "\n" + value).orElse(""));
        setShown(atr, known.isPresent());
    }

    private Button cancelButton(Composite parent) {
        Button button = new Button(parent, SWT.PUSH);
        button.setText(Messages.cancel);
        GridData data = new GridData(SWT.RIGHT, SWT.BOTTOM, true, true);
        data.widthHint = Math.max(BUTTON_WIDTH, button.computeSize(SWT.DEFAULT, SWT.DEFAULT).x);
        button.setLayoutData(data);
        button.addListener(SWT.Selection, event -> signIn.cancel());
        return button;
    }

    private static GridData row() {
        return new GridData(SWT.FILL, SWT.TOP, true, false);
    }

    private static void setShown(Control control, boolean shown) {
        control.setVisible(shown);
        ((GridData) control.getLayoutData()).exclude = !shown;
    }

    private final class PromptListener implements PinPrompt.Listener {
        @Override
        public void entered(Pin pin, boolean lastTryConfirmed) {
            signIn.submit(pin, lastTryConfirmed);
        }

        @Override
        public void beginOnReader(boolean lastTryConfirmed) {
            signIn.enterOnReader(lastTryConfirmed);
        }

        @Override
        public void stopOnReader() {
            signIn.stopEntry();
        }

        @Override
        public void cancelled() {
            signIn.cancel();
        }
    }
}
