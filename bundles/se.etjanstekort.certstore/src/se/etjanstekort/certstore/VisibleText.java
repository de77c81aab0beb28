/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore;

import java.text.Normalizer;
import java.text.Normalizer.Form;

/**
 * Untrusted text made fit to be shown, after Unicode TR 36 and TS 39. Each of these is written out, as {@code [U+202E]}:
 * <ul>
 * <li>what is not seen: controls, marks of direction, zero-width and unassigned characters, fillers;</li>
 * <li>what is another character in disguise: mathematical, fullwidth or enclosed letters, digits and signs;</li>
 * <li>a letter of another alphabet in a word with Latin ones, and a word of nothing but letters that look like Latin ones, unless
 * the whole text is evidently in that alphabet;</li>
 * <li>a letter that is written from right to left, in a text with Latin ones;</li>
 * <li>a third combining mark on one letter, and one on nothing.</li>
 * </ul>
 * Everything else stays: å ä ö é ü and all other letters of European languages, and names wholly in another script. Spaces of
 * all kinds become ordinary ones; letters and their accents are put together (NFC).
 */
public final class VisibleText {

    private static final int MOST_MARKS = 2;

    /** Blank or joining, though Unicode calls them letters, marks or symbols. */
    private static final String FILLERS = "\u034F\u115F\u1160\u17B4\u17B5\u180B\u180C\u180D\u180F\u2800\u3164\uFFA0";

    /** Up to here (Latin-1 and Latin Extended-A) what is put together of others is in use: ½, ĳ. */
    private static final int LAST_IN_USE = 0x17F;

    private final int[] characters;
    private final Alphabets alphabets;
    private final StringBuilder shown = new StringBuilder();
    private int marks;

    private VisibleText(String text) {
        characters = Normalizer.normalize(text, Form.NFC).codePoints().toArray();
        alphabets = Alphabets.of(characters, 0, characters.length);
        marks = MOST_MARKS;
        for (int start = 0; start < characters.length;) {
            int end = endOfWord(start);
            Alphabets word = Alphabets.of(characters, start, end);
            boolean isForged = word.latin() || word.isAlike() && !alphabets.isEvidentlyOther();
            for (int i = start; i < end; i++) {
                add(characters[i], isForged);
            }
            start = end;
        }
    }

    /** The text as it is shown. */
    public static String of(String text) {
        return new VisibleText(text).shown.toString();
    }

    /** Whether it can be shown as it stands. */
    public static boolean isPlain(String text) {
        return of(text).equals(text);
    }

    private int endOfWord(int start) {
        int end = start + 1;
        while (isOfWord(characters[end - 1]) && end < characters.length && isOfWord(characters[end])) {
            end++;
        }
        return end;
    }

    private static boolean isOfWord(int character) {
        return Character.isLetterOrDigit(character) || isMark(character);
    }

    private void add(int character, boolean inForgedWord) {
        if (isMark(character) && !isUnseen(character) && marks < MOST_MARKS) {
            marks++;
            shown.appendCodePoint(character);
        } else if (isMark(character) || isUnseen(character) || isDisguised(character)
                || alphabets.latin() && isRightToLeft(character) || inForgedWord && Alphabets.isForeign(character)) {
            marks = MOST_MARKS;
            shown.append(String.format("[U+%04X]", character));
        } else {
            marks = Character.isLetter(character) ? 0 : MOST_MARKS;
            shown.appendCodePoint(Character.getType(character) == Character.SPACE_SEPARATOR ? ' ' : character);
        }
    }

    private static boolean isMark(int character) {
        return switch (Character.getType(character)) {
        case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK -> true;
        default -> false;
        };
    }

    private static boolean isUnseen(int character) {
        return switch (Character.getType(character)) {
        case Character.CONTROL, Character.FORMAT, Character.PRIVATE_USE, Character.SURROGATE, Character.UNASSIGNED,
                Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
            true;
        default -> FILLERS.indexOf(character) >= 0 || isVariationSelector(character);
        };
    }

    private static boolean isVariationSelector(int character) {
        return character >= 0xFE00 && character <= 0xFE0F || character >= 0xE0100 && character <= 0xE01EF;
    }

    private static boolean isDisguised(int character) {
        return character > LAST_IN_USE && Normalizer.normalize(Character.toString(character), Form.NFKC).chars()
                .anyMatch(meant -> meant > ' ' && meant <= '~');
    }

    private static boolean isRightToLeft(int character) {
        return switch (Character.getDirectionality(character)) {
        case Character.DIRECTIONALITY_RIGHT_TO_LEFT, Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC,
                Character.DIRECTIONALITY_ARABIC_NUMBER ->
            true;
        default -> false;
        };
    }
}
