/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pin.ui.internal;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.CoreMatchers.hasItem;
import static org.hamcrest.CoreMatchers.is;
import static org.hamcrest.CoreMatchers.not;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertThrows;

import java.nio.CharBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

import se.etjanstekort.login.Candidate;
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

public class PinPanelTest {

    private static final RetryCounter THREE = new RetryCounter.Left(3);
    private static final RetryCounter ONE = new RetryCounter.Left(1);

    /** What was handed over: the code is compared while it may be, then wiped as its owner must. */
    private record Entered(boolean expectedCode, int length, boolean lastTryConfirmed) {
    }

    private final List<Entered> entered = new ArrayList<>();
    private int cancelled;
    private Display display;
    private Person person;
    private Shell shell;
    private PinPrompt.Field field;

    @Before
    public void openField() {
        display = Display.getDefault();
        person = new Person(display);
        shell = new Shell(display);
        shell.setLayout(new FillLayout());
        field = new SwtPinPrompt().open(surface(shell), PinPrompt.Form.FULL, new Recorder());
        shell.setBounds(50, 50, 480, 420);
        field.show(request(THREE, Optional.empty(), false));
        shell.open();
        field.focus();
        person.await("the field has the focus", () -> code().isFocusControl());
    }

    @After
    public void closeField() {
        shell.dispose();
    }

    @Test
    public void wholeCodeIsHandedOverOnEnterAndLeavesTheFieldEmpty() {
        person.type("123456");
        assertThat("the verb is on", shell.getDefaultButton().isEnabled(), is(true));

        person.enter();

        assertThat(entered, is(List.of(new Entered(true, 6, false))));
        assertThat(code().getCharCount(), is(0));
    }

    @Test
    public void shortCodeIsNeverHandedOverAndCostsNoTry() {
        person.type("12345");
        assertThat("the verb is off", shell.getDefaultButton().isEnabled(), is(false));

        person.enter();

        assertThat(entered, is(List.of()));
        assertThat(bar().text(), containsString(Wording.meaning(PinFailure.WRONG_FORMAT)));
        assertThat(code().getCharCount(), is(0));
    }

    @Test
    public void longCodeIsNeitherCutNorHandedOver() {
        person.type("1234567");
        assertThat(Person.texts(shell), hasItem(Messages.tooLong));

        person.enter();

        assertThat(entered, is(List.of()));
        assertThat(bar().text(), containsString(Wording.meaning(PinFailure.WRONG_FORMAT)));
    }

    @Test
    public void onlyDigitsComeIn() {
        person.type("1a2-3 4x56");
        assertThat(code().getCharCount(), is(6));
    }

    @Test
    public void whatIsPastedIsWiped() {
        code().insert("123456");
        person.settle();

        assertThat(code().getCharCount(), is(0));
        assertThat(entered, is(List.of()));
    }

    @Test
    public void lastTryWantsAYesFirst() {
        field.show(request(ONE, Optional.of(PinFailure.WRONG_CODE), false));
        field.focus();
        assertThat("the field is off", code().isEnabled(), is(false));
        assertThat(Person.texts(shell), hasItem(Messages.tickFirst));
        assertThat(bar().text(), containsString(Messages.wrongCodeLastTry));
        assertThat("the box has the focus", box().isFocusControl(), is(true));

        person.enter();
        assertThat("Enter ticks the box", box().getSelection(), is(true));
        person.await("the field is next", () -> code().isFocusControl());
        person.type("123456");
        person.enter();

        assertThat(entered, is(List.of(new Entered(true, 6, true))));
    }

    @Test
    public void yesToALastTryIsForOneTryOnly() {
        field.show(request(ONE, Optional.empty(), false));
        field.focus();
        person.space();
        assertThat(box().getSelection(), is(true));

        field.show(request(ONE, Optional.empty(), true));
        field.show(request(ONE, Optional.of(PinFailure.TIMED_OUT), false));

        assertThat(box().getSelection(), is(false));
        assertThat(code().isEnabled(), is(false));
    }

