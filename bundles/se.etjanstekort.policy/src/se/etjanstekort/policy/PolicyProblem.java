/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.policy;

/**
 * Something in the policy that was not taken as it was written. For the administrator.
 *
 * @param key
 *            the key's name; empty where the whole file is meant
 * @param detail
 *            the file, the value or the line, in English
 */
public record PolicyProblem(Kind kind, PolicyScope scope, String key, String detail) {

    /** What is wrong. */
    public enum Kind {
        /** The computer's policy file is there but cannot be read: every key has its fallback. */
        FILE_UNREADABLE,
        /** The computer's policy file is not written as it must be: every key has its fallback. */
        FILE_MALFORMED,
        /** Others than an administrator can change the computer's policy file: every key has its fallback. */
        FILE_NOT_PROTECTED,
        /** A value is out of range: the key has its fallback. */
        BAD_VALUE,
        /** A lock is neither {@code true} nor {@code false}: the key is locked. */
        BAD_LOCK
    }

    @Override
    public String toString() {
        return kind + " " + scope + (key.isEmpty() ? "" : " " + key) + ": " + detail;
    }
}
