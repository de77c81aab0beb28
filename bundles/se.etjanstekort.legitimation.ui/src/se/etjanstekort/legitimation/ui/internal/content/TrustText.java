/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.legitimation.ui.internal.content;

import java.util.List;

import se.etjanstekort.ui.Message;
import se.etjanstekort.ui.Tone;

/** A page about trust as plain text. */
final class TrustText {

    private static final String INDENT = "  "; //$NON-NLS-1$

    private final StringBuilder text = new StringBuilder();

    TrustText(TrustPage page) {
        line(page.verdict().title(), page.verdict().advice());
        for (Message message : page.messages()) {
            line(message.title(), message.text());
        }
        text.append(System.lineSeparator());
        line(page.kind());
        line(page.name());
        page.lines().forEach(this::line);
        rows("", page.facts()); //$NON-NLS-1$
        page.certificates().forEach(this::add);
    }

    private void add(TrustPage.Certificate certificate) {
        text.append(System.lineSeparator());
        line(certificate.purpose() + ": " + certificate.verdict().markedValue()); //$NON-NLS-1$
        for (TrustPage.Step step : certificate.path()) {
            line(INDENT + step.role() + ": " + step.name()); //$NON-NLS-1$
            rows(INDENT + INDENT, step.rows());
        }
        for (TrustPage.Check check : certificate.checks()) {
            String mark = check.tone() == Tone.NEUTRAL ? "- " : Row.mark(check.tone()); //$NON-NLS-1$
            line(INDENT + mark + check.question() + ' ' + check.outcome());
            check.details().forEach(detail -> line(INDENT + INDENT + detail));
        }
    }

    private void rows(String indent, List<Row> rows) {
        rows.forEach(row -> line(indent + row.label() + ": " + row.markedValue())); //$NON-NLS-1$
    }

    private void line(String... sentences) {
        text.append(String.join(" ", sentences).stripTrailing()).append(System.lineSeparator()); //$NON-NLS-1$
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