    @Test
    public void entryIsNotKeptForAnotherPersonsCard() {
        person.type("123");
        field.show(new PinRequest(States.NURSE, 6, 6, THREE, Optional.empty(), false));
        assertThat(code().getCharCount(), is(0));
    }

    @Test
    public void entryIsNotKeptWhenTheTriesHaveChanged() {
        person.type("123");
        field.show(request(new RetryCounter.Left(2), Optional.empty(), false));
        assertThat(code().getCharCount(), is(0));
    }

    @Test
    public void nothingCanBeEnteredWhileTheCardIsAtWork() {
        field.show(request(THREE, Optional.empty(), true));
        assertThat(code().isEnabled(), is(false));
        assertThat(Person.texts(shell), hasItem(Messages.checking));

        field.show(request(new RetryCounter.Left(2), Optional.of(PinFailure.WRONG_CODE), false));
        person.await("the field has the focus again", () -> code().isFocusControl());
        assertThat(bar().text(), containsString("2"));
    }

    @Test
    public void closedFieldIsEmpty() {
        Text text = code();
        int[] left = { -1 };
        text.addListener(SWT.Dispose, event -> left[0] = text.getCharCount());
        person.type("123");

        field.close();

        assertThat(left[0], is(0));
        assertThat(Person.codeField(shell), is(Optional.empty()));
    }

    @Test
    public void personnummerIsNeverShownInFull() {
        assertThat(String.join(" ", Person.texts(shell)), containsString(States.DOCTOR.identity().id()));
        Candidate citizen = States.CITIZEN;
        field.show(new PinRequest(citizen, 6, 6, THREE, Optional.empty(), false));

        String all = String.join(" ", Person.texts(shell));
        assertThat(all, not(containsString(citizen.identity().id())));
        assertThat(all, containsString(citizen.identity().maskedId()));
    }

    @Test
    public void surfaceOfAnotherToolkitIsRefused() {
        PromptSurface other = new PromptSurface() {
            @Override
            public <T> Optional<T> as(Class<T> type) {
                return Optional.empty();
            }
        };
        assertThrows(IllegalArgumentException.class,
                () -> new SwtPinPrompt().open(other, PinPrompt.Form.FIELD, new Recorder()));
    }

    @Test
    public void cancelIsHeard() {
        Person.buttons(shell).filter(button -> button.getText().equals(Messages.cancel)).findFirst().orElseThrow()
                .notifyListeners(SWT.Selection, null);
        assertThat(cancelled, is(1));
    }

    private static PinRequest request(RetryCounter left, Optional<FailureCode> lastFailure, boolean busy) {
        return new PinRequest(States.DOCTOR, 6, 6, left, lastFailure, busy);
    }

    private static PromptSurface surface(Shell shell) {
        return new PromptSurface() {
            @Override
            public <T> Optional<T> as(Class<T> type) {
                return Optional.of(type.cast(shell));
            }
        };
    }

    private Text code() {
        return Person.codeField(shell).orElseThrow();
    }

    private Button box() {
        return Person.box(shell).orElseThrow();
    }

    private MessageBar bar() {
        return Person.find(shell, MessageBar.class).orElseThrow();
    }

    private final class Recorder implements PinPrompt.Listener {
        @Override
        public void entered(Pin pin, boolean lastTryConfirmed) {
            boolean expected = pin.lendTo(code -> "123456".contentEquals(CharBuffer.wrap(code)));
            entered.add(new Entered(expected, pin.length(), lastTryConfirmed));
            pin.close();
        }

        @Override
        public void beginOnReader(boolean lastTryConfirmed) {
            throw new AssertionError("a code that is typed");
        }

        @Override
        public void stopOnReader() {
            throw new AssertionError("a code that is typed");
        }

        @Override
        public void cancelled() {
            cancelled++;
        }
    }
}
