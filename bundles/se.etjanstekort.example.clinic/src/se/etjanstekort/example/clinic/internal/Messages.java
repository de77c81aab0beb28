/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.example.clinic.internal;

import org.eclipse.osgi.util.NLS;

/** Texts of the example client; Swedish and English. */
public final class Messages extends NLS {

    public static String productName;
    public static String aboutTitle;
    public static String aboutText;
    public static String alreadyRunning;
    public static String close;
    public static String cancel;

    public static String organisation;
    public static String filterHint;
    public static String columnPatients;
    public static String patientCount;
    public static String onePatient;

    public static String personnummer;
    public static String age;
    public static String ageValue;
    public static String woman;
    public static String man;
    public static String ward;
    public static String room;
    public static String admitted;
    public static String reason;
    public static String alert;

    public static String notes;
    public static String earlierNotes;
    public static String todaysNote;
    public static String saveNote;
    public static String noteSaved;

    public static String medications;
    public static String substance;
    public static String strength;
    public static String dosage;
    public static String indication;
    public static String since;

    public static String vitals;
    public static String time;
    public static String bloodPressure;
    public static String pulse;
    public static String temperature;
    public static String saturation;
    public static String breaths;

    public static String dateTimeFormat;
    public static String timeFormat;
    public static String saveQuestionTitle;
    public static String saveQuestion;
    public static String save;
    public static String dontSave;
    public static String saveFailedTitle;
    public static String saveFailed;

    static {
        NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class); //$NON-NLS-1$
    }

    private Messages() {
    }
}
