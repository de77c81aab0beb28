/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.login.internal;

import static org.hamcrest.CoreMatchers.is;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertThrows;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;

import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

import se.etjanstekort.certstore.CertificateStore;
import se.etjanstekort.certstore.Purpose;
import se.etjanstekort.certstore.keys.CardKeyException;
import se.etjanstekort.certstore.keys.Requester;
import se.etjanstekort.certstore.keys.SigningKey;
import se.etjanstekort.login.CardAccess;
import se.etjanstekort.login.CardAccess.ReadOptions;
import se.etjanstekort.login.CardKeyAccess.OwnCardKeys;
import se.etjanstekort.policy.Policy;
import se.etjanstekort.smartcard.CardException;
import se.etjanstekort.smartcard.CardReader;
import se.etjanstekort.smartcard.CardSession;
import se.etjanstekort.smartcard.CommandApdu;
import se.etjanstekort.smartcard.FailureCode;
import se.etjanstekort.smartcard.ResponseApdu;
import se.etjanstekort.smartcard.StatusWord;

/** A card that takes a code and does not sign gets no other, whether the code was typed for that signature or kept. */
public class UnfitCardTest {

    private static final int VERIFY = 0x20;
    private static final int PSO = 0x2A;
    private static final StatusWord WILL_NOT = new StatusWord(0x6A80);
    private static final Requester REGISTRY = new Requester("Kvalitetsregistret");
    private static final byte[] MESSAGE = "a handshake".getBytes(StandardCharsets.UTF_8);

    @Rule
    public final RunningSuite suite = new RunningSuite();

    private final AnsweringPrompt prompt = new AnsweringPrompt();
    private volatile boolean signs = true;
    private RecordingReader reader;
    private OwnCardKeys keys;

    @Before
    public void openKeys() throws InterruptedException {
        RunningSuite.policy("pin.reuse", "session");
        keys = new CardKeyAccessService(throughReader(), suite.service(CertificateStore.class),
                suite.service(Policy.class), suite.logger()).open(ReadOptions.POLICY, prompt);
    }

    @After
    public void closeKeys() {
        keys.close();
        RunningSuite.policy("pin.reuse", "never");
    }

    /** Cards are read by a reader through which they stop signing. */
    private CardAccess throughReader() {
        return (CardAccess) Proxy.newProxyInstance(CardAccess.class.getClassLoader(),
                new Class<?>[] { CardAccess.class }, (proxy, method, arguments) -> {
                    if (method.getName().equals("read")) {
                        reader = new UnwillingReader((CardReader) arguments[0]);
                        arguments[0] = reader;
                    }
                    try {
                        return method.invoke(suite.access(), arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Test
    public void aTypedCode() throws Exception {
        getsNoSecondCode(0);
    }

    @Test
    public void aKeptCode() throws Exception {
        getsNoSecondCode(1);
    }

    private void getsNoSecondCode(int signatures) throws Exception {
        suite.insert("doctor");
        SigningKey key = keys.present(Purpose.AUTHENTICATION).get(0);
        prompt.types("123456").cancels();
        for (int i = 0; i < signatures; i++) {
            sign(key);
        }
        signs = false;
        FailureCode failure = assertThrows(CardKeyException.class, () -> sign(key)).failure();
        long codes = reader.count(VERIFY);
        signs = true;
        assertThat(assertThrows(CardKeyException.class, () -> sign(key)).failure(), is(failure));
        assertThat("codes sent", reader.count(VERIFY), is(codes));
        assertThat("questions", prompt.opened(), is(1));
    }

    private void sign(SigningKey key) throws CardKeyException {
        keys.sign(key, key.algorithms().stream().sorted().findFirst().orElseThrow(), MESSAGE, REGISTRY);
    }

    private final class UnwillingReader extends RecordingReader {

        UnwillingReader(CardReader reader) {
            super(reader);
        }

        @Override
        ResponseApdu answer(CommandApdu command, CardSession session) throws CardException {
            return signs || command.ins() != PSO ? super.answer(command, session)
                    : new ResponseApdu(new byte[0], WILL_NOT);
        }
    }
}
