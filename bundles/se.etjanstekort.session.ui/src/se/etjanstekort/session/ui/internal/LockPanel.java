/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.session.ui.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.FontData;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;

import se.etjanstekort.login.Phase;
import se.etjanstekort.login.PinPrompt;
import se.etjanstekort.login.SignIn;
import se.etjanstekort.login.SignInState;
import se.etjanstekort.session.ui.internal.SuiteServices.SignInParts;
import se.etjanstekort.smartcard.Pin;
import se.etjanstekort.ui.AccessibleName;
import se.etjanstekort.ui.CardPicture;
import se.etjanstekort.ui.Message;
import se.etjanstekort.ui.MessageBar;
import se.etjanstekort.ui.OwnColors;
import se.etjanstekort.ui.StateColors;
import se.etjanstekort.ui.Symbol;
import se.etjanstekort.ui.Tone;
import se.etjanstekort.ui.Wording;

/** What is seen of a locked client: that it is, whose card opens it, and the field for her code. */
final class LockPanel {

    private static final int PICTURE_SIZE = 64;
    private static final int TITLE_LARGER = 9;
    private static final int COLUMN_IN_CHARACTERS = 58;
    private static final int GAP = 9;

    private final Shell shell;
    private final CoverColors colors;
    private final Composite column;
    private final Label title;
    private final Label text;
    private final Composite messageArea;
    private final List<Message> messages = new ArrayList<>();
    private final Composite promptArea;
    private Optional<SignInParts> parts = Optional.empty();
    private Optional<PromptSlot> prompt = Optional.empty();

    LockPanel(Shell parent, CoverColors colors, String windowTitle) {
        this.colors = colors;
        shell = new Shell(parent, SWT.NO_TRIM | SWT.APPLICATION_MODAL);
        shell.setData(LockCover.OURS, Boolean.TRUE);
        shell.setText(windowTitle);
        shell.setLayout(new GridLayout());
        shell.addListener(SWT.Close, event -> event.doit = false);
        shell.addListener(SWT.Traverse, event -> event.doit &= event.detail != SWT.TRAVERSE_ESCAPE);
        column = new Composite(shell, SWT.NONE);
        column.setLayout(grid());
        column.setLayoutData(columnData());
        CardPicture picture = new CardPicture(column, PICTURE_SIZE);
        picture.show(Symbol.CARD, Tone.NEUTRAL);
        picture.setLayoutData(new GridData(SWT.CENTER, SWT.TOP, true, false));
        title = label(TITLE_LARGER, SWT.BOLD);
        text = label(0, SWT.NORMAL);
        messageArea = area();
        promptArea = area();
        promptArea.setLayout(new FillLayout());
        OwnColors.apply(shell, colors.background(), colors.foreground());
        text.setForeground(StateColors.on(column).dim());
        AccessibleName.of(column, () -> title.getText() + ". " + text.getText());
    }

    Shell shell() {
        return shell;
    }

    void showLocked(SignInState state, SignInParts with) {
        if (!(state.phase() instanceof Phase.Locked locked)) {
            return;
        }
        use(with);
        LockPage page = LockPage.of(state, locked);
        List<String> lines = new ArrayList<>(page.lines());
        page.status().ifPresent(lines::add);
        showText(Messages.locked, String.join("\n", lines));
        showMessages(page.messages());
        boolean isNewPrompt = prompt.orElseThrow().show(page.card(), page.request());
        setShown(promptArea, page.request().isPresent());
        shell.layout(true, true);
        if (isNewPrompt) {
            activate();
        }
    }

    /** A prompt that came back after its bundle was restarted is another one. */
    private void use(SignInParts with) {
        if (!parts.equals(Optional.of(with))) {
            prompt.ifPresent(PromptSlot::close);
            parts = Optional.of(with);
            prompt = Optional.of(new PromptSlot(promptArea, with.prompt(), PinPrompt.Form.FIELD,
                    new PromptListener(with.signIn())));
        }
    }

