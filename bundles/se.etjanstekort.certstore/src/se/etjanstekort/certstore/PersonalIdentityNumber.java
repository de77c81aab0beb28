/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A Swedish personnummer (folkbokföringslagen 1991:481, 18 §) or samordningsnummer (18 a §) in twelve digits: date of birth,
 * three digits, check digit. In a samordningsnummer the day is 60 more.
 */
public final class PersonalIdentityNumber {

    private static final Pattern DIGITS = Pattern.compile("(18|19|20)[0-9]{10}");
    private static final Pattern ANYWHERE = Pattern.compile("(?<!\\d)(\\d{2})?\\d{6}[-+]?\\d{4}(?!\\d)");
    private static final String HIDDEN = "XXXXXX-••••";
    private static final int ADDED_TO_DAY = 60;

    private final String digits;
    private final LocalDate birth;

    private PersonalIdentityNumber(String digits, LocalDate birth) {
        this.digits = digits;
        this.birth = birth;
    }

    /** The number, if its date has been or will be one and its check digit fits. */
    public static Optional<PersonalIdentityNumber> parse(String digits) {
        if (!DIGITS.matcher(digits).matches() || !isCheckDigitRight(digits.substring(2))) {
            return Optional.empty();
        }
        int day = Integer.parseInt(digits, 6, 8, 10);
        try {
            return Optional.of(new PersonalIdentityNumber(digits,
                    LocalDate.of(Integer.parseInt(digits, 0, 4, 10), Integer.parseInt(digits, 4, 6, 10),
                            day > ADDED_TO_DAY ? day - ADDED_TO_DAY : day)));
        } catch (DateTimeException e) {
            return Optional.empty(); // there is no such day
        }
    }

    /** Of somebody who is not in the population register. */
    public boolean isSamordningsnummer() {
        return birth.getDayOfMonth() != Integer.parseInt(digits, 6, 8, 10);
    }

    /** As the number states it. */
    public LocalDate birth() {
        return birth;
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
