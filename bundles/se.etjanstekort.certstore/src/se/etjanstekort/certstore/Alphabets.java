/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore;

import java.lang.Character.UnicodeBlock;
import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.EnumSet;
import java.util.Set;

/**
 * Which kinds of letters a text has.
 *
 * @param latin
 *            those of the languages of Europe
 * @param like
 *            others that look like one of them
 * @param unlike
 *            others that cannot be taken for one
 */
record Alphabets(boolean latin, boolean like, boolean unlike) {

    /** From {@code LATIN EXTENDED-B} on come letters that only look like others: phonetic signs, clicks. */
    private static final int AFTER_LATIN_EXTENDED_B = 0x250;
    private static final String CLICKS = "\u01C0\u01C1\u01C2\u01C3";
    /** In use in names, Azerbaijani and African, though encoded among phonetic signs: ɔ ə ɛ. */
    private static final String LATIN_TOO = "\u0254\u0259\u025B";

    /** Cyrillic, Greek and Armenian letters that are drawn as Latin ones (Unicode TS 39, confusables); accents aside. */
    private static final String LIKE_LATIN = "\u0430\u0435\u0441\u0501\u04BB\u0456\u0458\u04CF"
            + "\u043E\u0440\u051B\u0455\u0475\u051D\u0445\u0443\u04AF\u0410\u0412\u0415\u041A\u041C"
            + "\u041D\u041E\u0420\u0421\u0422\u0423\u0425\u0405\u0406\u0408\u04BA\u051A\u051C\u0474"
            + "\u04AE\u04C0\u050C\u042C\u03B1\u03B3\u03B9\u03BD\u03BF\u03C1\u03C3\u03C5\u03F2\u03F3"
            + "\u0391\u0392\u0395\u0396\u0397\u0399\u039A\u039C\u039D\u039F\u03A1\u03A4\u03A5\u03A7"
            + "\u037F\u03F9\u0563\u0566\u0570\u0578\u057C\u057D\u0581\u0585\u0555\u054D\u054F\u053C";

    /** Scripts in general use (Unicode annex 31, table 5), but Latin. A letter of any other may look like anything. */
    private static final Set<UnicodeScript> IN_USE = EnumSet.of(UnicodeScript.ARABIC, UnicodeScript.ARMENIAN,
            UnicodeScript.BENGALI, UnicodeScript.BOPOMOFO, UnicodeScript.CYRILLIC, UnicodeScript.DEVANAGARI,
            UnicodeScript.ETHIOPIC, UnicodeScript.GEORGIAN, UnicodeScript.GREEK, UnicodeScript.GUJARATI,
            UnicodeScript.GURMUKHI, UnicodeScript.HAN, UnicodeScript.HANGUL, UnicodeScript.HEBREW,
            UnicodeScript.HIRAGANA, UnicodeScript.KANNADA, UnicodeScript.KATAKANA, UnicodeScript.KHMER,
            UnicodeScript.LAO, UnicodeScript.MALAYALAM, UnicodeScript.MYANMAR, UnicodeScript.ORIYA,
            UnicodeScript.SINHALA, UnicodeScript.TAMIL, UnicodeScript.TELUGU, UnicodeScript.THAANA,
            UnicodeScript.THAI, UnicodeScript.TIBETAN);

    static Alphabets of(int[] characters, int start, int end) {
        boolean latin = false;
        boolean like = false;
        boolean unlike = false;
        for (int i = start; i < end; i++) {
            boolean isForeign = isForeign(characters[i]);
            boolean isLike = isForeign && isLikeLatin(characters[i]);
            latin |= isLetter(characters[i]) && !isForeign;
            like |= isLike;
            unlike |= isForeign && !isLike;
        }
        return new Alphabets(latin, like, unlike);
    }

    /** Whether it could be read as Latin though no letter of it is. */
    boolean isAlike() {
        return like && !latin && !unlike;
    }

    /** Whether nobody takes it for Latin. */
    boolean isEvidentlyOther() {
        return unlike && !latin;
    }

    /** Whether a character is a letter of another alphabet than ours. */
    static boolean isForeign(int character) {
        return isLetter(character) && !isLatin(character);
    }

    /** Those that belong to all scripts are letters of none. */
    private static boolean isLetter(int character) {
        UnicodeScript script = UnicodeScript.of(character);
        return Character.isLetter(character) && script != UnicodeScript.COMMON && script != UnicodeScript.INHERITED;
    }

    private static boolean isLatin(int letter) {
        return UnicodeScript.of(letter) == UnicodeScript.LATIN && (letter < AFTER_LATIN_EXTENDED_B
                ? CLICKS.indexOf(letter) < 0
                : LATIN_TOO.indexOf(letter) >= 0
                        || UnicodeBlock.of(letter) == UnicodeBlock.LATIN_EXTENDED_ADDITIONAL);
    }

    private static boolean isLikeLatin(int letter) {
        int bare = Normalizer.normalize(Character.toString(letter), Form.NFD).codePointAt(0);
        return LIKE_LATIN.indexOf(bare) >= 0 || !IN_USE.contains(UnicodeScript.of(letter));
    }
}
