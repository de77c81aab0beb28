/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.login.internal;

import org.junit.rules.ExternalResource;

import se.etjanstekort.certstore.IdentityKind;
import se.etjanstekort.certstore.Purpose;
import se.etjanstekort.certstore.keys.SigningKey;
import se.etjanstekort.login.CardAccess.ReadOptions;
import se.etjanstekort.login.CardKeyAccess;
import se.etjanstekort.login.CardKeyAccess.OwnCardKeys;

/** The keys of a suite's cards as long as a test lasts, with a person who answers for their codes. */
final class OpenedKeys extends ExternalResource {

    private final RunningSuite suite;
    private final String reuse;
    private final AnsweringPrompt prompt = new AnsweringPrompt();
    private OwnCardKeys keys;

    /**
     * @param reuse
     *            of policy {@code pin.reuse}
     */
    OpenedKeys(RunningSuite suite, String reuse) {
        this.suite = suite;
        this.reuse = reuse;
    }

    @Override
    protected void before() throws InterruptedException {
        RunningSuite.policy("pin.reuse", reuse);
        keys = suite.service(CardKeyAccess.class).open(ReadOptions.POLICY, prompt);
    }

    @Override
    protected void after() {
        keys.close();
        RunningSuite.policy("pin.reuse", "never");
    }

    OwnCardKeys keys() {
        return keys;
    }

    AnsweringPrompt prompt() {
        return prompt;
    }

    /** Puts in a card, whose holder has an HSA-id; the key of that for legitimering. */
    SigningKey insert(String persona) throws Exception {
        suite.insert(persona);
        return keys.present(Purpose.AUTHENTICATION).stream().filter(key -> key.identity().kind() == IdentityKind.HSA_ID)
                .findFirst().orElseThrow();
    }
}
