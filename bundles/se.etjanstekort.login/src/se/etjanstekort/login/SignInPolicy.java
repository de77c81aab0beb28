/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.login;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

import se.etjanstekort.certstore.IdentityKind;
import se.etjanstekort.policy.PolicyKey;
import se.etjanstekort.policy.PolicyType;

/** The policy keys of signing in. */
public final class SignInPolicy {

    /** Whether the software card may take part. */
    public enum SoftwareCard {
        /** Where it is asked for by a launch argument; it is marked on screen. */
        ALLOW,
        /** Never. */
        DENY
    }

    /** {@code signin.kinds}: which identities may sign in; where several may, the HSA-id goes first. */
    public static final PolicyKey<Set<IdentityKind>> KINDS = PolicyKey.security("signin.kinds",
            PolicyType.choices(IdentityKind.class), EnumSet.of(IdentityKind.HSA_ID));

    /** {@code software.card}: whether the software card may take part. */
    public static final PolicyKey<SoftwareCard> SOFTWARE_CARD = PolicyKey
            .security("software.card", PolicyType.choice(SoftwareCard.class), SoftwareCard.ALLOW)
            .withFallback(SoftwareCard.DENY);

    /**
     * {@code card.memory}: whether public files of cards are kept in the user's own folder, so that a card that was here before
     * is shown sooner. Not to be used where several people share an account.
     */
    public static final PolicyKey<Boolean> CARD_MEMORY = PolicyKey
            .security("card.memory", PolicyType.bool(), Boolean.TRUE).withFallback(Boolean.FALSE);

    /** {@code card.memory.days}: how long they count. */
    public static final PolicyKey<Integer> CARD_MEMORY_DAYS = PolicyKey
            .security("card.memory.days", PolicyType.integer(1, 365), 30).withFallback(1);

    /** {@code pin.prompt.bundle}: which bundle may ask for a code; a prompt of any other is not used, however high it ranks. */
    public static final PolicyKey<String> PIN_PROMPT_BUNDLE = PolicyKey.security("pin.prompt.bundle",
            new PolicyType<>("the symbolic name of a bundle", Optional::of), "se.etjanstekort.pin.ui");

    private SignInPolicy() {
    }
}
