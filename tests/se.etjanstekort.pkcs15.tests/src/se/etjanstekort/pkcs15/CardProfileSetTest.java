/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pkcs15;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.Test;

import se.etjanstekort.pkcs15.CardProfile.CodeSharing;
import se.etjanstekort.pkcs15.CardProfile.TriesQuestion;
import se.etjanstekort.pkcs15.CardProfileSet.Source;

/** Several profiles side by side: the shipped ones, bad ones, and those that could not be told apart. */
public class CardProfileSetTest {

    private static Source file(String name, String... match) {
        List<String> lines = new ArrayList<>(List.of("source = a test", "met-real-card = no", "tries = unknown",
                "codes = separate", "change = unknown", "reset = unknown", "signature = pso", "block = 256"));
        lines.addAll(Arrays.asList(match));
        return new Source("test", name, lines);
    }

    private static List<String> names(CardProfileSet set) {
        return set.profiles().stream().map(CardProfile::name).toList();
    }

    @Test
    public void shippedProfilesAreAllGoodAndTheLastFitsAll() {
        CardProfileSet shipped = CardProfileSet.of(CardProfiles.shippedFiles());
        assertEquals(List.of(), shipped.problems());
        assertEquals(CardProfiles.shippedFiles().size(), shipped.profiles().size());
        CardProfile last = shipped.profiles().get(shipped.profiles().size() - 1);
        assertEquals("generic", last.name());
        assertTrue(last.match().isAny());
        assertEquals(1, shipped.profiles().stream().filter(profile -> profile.match().isAny()).count());
    }

    /** An unknown card may count an empty VERIFY as a wrong code: only where the source says that it does not. */
    @Test
    public void fewFamiliesAreAskedForTries() {
        assertEquals(List.of("ias-ecc", "myeid", "software-card"), CardProfiles.shipped().stream()
                .filter(profile -> profile.tries() == TriesQuestion.VERIFY_EMPTY).map(CardProfile::name).sorted()
                .toList());
    }

    @Test
    public void onlyFamiliesThatTheirOwnersPersonaliseMayHaveOneCode() {
        assertEquals(List.of("isoapplet", "myeid"), CardProfiles.shipped().stream()
                .filter(profile -> profile.codes().sharing() == CodeSharing.SHARED).map(CardProfile::name).sorted()
                .toList());
    }

    @Test
    public void badProfileIsToldWithFileAndLineAndTheOthersLoad() {
        CardProfileSet set = CardProfileSet.of(List.of(file("one", "match.label = One"), file("bad", "match.lable = X"),
                file("two", "match.label = Two")));
        assertEquals(List.of("one", "two"), names(set));
        assertEquals(List.of(new ProfileProblem("test", "bad.properties", 9, "unknown key match.lable")),
                set.problems());
        assertEquals("test: bad.properties:9: unknown key match.lable", set.problems().get(0).toString());
    }

    @Test
    public void ambiguousProfilesAreRejected() {
        assertRejected("match.label = A | B", "match.label = B | C");
        assertRejected("match.atr = 3B..01\nmatch.label = A", "match.atr = 3B00..\nmatch.label = A");
        assertRejected("match.aid = A000000001, A000000002", "match.aid = A000000002");
        assertRejected("", "");
    }

    @Test
    public void profilesThatSomethingTellsApartAreNot() {
        assertAccepted("match.label = A", "match.label = B");
        assertAccepted("match.label = A", "match.manufacturer = A");
        assertAccepted("match.atr = 3B..01\nmatch.label = A", "match.atr = 3B..02\nmatch.label = A");
        assertAccepted("match.atr = 3B..\nmatch.label = A", "match.atr = 3B....\nmatch.label = A");
        assertAccepted("match.label = A", "");
    }

    private static CardProfileSet of(String one, String two) {
        return CardProfileSet.of(List.of(file("one", one.split("\n")), file("two", two.split("\n"))));
    }

    private static void assertRejected(String one, String two) {
        CardProfileSet set = of(one, two);
        assertEquals(List.of("one"), names(set));
        assertEquals("test: two.properties: a card may fit one as well", set.problems().get(0).toString());
    }

    private static void assertAccepted(String one, String two) {
        assertEquals(List.of(), of(one, two).problems());
        assertEquals(List.of(), of(two, one).problems());
    }

    @Test
    public void nameThatIsTakenIsRejected() {
        CardProfileSet set = CardProfileSet.of(List.of(file("one", "match.label = A"), file("one", "match.label = B")));
        assertEquals("test: one.properties: there is a profile one already", set.problems().get(0).toString());
    }

    @Test
    public void moreMarksGoBeforeFewerWhateverTheOrder() {
        Source any = file("any");
        Source label = file("label", "match.label = A");
        Source aid = file("aid", "match.aid = A000000001");
        Source two = file("two", "match.label = A", "match.manufacturer = M");
        assertEquals(List.of("two", "aid", "label", "any"), names(CardProfileSet.of(List.of(any, label, aid, two))));
        assertEquals(List.of("two", "aid", "label", "any"), names(CardProfileSet.of(List.of(aid, two, any, label))));
    }

    @Test
    public void everyProfileNamesItsSource() {
        for (CardProfile profile : CardProfiles.shipped()) {
            assertFalse(profile.name(), profile.provenance().source().isBlank());
            assertFalse(profile.name() + " has met no real card yet", profile.provenance().metRealCard());
        }
    }
}
