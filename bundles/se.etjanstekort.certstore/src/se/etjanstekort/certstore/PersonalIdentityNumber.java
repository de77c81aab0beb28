/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A Swedish personnummer (folkbokföringslagen 1991:481, 18 §) or samordningsnummer (18 a §) in twelve digits: date of birth,
 * three digits, check digit. In a samordningsnummer the day is 60 more, and what Skatteverket does not know of month and day is
 * 00 (60 for the day): so it is among the test numbers that they publish.
 */
public final class PersonalIdentityNumber {

    private static final Pattern DIGITS = Pattern.compile("(18|19|20)[0-9]{10}");
    private static final Pattern ANYWHERE = Pattern.compile("(?<!\\d)(\\d{2})?\\d{6}[-+]?\\d{4}(?!\\d)");
    private static final String HIDDEN = "XXXXXX-••••";
    private static final int ADDED_TO_DAY = 60;
    private static final int LAST_MONTH = 12;
    private static final int LONGEST_MONTH = 31;

    private final String digits;

    private PersonalIdentityNumber(String digits) {
        this.digits = digits;
    }

    /** The number, if its date has been or will be one and its check digit fits. */
    public static Optional<PersonalIdentityNumber> parse(String digits) {
        return Optional.of(digits)
                .filter(text -> DIGITS.matcher(text).matches() && isCheckDigitRight(text.substring(2)))
                .map(PersonalIdentityNumber::new).filter(PersonalIdentityNumber::isThereSuchADay);
    }

    /** Of somebody who is not in the population register. */
    public boolean isSamordningsnummer() {
        return number(6) >= ADDED_TO_DAY;
    }

    /** As the number states it; empty where it leaves month or day open. */
    public Optional<LocalDate> birth() {
        return month() == 0 || day() == 0 ? Optional.empty() : Optional.of(LocalDate.of(year(), month(), day()));
    }

    /** What a samordningsnummer leaves open could be anything. */
    private boolean isThereSuchADay() {
        if (!isSamordningsnummer() && (month() == 0 || day() == 0) || month() > LAST_MONTH) {
            return false;
        }
        int longest = month() == 0 ? LONGEST_MONTH : YearMonth.of(year(), month()).lengthOfMonth();
        return day() <= longest;
    }

    private int year() {
        return Integer.parseInt(digits, 0, 4, 10);
    }

    private int month() {
        return number(4);
    }

    private int day() {
        return isSamordningsnummer() ? number(6) - ADDED_TO_DAY : number(6);
    }

    private int number(int place) {
        return Integer.parseInt(digits, place, place + 2, 10);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PersonalIdentityNumber number && digits.equals(number.digits);
    }

    @Override
    public int hashCode() {
        return digits.hashCode();
    }

    /** Masked: numbers find their way into logs. */
    @Override
    public String toString() {
        return mask(IdentityKind.PERSONNUMMER, digits);
    }

    /** An id without the digits that tell who it is. */
    static String mask(IdentityKind kind, String id) {
        return switch (kind) {
        case HSA_ID -> id;
        case PERSONNUMMER -> (id.matches("\\d{12}") ? id.substring(0, 2) : "") + HIDDEN;
        case OTHER -> ANYWHERE.matcher(id).replaceAll(HIDDEN);
        };
    }

    /** Luhn over the last ten digits: every other one, from the first, counts twice, and digits of two places as their sum. */
    private static boolean isCheckDigitRight(String ten) {
        int sum = 0;
        for (int i = 0; i < ten.length(); i++) {
            int product = (ten.charAt(i) - '0') * (2 - i % 2);
            sum += product / 10 + product % 10;
        }
        return sum % 10 == 0;
    }
}
