/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore;

/**
 * Why a file of identity rules is not used; the other files are.
 *
 * @param file
 *            with its path, or with the bundle that it lies in
 * @param line
 *            from 1; 0 where it concerns the file as a whole
 * @param reason
 *            in English, for a log
 */
public record IdentityRuleProblem(String file, int line, String reason) {

    @Override
    public String toString() {
        return file + (line > 0 ? ":" + line : "") + ": " + reason;
    }
}
