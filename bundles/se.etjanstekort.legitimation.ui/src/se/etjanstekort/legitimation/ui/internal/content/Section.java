/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.legitimation.ui.internal.content;

import java.util.List;

import se.etjanstekort.smartcard.RetryCounter;
import se.etjanstekort.ui.CodeName;
import se.etjanstekort.ui.Message;
import se.etjanstekort.ui.Tone;

/** A part of the view below its headline. */
public sealed interface Section {

    /** Something that the user should know. */
    record Notice(Message message) implements Section {
    }

    /**
     * An identity on the card.
     *
     * @param trust
     *            OK where it was validated; otherwise the name is only what the card says, and is marked so: WARNING where
     *            nobody can tell here, BAD where it was refused
     * @param lines
     *            below the name: title, organisation
     * @param fingerprint
     *            by which {@link TrustPage} finds it again
     */
    record Person(String kind, String name, Tone trust, List<String> lines, List<Row> rows,
            String fingerprint) implements Section {
        public Person {
            lines = List.copyOf(lines);
            rows = List.copyOf(rows);
        }

        /** Whether it was validated. */
        public boolean checked() {
            return trust == Tone.OK;
        }
    }

    /** The codes of the card. */
    record Codes(List<Code> codes) implements Section {
        public Codes {
            codes = List.copyOf(codes);
        }
    }

    /** A code and its tries. */
    record Code(CodeName name, RetryCounter left) {
    }

    /** The readers. */
    record Readers(List<Row> rows) implements Section {
        public Readers {
            rows = List.copyOf(rows);
        }
    }

    /** What is at the foot, in small type: card, reader, session. */
    record Footer(List<String> lines) implements Section {
        public Footer {
            lines = List.copyOf(lines);
        }
    }
}
