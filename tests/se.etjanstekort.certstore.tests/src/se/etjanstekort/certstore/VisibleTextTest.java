/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore;

import static org.hamcrest.CoreMatchers.is;
import static org.hamcrest.MatcherAssert.assertThat;

import java.util.List;

import org.junit.Test;

public class VisibleTextTest {

    @Test
    public void namesOfEuropeAndNamesWhollyInAnotherScriptStay() {
        for (String name : List.of("Åsa Bergström Öhrn", "Émile Müller-Núñez", "O'Brien", "Łukasz Żółć",
                "Nguyễn Thị Ánh",
                "Məmmədov", "Þórður Æsir", "Иван Петров", "Сара Иванова", "Анна", "Γιώργος Παπαδόπουλος", "山田 太郎",
                "דוד כהן", "محمد علي", "अनिल", "Region Exempel, Ekbackens sjukhus (avd. 3)", "")) {
            assertThat(VisibleText.of(name), is(name));
            assertThat(VisibleText.isPlain(name), is(true));
        }
    }

    @Test
    public void aTextOfBothAlphabetsKeepsWordsThatNobodyTakesForLatin() {
        assertThat(VisibleText.of("CN=Иванов,O=Region"), is("CN=Иванов,O=Region"));
    }

    @Test
    public void whatIsNotSeenIsWrittenOut() {
        assertThat(VisibleText.of("Anna\u202EannA"), is("Anna[U+202E]annA"));
        assertThat(VisibleText.of("\u2067\u061C\u200E\u200F\u2066\u2069"),
                is("[U+2067][U+061C][U+200E][U+200F][U+2066][U+2069]"));
        assertThat(VisibleText.of("Bo\u200B\u200D\u00AD\uFEFF\u2060"),
                is("Bo[U+200B][U+200D][U+00AD][U+FEFF][U+2060]"));
        assertThat(VisibleText.of("\u001B[2J\r\n\u0085\u2028"), is("[U+001B][2J[U+000D][U+000A][U+0085][U+2028]"));
        assertThat(VisibleText.of("a\u3164\u115F\u034F\uFE0F\u2800"),
                is("a[U+3164][U+115F][U+034F][U+FE0F][U+2800]"));
        assertThat("private, unpaired, unassigned, and a tag", VisibleText.of("\uE000\uD800\uFFFF" + cp(0xE0041)),
                is("[U+E000][U+D800][U+FFFF][U+E0041]"));
    }

    @Test
    public void lookAlikesInALatinNameAreWrittenOut() {
        assertThat("Cyrillic", VisibleText.of("\u0410nn\u0430 Berg"), is("[U+0410]nn[U+0430] Berg"));
        assertThat("Greek", VisibleText.of("B\u03BF Berg"), is("B[U+03BF] Berg"));
        assertThat("Greek with an accent", VisibleText.of("B\u03CC"), is("B[U+03CC]"));
        assertThat("Armenian", VisibleText.of("Ann Br\u0578ing"), is("Ann Br[U+0578]ing"));
        assertThat("a whole word", VisibleText.of("SITHS e-id Root \u0421\u0410 v2"),
                is("SITHS e-id Root [U+0421][U+0410] v2"));
        assertThat("nothing else", VisibleText.of("\u0410\u0440\u0435"), is("[U+0410][U+0440][U+0435]"));
        assertThat("a script of which nobody knows", VisibleText.of("\u13A0nna"), is("[U+13A0]nna"));
        assertThat("phonetic", VisibleText.of("\u0251sa"), is("[U+0251]sa"));
        assertThat("a click for a stroke", VisibleText.of("a\u01C3"), is("a[U+01C3]"));
    }

    @Test
    public void charactersInDisguiseAreWrittenOut() {
        assertThat("fullwidth", VisibleText.of("Bo\uFF0C\uFF2F\uFF1DX"), is("Bo[U+FF0C][U+FF2F][U+FF1D]X"));
        assertThat("mathematical", VisibleText.of(cp(0x1D400) + "sa"), is("[U+1D400]sa"));
        assertThat("roman", VisibleText.of("Karl \u2163"), is("Karl [U+2163]"));
        assertThat("ligature", VisibleText.of("Wol\uFB00"), is("Wol[U+FB00]"));
    }

    @Test
    public void lettersFromRightToLeftDoNotTurnALatinLine() {
        assertThat(VisibleText.of("Anna \u05D0\u05D1 (3)"), is("Anna [U+05D0][U+05D1] (3)"));
        assertThat(VisibleText.of("Anna \u0663"), is("Anna [U+0663]"));
    }

    @Test
    public void accentsArePutOnTheirLettersAndDoNotPileUp() {
        assertThat(VisibleText.of("A\u030Asa"), is("Åsa"));
        assertThat(VisibleText.of("x\u0301\u0302\u0303"), is("x\u0301\u0302[U+0303]"));
        assertThat("on nothing", VisibleText.of("\u0301a \u0338"), is("[U+0301]a [U+0338]"));
    }

    @Test
    public void allSpacesAreOrdinary() {
        assertThat(VisibleText.of("Åsa\u00A0Öhrn\u2003\u1680"), is("Åsa Öhrn  "));
    }

    private static String cp(int codePoint) {
        return Character.toString(codePoint);
    }
}
