/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.policy;

import java.util.List;

/**
 * What the organisation has decided. A service of this bundle; any thread. The scopes, strongest first:
 * <ol>
 * <li>the computer's policy file, written by its administrator: {@code /etc/etjanstekort/policy.properties} (Linux),
 * {@code %ProgramData%\etjanstekort\policy.properties} (Windows),
 * {@code /Library/Application Support/etjanstekort/policy.properties} (macOS). UTF-8, a line is {@code KEY=VALUE},
 * {@code KEY.locked=true} or a comment ({@code #}); nothing is escaped. Read once, at start;</li>
 * <li>the user's own preferences (instance scope), but never for a {@linkplain PolicyKey#security() security} key and never
 * for a locked one;</li>
 * <li>the product's defaults: {@code plugin_customization.ini} lines {@code se.etjanstekort.policy/KEY=VALUE};</li>
 * <li>what the key ships with.</li>
 * </ol>
 * A value out of range is not passed over in favour of the next scope, which could be looser: it gives
 * {@link PolicyKey#fallback()}. A policy file that cannot be read or understood, or that others than an administrator can
 * write, gives it for every key. Both are reported in {@link #problems()}.
 */
public interface Policy {

    /** The value in force. Never fails. */
    <T> T get(PolicyKey<T> key);

    /** Whether the user's own preference has no say, because the key is for security or the computer's file decides. */
    boolean isLocked(PolicyKey<?> key);

    /** What is wrong with the policy file, and with the values asked for so far; each once. */
    List<PolicyProblem> problems();
}
