/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.policy;

import java.util.Objects;

/**
 * A key of the policy, declared by the bundle that obeys it.
 *
 * @param name
 *            lower-case words with full stops between, as written in the policy file; without {@code se.etjanstekort.policy/}
 * @param type
 *            its range
 * @param shippedDefault
 *            where nobody has decided
 * @param fallback
 *            where what was decided cannot be understood: the shipped default or stricter
 * @param security
 *            whether the user's own preferences have no say
 */
public record PolicyKey<T>(String name, PolicyType<T> type, T shippedDefault, T fallback, boolean security) {

    public PolicyKey {
        if (!name.matches("[a-z0-9]+(\\.[a-z0-9]+)*") || name.endsWith(LOCKED)) {
            throw new IllegalArgumentException(name);
        }
        Objects.requireNonNull(type);
        Objects.requireNonNull(shippedDefault);
        Objects.requireNonNull(fallback);
    }

    /** Behind a key's name in the policy file: {@code KEY.locked=true}. */
    static final String LOCKED = ".locked";

    /** A key that guards something: only the computer's policy file and the product's defaults count. */
    public static <T> PolicyKey<T> security(String name, PolicyType<T> type, T shippedDefault) {
        return new PolicyKey<>(name, type, shippedDefault, shippedDefault, true);
    }

    /** A key that the user may choose for herself where it is not locked. */
    public static <T> PolicyKey<T> preference(String name, PolicyType<T> type, T shippedDefault) {
        return new PolicyKey<>(name, type, shippedDefault, shippedDefault, false);
    }

    /** The same key with a fallback that is stricter than its shipped default. */
    public PolicyKey<T> withFallback(T stricter) {
        return new PolicyKey<>(name, type, shippedDefault, stricter, security);
    }

    /** The name under which its lock stands in the policy file. */
    public String lockName() {
        return name + LOCKED;
    }
}
