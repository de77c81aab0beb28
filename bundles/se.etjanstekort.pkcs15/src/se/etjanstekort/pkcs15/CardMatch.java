/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pkcs15;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

import se.etjanstekort.smartcard.Atr;

/**
 * Which cards a profile is for: of every kind of mark that is given, one must fit. Nothing given fits every card. An answer to
 * reset serves different cards, so that it never decides alone.
 *
 * @param applicationIds
 *            the name by which the card's application was selected
 * @param manufacturerIds
 *            TokenInfo's, exactly
 * @param labels
 *            TokenInfo's, exactly
 */
public record CardMatch(List<AtrMask> atrs, List<Identifier> applicationIds, List<String> manufacturerIds,
        List<String> labels) {

    /** Fits every card. */
    public static final CardMatch ANY = new CardMatch(List.of(), List.of(), List.of(), List.of());

    private static final int KINDS = 4;

    public CardMatch {
        atrs = List.copyOf(atrs);
        applicationIds = List.copyOf(applicationIds);
        manufacturerIds = List.copyOf(manufacturerIds);
        labels = List.copyOf(labels);
    }

    /**
     * An answer to reset in hexadecimal, with a dot for any digit.
     *
     * @param digits
     *            upper case
     */
    public record AtrMask(String digits) {

        boolean fits(Atr atr) {
            return overlaps(new AtrMask(atr.toString()));
        }

        /** Whether some answer to reset fits both. */
        boolean overlaps(AtrMask other) {
            if (digits.length() != other.digits.length()) {
                return false;
            }
            for (int i = 0; i < digits.length(); i++) {
                char one = digits.charAt(i);
                char two = other.digits.charAt(i);
                if (one != two && one != '.' && two != '.') {
                    return false;
                }
            }
            return true;
        }
    }

    /**
     * Whether a card has these marks.
     *
     * @param applicationId
     *            empty where the application was found by its path
     */
    boolean fits(Atr atr, Optional<Identifier> applicationId, TokenInfo tokenInfo) {
        return fitsOne(atrs, mask -> mask.fits(atr))
                && fitsOne(applicationIds, known -> applicationId.filter(known::equals).isPresent())
                && fitsOne(manufacturerIds, tokenInfo.manufacturerId()::equals)
                && fitsOne(labels, tokenInfo.label()::equals);
    }

    private static <T> boolean fitsOne(List<T> marks, Predicate<T> fits) {
        return marks.isEmpty() || marks.stream().anyMatch(fits);
    }

    /** Whether it fits every card. */
    boolean isAny() {
        return kinds().isEmpty();
    }

    /**
     * Of several that fit a card, the highest is taken: more kinds of mark before fewer, then the one with the application's
     * name, the manufacturer, the label. Two of one rank have the same kinds of mark.
     */
    int rank() {
        List<Integer> kinds = kinds();
        return kinds.size() << KINDS | kinds.stream().mapToInt(kind -> 1 << kind).sum();
    }

    private List<Integer> kinds() {
        List<List<?>> marks = List.of(atrs, labels, manufacturerIds, applicationIds);
        List<Integer> kinds = new ArrayList<>();
        for (int kind = 0; kind < KINDS; kind++) {
            if (!marks.get(kind).isEmpty()) {
                kinds.add(kind);
            }
        }
        return kinds;
    }

    /** Whether some card fits both, and nothing makes one of them the better. */
    boolean isAmbiguousWith(CardMatch other) {
        return rank() == other.rank() && share(atrs, other.atrs, AtrMask::overlaps)
                && share(applicationIds, other.applicationIds, Identifier::equals)
                && share(manufacturerIds, other.manufacturerIds, String::equals)
                && share(labels, other.labels, String::equals);
    }

    private static <T> boolean share(List<T> ours, List<T> theirs, BiPredicate<T, T> same) {
        return ours.isEmpty() || ours.stream().anyMatch(one -> theirs.stream().anyMatch(two -> same.test(one, two)));
    }
}
