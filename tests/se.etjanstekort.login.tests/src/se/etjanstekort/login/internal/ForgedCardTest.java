/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.login.internal;

import static org.hamcrest.CoreMatchers.instanceOf;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

import org.junit.Rule;
import org.junit.Test;

import se.etjanstekort.certstore.IdentityKind;
import se.etjanstekort.certstore.TrustFailure;
import se.etjanstekort.login.CardAccess.ReadOptions;
import se.etjanstekort.login.CardOverview;
import se.etjanstekort.login.Proof;
import se.etjanstekort.smartcard.CardException;
import se.etjanstekort.smartcard.CardFailure;
import se.etjanstekort.smartcard.CardReader;
import se.etjanstekort.smartcard.CardSession;
import se.etjanstekort.smartcard.CommandApdu;
import se.etjanstekort.smartcard.FailureCode;
import se.etjanstekort.smartcard.Pin;
import se.etjanstekort.smartcard.ReaderState;
import se.etjanstekort.smartcard.ResponseApdu;

/** Cards that are not what they say: each is refused for its own reason, and gets no code before it is trusted. */
public class ForgedCardTest {

    private static final int VERIFY = 0x20;
    private static final int PSO = 0x2A;

    @Rule
    public final RunningSuite suite = new RunningSuite();

    private CompletableFuture<CardOverview> read(CardReader reader, ReaderState state) {
        return suite.access().read(reader, state.slot().insertion(), ReadOptions.POLICY);
    }

    private Proof prove(CardOverview card) throws InterruptedException {
        return RunningSuite.await(suite.access().prove(card, Pin.takeOver("123456".toCharArray()), false,
                ReadOptions.POLICY), "no proof");
    }

    /** A card that is refused before any code is asked for; even a code that is pressed upon us is not sent. */
    private void refusedWithoutACode(String persona, FailureCode failure) throws Exception {
        ReaderState state = suite.insert(persona);
        RecordingReader reader = new RecordingReader(state.reader());
        CardOverview card = RunningSuite.await(read(reader, state), "not read");
        assertEquals(persona, Optional.of(failure), card.obstacle());
        assertEquals(persona, new Proof.Failed(failure), prove(card));
        assertEquals(persona, 0, reader.count(VERIFY));
    }

    @Test
    public void aCertificateFromACaThatNobodyTrusts() throws Exception {
        refusedWithoutACode("stranger", TrustFailure.UNTRUSTED_ISSUER);
    }

    @Test
    public void anExpiredCertificate() throws Exception {
        refusedWithoutACode("expired", TrustFailure.EXPIRED);
    }

    @Test
    public void aSignatureCertificateOfferedForSigningIn() throws Exception {
        refusedWithoutACode("signature-only", CardFailure.NO_CERTIFICATE);
    }

    @Test
    public void twistedPinReferences() throws Exception {
        for (String persona : List.of("twisted-pins", "twisted-puk")) {
            ReaderState state = suite.insert(persona);
            RecordingReader reader = new RecordingReader(state.reader());
            ExecutionException refused = assertThrows(ExecutionException.class, () -> read(reader, state).get());
            assertThat(persona, refused.getCause(), instanceOf(CardException.MalformedData.class));
            assertEquals(persona, 0, reader.count(VERIFY));
        }
    }

    @Test
    public void aCopiedCertificateWithAnotherKey() throws Exception {
        assertSignatureIsRefused("copied-certificate");
    }

    @Test
    public void aSignatureByTheWrongIdentitysKey() throws Exception {
        assertSignatureIsRefused("wrong-key");
    }

    private void assertSignatureIsRefused(String persona) throws Exception {
        ReaderState state = suite.insert(persona);
        RecordingReader reader = new RecordingReader(state.reader());
        CardOverview card = RunningSuite.await(read(reader, state), "not read");
        assertEquals(persona, new Proof.Failed(TrustFailure.WRONG_SIGNATURE, true), prove(card));
        assertEquals(persona, 1, reader.count(VERIFY));
        assertEquals(persona, 1, reader.count(PSO));
    }

    @Test
    public void aReplayedSignature() throws Exception {
        ReaderState state = suite.insert("doctor");
        List<ResponseApdu> recorded = new ArrayList<>();
        CardReader replaying = new RecordingReader(state.reader()) {
            @Override
            ResponseApdu answer(CommandApdu command, CardSession session) throws CardException {
                ResponseApdu answer = session.transmit(command);
                if (command.ins() != PSO) {
                    return answer;
                }
                recorded.add(answer);
                return recorded.get(0);
            }
        };
        CardOverview card = RunningSuite.await(read(replaying, state), "not read");
        assertThat(prove(card), instanceOf(Proof.Proved.class));
        assertEquals(new Proof.Failed(TrustFailure.WRONG_SIGNATURE, true), prove(card));
    }

    @Test
    public void anAnswerThatIsNoSignature() throws Exception {
        ReaderState state = suite.insert("doctor");
        CardReader lying = new RecordingReader(state.reader()) {
            @Override
            ResponseApdu answer(CommandApdu command, CardSession session) throws CardException {
                ResponseApdu answer = session.transmit(command);
                return command.ins() == PSO ? new ResponseApdu(new byte[256], answer.statusWord()) : answer;
            }
        };
        CardOverview card = RunningSuite.await(read(lying, state), "not read");
        assertEquals(new Proof.Failed(TrustFailure.WRONG_SIGNATURE, true), prove(card));
    }

    @Test
    public void aLostSignatureIsNotAskedForAgain() throws Exception {
        ReaderState state = suite.insert("doctor");
        RecordingReader broken = new RecordingReader(state.reader()) {
            @Override
            ResponseApdu answer(CommandApdu command, CardSession session) throws CardException {
                ResponseApdu answer = session.transmit(command);
                if (command.ins() == PSO) {
                    throw new CardException.TransportFailure("the answer is lost");
                }
                return answer;
            }
        };
        CardOverview card = RunningSuite.await(read(broken, state), "not read");
        assertEquals(new Proof.Failed(CardFailure.TRANSPORT_FAILED, true), prove(card));
        assertEquals(1, broken.count(VERIFY));
        assertEquals(1, broken.count(PSO));
    }

    @Test
    public void onlyTheKindsThatAreAllowed() throws Exception {
        ReaderState state = suite.insert("doctor");
        CardOverview card = RunningSuite.await(suite.access().read(state.reader(), state.slot().insertion(),
                new ReadOptions(Optional.empty(), List.of(IdentityKind.PERSONNUMMER))), "not read");
        assertEquals(IdentityKind.PERSONNUMMER, card.candidate().orElseThrow().identity().kind());
    }
}
