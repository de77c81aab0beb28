/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.smartcard;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * A failure of which more was found out than its code says: by name, what is in the way. Told like any other failure; the names
 * follow what it means.
 */
public sealed interface ReaderDiagnosis extends FailureCode {

    /**
     * Another program keeps the card ({@link CardFailure#CARD_IN_USE}).
     *
     * @param programs
     *            that run, and are known to use cards; one of them may be it, none of them need be. At least one
     */
    record HeldCard(List<String> programs) implements ReaderDiagnosis {

        public HeldCard {
            programs = List.copyOf(programs);
        }

        @Override
        public FailureCode kind() {
            return CardFailure.CARD_IN_USE;
        }

        @Override
        public List<String> names() {
            return programs;
        }
    }

    /**
     * A reader is plugged in, but no driver took it.
     *
     * @param kind
     *            the code of that, which is the reader provider's own
     * @param devices
     *            as they name themselves; at least one
     */
    record UnclaimedReader(FailureCode kind, List<String> devices) implements ReaderDiagnosis {

        public UnclaimedReader {
            devices = List.copyOf(devices);
        }

        @Override
        public List<String> names() {
            return devices;
        }
    }

    /** What was found. */
    List<String> names();

    @Override
    FailureCode kind();

    @Override
    default String id() {
        return kind().id();
    }

    @Override
    default FailureText text(Locale locale) {
        FailureText text = kind().text(locale);
        String named = ResourceBundle
                .getBundle(ReaderDiagnosis.class.getPackageName() + ".diagnosis", locale,
                        ReaderDiagnosis.class.getClassLoader(), FailureText.NO_FALLBACK)
                .getString(getClass().getSimpleName());
        return new FailureText(text.happened(),
                text.meaning() + ' ' + MessageFormat.format(named, String.join(", ", names())), text.action());
    }
}
