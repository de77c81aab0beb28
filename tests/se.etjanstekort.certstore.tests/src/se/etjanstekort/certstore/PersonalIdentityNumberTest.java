/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore;

import static org.hamcrest.CoreMatchers.is;
import static org.hamcrest.CoreMatchers.not;
import static org.hamcrest.MatcherAssert.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.junit.Test;

/** With test numbers and the example of a samordningsnummer that Skatteverket publishes. */
public class PersonalIdentityNumberTest {

    @Test
    public void aPersonnummerAndASamordningsnummer() {
        PersonalIdentityNumber person = PersonalIdentityNumber.parse("191212121212").orElseThrow();
        assertThat(person.isSamordningsnummer(), is(false));
        assertThat(person.birth(), is(Optional.of(LocalDate.of(1912, 12, 12))));
        PersonalIdentityNumber coordination = PersonalIdentityNumber.parse("197010632391").orElseThrow();
        assertThat(coordination.isSamordningsnummer(), is(true));
        assertThat(coordination.birth(), is(Optional.of(LocalDate.of(1970, 10, 3))));
    }

    @Test
    public void aSamordningsnummerMayLeaveMonthAndDayOfBirthOpen() {
        for (String digits : List.of("191500722390", "191500882392", "191212601213", "191200601217")) {
            PersonalIdentityNumber open = PersonalIdentityNumber.parse(digits).orElseThrow();
            assertThat(digits, open.isSamordningsnummer(), is(true));
            assertThat(digits, open.birth(), is(Optional.empty()));
        }
    }

    @Test
    public void theCheckDigitIsOneOfTen() {
        for (char last = '0'; last <= '9'; last++) {
            assertThat(PersonalIdentityNumber.parse("19121212121" + last).isPresent(), is(last == '2'));
        }
    }

    @Test
    public void thereIsSuchADay() { // all with the right check digit
        for (String digits : List.of("191213121211", "191202301212", "191212001216", "191200121216", "191200921219",
                "191213601212", "191212321218", "191212921215", "191202901219", "202102291230", "171212121212")) {
            assertThat(digits, PersonalIdentityNumber.parse(digits), is(Optional.empty()));
        }
    }

    @Test
    public void twelveDigitsAndNothingElse() {
        for (String text : List.of("", "1212121212", "19121212-1212", " 191212121212", "1912121212120",
                "١٩١٢١٢١٢١٢١٢")) {
            assertThat(text, PersonalIdentityNumber.parse(text), is(Optional.empty()));
        }
    }

    @Test
    public void itStaysOutOfLogs() {
        Optional<PersonalIdentityNumber> one = PersonalIdentityNumber.parse("191212121212");
        assertThat(one.orElseThrow().toString(), is("19XXXXXX-••••"));
        assertThat(one, is(PersonalIdentityNumber.parse("191212121212")));
        assertThat(one, not(PersonalIdentityNumber.parse("197010632391")));
        assertThat(one.hashCode(), is(PersonalIdentityNumber.parse("191212121212").hashCode()));
    }
}
