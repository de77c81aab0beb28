/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pin.ui.internal;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.CoreMatchers.is;
import static org.hamcrest.CoreMatchers.not;
import static org.hamcrest.MatcherAssert.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.junit.After;
import org.junit.Test;

import se.etjanstekort.login.PinPadAdvice;
import se.etjanstekort.login.PinPrompt;
import se.etjanstekort.login.PinRequest;
import se.etjanstekort.login.PromptSurface;
import se.etjanstekort.smartcard.FailureCode;
import se.etjanstekort.smartcard.Pin;
import se.etjanstekort.smartcard.PinFailure;
import se.etjanstekort.smartcard.RetryCounter;
import se.etjanstekort.ui.MessageBar;
import se.etjanstekort.ui.Wording;
import se.etjanstekort.ui.testkit.Person;
import se.etjanstekort.ui.testkit.States;

/** The prompt for a code that is entered on the reader's own keys, in both forms. */
public class ReaderKeysTest {

    private static final RetryCounter THREE = new RetryCounter.Left(3);
    private static final RetryCounter ONE = new RetryCounter.Left(1);
    private static final PinPadAdvice ABORTABLE = new PinPadAdvice(OptionalInt.of(30), true);
    private static final PinPadAdvice DEAF = new PinPadAdvice(OptionalInt.empty(), false);

    private final List<String> heard = new ArrayList<>();
    private final Display display = Display.getDefault();
    private final Person person = new Person(display);
    private final Shell shell = new Shell(display);
    private PinPrompt.Field field;

    private void open(PinPrompt.Form form, PinRequest request) {
        shell.setLayout(new FillLayout());
        field = new SwtPinPrompt().open(new PromptSurface() {
            @Override
            public <T> Optional<T> as(Class<T> type) {
                return Optional.of(type.cast(shell));
            }
        }, form, new Recorder());
        shell.setBounds(50, 50, 480, 420);
        field.show(request);
        shell.open();
        field.focus();
        person.settle();
    }

    @After
    public void closeField() {
        shell.dispose();
    }

    private static PinRequest request(PinPadAdvice keys, RetryCounter left, Optional<FailureCode> lastFailure,
            boolean busy) {
        return new PinRequest(States.DOCTOR, 6, 6, left, lastFailure, busy, Optional.of(keys));
    }

    private String texts() {
        return String.join(" ", Person.texts(shell));
    }

    private Button button(String text) {
        return Person.buttons(shell).filter(button -> button.getText().equals(text)).findFirst().orElseThrow();
    }

    @Test
    public void nothingBeginsBeforeTheUserSaysSo() {
        open(PinPrompt.Form.FULL, request(ABORTABLE, THREE, Optional.empty(), false));
        assertThat(Person.codeField(shell), is(Optional.empty()));
        assertThat(texts(), containsString(RequestWords.onReader(request(ABORTABLE, THREE, Optional.empty(), false))));
        assertThat("the reader's own time is told", texts(), containsString("30"));
        assertThat(texts(), containsString(Messages.readerStopHere));
        assertThat(heard, is(List.of()));

        person.enter();

        assertThat(heard, is(List.of("begin")));
    }

    @Test
    public void digitsOnTheKeyboardGoNowhere() {
        open(PinPrompt.Form.FULL, request(ABORTABLE, THREE, Optional.empty(), false));
        person.type("123456");
        assertThat(heard, is(List.of()));
    }

    @Test
    public void anEntryIsStoppedFromHereWhereTheReaderCanBeTold() {
        open(PinPrompt.Form.FULL, request(ABORTABLE, THREE, Optional.empty(), true));
        assertThat(texts(), containsString(Messages.readerWaits));
        assertThat("no second entry", button(Messages.readerBegin).isEnabled(), is(false));

        button(Messages.cancel).notifyListeners(SWT.Selection, null);

        assertThat(heard, is(List.of("stop")));
    }

    @Test
    public void whereItCannotTheReadersOwnKeyIsNamed() {
        open(PinPrompt.Form.FULL, request(DEAF, THREE, Optional.empty(), true));
        assertThat(texts(), containsString(Messages.readerStopThere));
        assertThat(button(Messages.cancel).isEnabled(), is(false));

        field.show(request(DEAF, THREE, Optional.of(PinFailure.CANCELLED), false));

        assertThat(bar().text(), containsString(Wording.meaning(PinFailure.CANCELLED)));
        button(Messages.cancel).notifyListeners(SWT.Selection, null);
        assertThat(heard, is(List.of("cancel")));
    }

    @Test
    public void everyEndOfAnEntryIsTold() {
        open(PinPrompt.Form.FULL, request(ABORTABLE, THREE, Optional.empty(), true));
        for (FailureCode failure : List.of(PinFailure.TIMED_OUT, PinFailure.CANCELLED, PinFailure.WRONG_FORMAT,
                PinFailure.INDETERMINATE)) {
            field.show(request(ABORTABLE, THREE, Optional.of(failure), false));
            assertThat(bar().text(), containsString(Wording.meaning(failure)));
            person.await("the next entry can begin", () -> button(Messages.readerBegin).isFocusControl());
            field.show(request(ABORTABLE, THREE, Optional.empty(), true));
        }
        field.show(request(ABORTABLE, new RetryCounter.Left(2), Optional.of(PinFailure.WRONG_CODE), false));
        assertThat(bar().text(), containsString("2"));
    }

    @Test
    public void theLastTryWantsAYesHereToo() {
        open(PinPrompt.Form.FULL, request(ABORTABLE, ONE, Optional.empty(), false));
        Button box = Person.box(shell).orElseThrow();
        assertThat(button(Messages.readerBegin).isEnabled(), is(false));
        person.await("the box has the focus", box::isFocusControl);

        person.enter();
        person.await("begin is next", () -> button(Messages.readerBegin).isFocusControl());
        person.enter();

        assertThat(heard, is(List.of("begin, last try")));
    }

    @Test
    public void theCoversFormHasAButtonOfItsOwn() {
        open(PinPrompt.Form.FIELD, request(ABORTABLE, THREE, Optional.empty(), false));
        person.await("it has the focus", () -> button(Messages.readerBegin).isFocusControl());
        person.space();
        assertThat(heard, is(List.of("begin")));

        field.show(request(ABORTABLE, THREE, Optional.empty(), true));
        button(Messages.readerStop).notifyListeners(SWT.Selection, null);
        assertThat(heard, is(List.of("begin", "stop")));
    }

    @Test
    public void aCardThatIsTypedForGetsTheFieldBack() {
        open(PinPrompt.Form.FULL, request(ABORTABLE, THREE, Optional.empty(), false));
        field.show(new PinRequest(States.DOCTOR, 6, 6, THREE, Optional.empty(), false));
        assertThat(Person.codeField(shell).isPresent(), is(true));
        assertThat(texts(), not(containsString(Messages.readerStopHere)));
        assertThat(button(Messages.authenticationButton).isVisible(), is(true));
    }

    private MessageBar bar() {
        return Person.find(shell, MessageBar.class).orElseThrow();
    }

    private final class Recorder implements PinPrompt.Listener {
        @Override
        public void entered(Pin pin, boolean lastTryConfirmed) {
            pin.close();
            heard.add("typed");
        }

        @Override
        public void beginOnReader(boolean lastTryConfirmed) {
            heard.add(lastTryConfirmed ? "begin, last try" : "begin");
        }

        @Override
        public void stopOnReader() {
            heard.add("stop");
        }

        @Override
        public void cancelled() {
            heard.add("cancel");
        }
    }
}