    void showEnded(Message message, Runnable goOn) {
        prompt.ifPresent(PromptSlot::close);
        prompt = Optional.empty();
        parts = Optional.empty();
        showText(message.title(), message.text());
        showMessages(List.of());
        for (Control child : messageArea.getChildren()) {
            child.dispose();
        }
        Button button = new Button(messageArea, SWT.PUSH);
        button.setLayoutData(new GridData(SWT.CENTER, SWT.TOP, true, false));
        button.setText(Messages.goOn);
        OwnColors.apply(button, colors.foreground(), colors.background());
        button.addListener(SWT.Selection, event -> goOn.run());
        shell.setDefaultButton(button);
        setShown(promptArea, false);
        setShown(messageArea, true);
        shell.layout(true, true);
        button.setFocus();
    }

    void open() {
        shell.open();
        focusPrompt();
    }

    /** The keys go here. */
    void activate() {
        shell.setActive();
        focusPrompt();
    }

    /** In front of all shells that were in front of it. */
    void keepInFront() {
        if (!shell.isDisposed()) {
            shell.moveAbove(null);
            activate();
        }
    }

    /** Above a modal shell that the host has opened since: only the modal shell that was shown last gets keys. */
    void raise() {
        shell.setVisible(false);
        shell.open();
        focusPrompt();
    }

    void close() {
        if (!shell.isDisposed()) {
            prompt.ifPresent(PromptSlot::close);
            shell.dispose();
        }
    }

    private void focusPrompt() {
        prompt.ifPresent(PromptSlot::focus);
    }

    private void showText(String newTitle, String newText) {
        if (!title.getText().equals(newTitle) || !text.getText().equals(Wording.asLabel(newText))) {
            title.setText(newTitle);
            text.setText(Wording.asLabel(newText));
            column.getAccessible().sendEvent(ACC.EVENT_NAME_CHANGED, null);
        }
    }

    private void showMessages(List<Message> newMessages) {
        if (newMessages.equals(messages)) {
            return;
        }
        messages.clear();
        messages.addAll(newMessages);
        for (Control child : messageArea.getChildren()) {
            child.dispose();
        }
        for (Message message : newMessages) {
            MessageBar bar = new MessageBar(messageArea);
            bar.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
            OwnColors.apply(bar, colors.background(), colors.foreground());
            bar.show(message);
        }
        setShown(messageArea, !newMessages.isEmpty());
    }

    private Label label(int larger, int style) {
        Label label = new Label(column, SWT.WRAP | SWT.CENTER);
        label.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        FontData data = label.getFont().getFontData()[0];
        Font font = new Font(label.getDisplay(), data.getName(), data.getHeight() + larger, style);
        label.setFont(font);
        label.addListener(SWT.Dispose, event -> font.dispose());
        return label;
    }

    private Composite area() {
        Composite area = new Composite(column, SWT.NONE);
        area.setLayout(grid());
        area.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        setShown(area, false);
        return area;
    }

    private static void setShown(Control control, boolean shown) {
        control.setVisible(shown);
        ((GridData) control.getLayoutData()).exclude = !shown;
    }

    private GridData columnData() {
        GC gc = new GC(shell);
        GridData data = new GridData(SWT.CENTER, SWT.CENTER, true, true);
        data.widthHint = (int) (gc.getFontMetrics().getAverageCharacterWidth() * COLUMN_IN_CHARACTERS);
        gc.dispose();
        return data;
    }

    private static GridLayout grid() {
        GridLayout grid = new GridLayout();
        grid.marginWidth = 0;
        grid.verticalSpacing = GAP;
        return grid;
    }

    private final class PromptListener implements PinPrompt.Listener {

        private final SignIn signIn;

        PromptListener(SignIn signIn) {
            this.signIn = signIn;
        }

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
            focusPrompt();
        }
    }
}
