/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.login.internal;

import static org.hamcrest.CoreMatchers.is;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import org.junit.Rule;
import org.junit.Test;

import se.etjanstekort.certstore.Purpose;
import se.etjanstekort.certstore.SignatureVerifier;
import se.etjanstekort.certstore.keys.CardKeyException;
import se.etjanstekort.certstore.keys.Requester;
import se.etjanstekort.certstore.keys.SigningKey;
import se.etjanstekort.login.PinRequest;
import se.etjanstekort.pkcs15.SignatureAlgorithm;

/** Keys for underskrift beside those for legitimering, with the software card. */
public class SignatureKeysTest {

    private static final Requester REGISTRY = new Requester("Kvalitetsregistret", Optional.of("register.example.se"));
    private static final byte[] MESSAGE = "a document".getBytes(StandardCharsets.UTF_8);

    @Rule(order = 0)
    public final RunningSuite suite = new RunningSuite();
    @Rule(order = 1)
    public final OpenedKeys opened = new OpenedKeys(suite, "session");

    private final AnsweringPrompt prompt = opened.prompt();

    private void signs(SigningKey key) throws CardKeyException {
        SignatureAlgorithm algorithm = key.algorithms().stream().sorted().findFirst().orElseThrow();
        byte[] signature = opened.keys().sign(key, algorithm, MESSAGE, REGISTRY);
        assertThat(new SignatureVerifier().verify(key.validated(), key.purpose(), algorithm, MESSAGE, signature),
                is(true));
    }

    @Test
    public void keysAreThereForThePurposeThatIsAskedForAlone() throws Exception {
        suite.insert("doctor");
        for (Purpose purpose : Purpose.values()) {
            List<SigningKey> present = opened.keys().present(purpose);
            assertThat("both identities", present.size(), is(2));
            for (SigningKey key : present) {
                assertThat(key.purpose(), is(purpose));
                assertThat(Purpose.of(key.certificate().certificate()), is(Optional.of(purpose)));
            }
        }
    }

    @Test
    public void eachUnderskriftIsAskedForWhateverPolicyKeeps() throws Exception {
        suite.insert("doctor");
        SigningKey key = opened.keys().present(Purpose.SIGNATURE).get(0);
        prompt.types("654321").types("654321");
        signs(key);
        signs(key);
        assertThat(prompt.opened(), is(2));
        assertThat(prompt.questions().stream().map(PinRequest::purpose).distinct().toList(),
                is(List.of(Purpose.SIGNATURE)));
        assertThat(prompt.questions().get(1).requester(), is(Optional.of(REGISTRY)));
    }

    @Test
    public void noCodeForUnderskriftIsAskedForAhead() throws Exception {
        suite.insert("doctor");
        SigningKey key = opened.keys().present(Purpose.SIGNATURE).get(0);
        assertThrows(IllegalArgumentException.class, () -> opened.keys().unlock(key, REGISTRY));
        assertThat(prompt.opened(), is(0));
    }
}
