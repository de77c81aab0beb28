/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pkcs15;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import se.etjanstekort.pkcs15.ProfileLines.Wrong;

/**
 * The profiles that may be used, the one to be tried first in front, and why others may not. A bad profile, one whose name is
 * taken, and one that a card could fit as well as an earlier one are left out; the others are used. Immutable.
 */
public record CardProfileSet(List<CardProfile> profiles, List<ProfileProblem> problems) {

    public CardProfileSet {
        profiles = List.copyOf(profiles);
        problems = List.copyOf(problems);
    }

    /**
     * A profile file.
     *
     * @param origin
     *            the bundle that it lies in
     * @param name
     *            without its extension, {@code .properties}
     */
    public record Source(String origin, String name, List<String> text) {

        public Source {
            text = List.copyOf(text);
        }

        private ProfileProblem problem(int line, String reason) {
            return new ProfileProblem(origin, name + ".properties", line, reason);
        }
    }

    /** Of files in the order of their claims: what an earlier one is for, no later one can take. */
    public static CardProfileSet of(List<Source> files) {
        return of(files, List.of());
    }

    /** As {@link #of(List)}, with problems that were met before. */
    public static CardProfileSet of(List<Source> files, List<ProfileProblem> before) {
        List<CardProfile> accepted = new ArrayList<>();
        List<ProfileProblem> problems = new ArrayList<>(before);
        for (Source file : files) {
            try {
                CardProfile profile = ProfileParser.parse(file.name(), file.text());
                requireOwnPlace(profile, accepted);
                accepted.add(profile);
            } catch (Wrong e) {
                problems.add(file.problem(e.line(), e.getMessage()));
            }
        }
        accepted.sort(Comparator.comparing((CardProfile profile) -> profile.match().rank()).reversed());
        return new CardProfileSet(accepted, problems);
    }

    private static void requireOwnPlace(CardProfile profile, List<CardProfile> accepted) throws Wrong {
        for (CardProfile other : accepted) {
            if (other.name().equals(profile.name())) {
                throw new Wrong(0, "there is a profile " + other.name() + " already");
            }
            if (other.match().isAmbiguousWith(profile.match())) {
                throw new Wrong(0, "a card may fit " + other.name() + " as well");
            }
        }
    }
}
