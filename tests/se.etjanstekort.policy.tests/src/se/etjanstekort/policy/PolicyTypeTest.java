/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.policy;

import static org.hamcrest.CoreMatchers.is;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertThrows;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

import org.junit.Test;

public class PolicyTypeTest {

    private enum Kind {
        HSA_ID, OTHER
    }

    @Test
    public void aChoiceIsWrittenInLowerCaseWithHyphens() {
        PolicyType<Kind> type = PolicyType.choice(Kind.class);
        assertThat(type.range(), is("hsa-id | other"));
        assertThat(type.parse(" hsa-id "), is(Optional.of(Kind.HSA_ID)));
        assertThat(type.parse("HSA_ID"), is(Optional.empty()));
        assertThat(type.parse(""), is(Optional.empty()));
    }

    @Test
    public void severalChoicesAllHaveToBeKnown() {
        PolicyType<Set<Kind>> type = PolicyType.choices(Kind.class);
        assertThat(type.parse("hsa-id, other"), is(Optional.of(Set.of(Kind.HSA_ID, Kind.OTHER))));
        assertThat(type.parse("hsa-id,"), is(Optional.empty()));
        assertThat(type.parse("hsa-id,else"), is(Optional.empty()));
    }

    @Test
    public void aSetMayBeEmptyAndHasNoGaps() {
        PolicyType<Set<String>> type = PolicyType.set("digits",
                text -> text.matches("[0-9]") ? Optional.of(text) : Optional.empty());
        assertThat(type.parse(" 1, 2,1 "), is(Optional.of(Set.of("1", "2"))));
        assertThat(type.parse(""), is(Optional.of(Set.of())));
        assertThat(type.parse("1,,2"), is(Optional.empty()));
        assertThat(type.parse("1,a"), is(Optional.empty()));
    }

    @Test
    public void numbersHaveEnds() {
        PolicyType<Integer> type = PolicyType.integer(-1, 60);
        assertThat(type.parse("60"), is(Optional.of(60)));
        assertThat(type.parse("-1"), is(Optional.of(-1)));
        assertThat(type.parse("61"), is(Optional.empty()));
        assertThat(type.parse("99999999999999999999"), is(Optional.empty()));
        assertThat(type.parse("6.0"), is(Optional.empty()));
        assertThat(PolicyType.seconds(1, 5).parse("5"), is(Optional.of(Duration.ofSeconds(5))));
        assertThat(PolicyType.seconds(1, 5).parse("0"), is(Optional.empty()));
    }

    @Test
    public void yesIsNotTrue() {
        assertThat(PolicyType.bool().parse("true"), is(Optional.of(true)));
        assertThat(PolicyType.bool().parse("false"), is(Optional.of(false)));
        assertThat(PolicyType.bool().parse("yes"), is(Optional.empty()));
    }

    @Test
    public void aPathIsFullOrNothing() {
        Path full = Path.of("anchors").toAbsolutePath();
        assertThat(PolicyType.path().parse(full.toString()), is(Optional.of(Optional.of(full))));
        assertThat(PolicyType.path().parse(""), is(Optional.of(Optional.empty())));
        assertThat(PolicyType.path().parse("anchors"), is(Optional.empty()));
        assertThat(PolicyType.path().parse("/a\0b"), is(Optional.empty()));
    }

    @Test
    public void aKeyMustNotLookLikeALock() {
        PolicyKey<Boolean> key = PolicyKey.security("card.locks", PolicyType.bool(), true);
        assertThat(key.lockName(), is("card.locks.locked"));
        assertThrows(IllegalArgumentException.class,
                () -> PolicyKey.security("card.locked", PolicyType.bool(), true));
        assertThrows(IllegalArgumentException.class, () -> PolicyKey.security("Card", PolicyType.bool(), true));
    }
}
