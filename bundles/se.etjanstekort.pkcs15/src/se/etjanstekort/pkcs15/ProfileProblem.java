/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pkcs15;

/**
 * Why a profile file is not used.
 *
 * @param origin
 *            the bundle that it lies in
 * @param file
 *            its name
 * @param line
 *            from 1; 0 where it concerns the file as a whole
 * @param reason
 *            in English, for a log
 */
public record ProfileProblem(String origin, String file, int line, String reason) {

    @Override
    public String toString() {
        return origin + ": " + file + (line > 0 ? ":" + line : "") + ": " + reason;
    }
}
