/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.example.clinic.internal.patient;

import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Swedish personal identity number, {@code yyyymmdd-nnnc}. This example uses only Skatteverket's published test
 * numbers (testpersonnummer).
 */
public record Personnummer(String text) {

    private static final Pattern FORM = Pattern.compile("(\\d{8})-(\\d{3})(\\d)"); //$NON-NLS-1$

    /** @throws IllegalArgumentException when form, date or check digit is wrong */
    public Personnummer {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("Not a personnummer"); //$NON-NLS-1$
        }
        LocalDate.parse(parts.group(1), DateTimeFormatter.BASIC_ISO_DATE);
        String luhnDigits = parts.group(1).substring(2) + parts.group(2) + parts.group(3);
        if (!isLuhn(luhnDigits)) {
            throw new IllegalArgumentException("Wrong check digit"); //$NON-NLS-1$
        }
    }

    private static boolean isLuhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int product = (digits.charAt(i) - '0') * (i % 2 == 0 ? 2 : 1);
            sum += product / 10 + product % 10;
        }
        return sum % 10 == 0;
    }

    public LocalDate born() {
        return LocalDate.parse(text.substring(0, 8), DateTimeFormatter.BASIC_ISO_DATE);
    }

    public int ageOn(LocalDate day) {
        return Period.between(born(), day).getYears();
    }

    /** The last digit of the birth number is even for women. */
    public boolean isWoman() {
        return (text.charAt(11) - '0') % 2 == 0;
    }

    @Override
    public String toString() {
        return text;
    }
}
