/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.session.ui.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import se.etjanstekort.certstore.TrustFailure;
import se.etjanstekort.login.Phase;
import se.etjanstekort.login.SessionFailure;
import se.etjanstekort.login.SignInState;
import se.etjanstekort.smartcard.CardFailure;
import se.etjanstekort.smartcard.PinFailure;
import se.etjanstekort.ui.testkit.States;

/** Every state that the window and the cover can be in, by name. */
final class AllStates {

    /** Those in which a code is asked for, or at work. */
    static final Set<String> WITH_CODE = Set.of("ready", "warned", "software", "wrong", "last", "proving");

    private AllStates() {
    }

    static Map<String, SignInState> of(Phase phase) {
        Map<String, SignInState> all = new LinkedHashMap<>();
        all.put("no-service", States.noService(phase, SessionFailure.NO_READER_SUPPORT));
        all.put("no-reader", States.noReader(phase));
        all.put("no-card", States.noCard(phase, Optional.empty()));
        all.put("removed", States.noCard(phase, Optional.of(PinFailure.INDETERMINATE)));
        all.put("reading", States.reading(phase));
        all.put("unknown", States.unusable(phase, CardFailure.NOT_RECOGNISED));
        all.put("mute", States.unusable(phase, CardFailure.MUTE));
        all.put("in-use", States.unusable(phase, CardFailure.CARD_IN_USE));
        all.put("no-certificate", States.unfit(phase, CardFailure.NO_CERTIFICATE));
        all.put("untrusted", States.unfit(phase, TrustFailure.UNTRUSTED_ISSUER));
        all.put("expired", States.unfit(phase, TrustFailure.EXPIRED));
        if (phase instanceof Phase.SignedOut) { // otherwise it is known who she is
            all.put("choosing", States.choosing(phase, States.DOCTOR, States.NURSE));
        }
        all.put("ready", States.ready(phase, States.DOCTOR, 3, Optional.empty()));
        all.put("warned", States.ready(phase, States.warned(States.DOCTOR, TrustFailure.REVOCATION_UNKNOWN), 3,
                Optional.empty()));
        all.put("software", States.readyOnSoftware(phase, States.DOCTOR));
        all.put("wrong", States.ready(phase, States.DOCTOR, 2, Optional.of(PinFailure.WRONG_CODE)));
        all.put("last", States.ready(phase, States.DOCTOR, 1, Optional.of(PinFailure.WRONG_CODE)));
        all.put("proving", States.proving(phase, States.DOCTOR));
        all.put("blocked", States.blocked(phase, States.DOCTOR));
        return all;
    }
}
