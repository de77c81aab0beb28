/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.reader.internal;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.HexFormat;
import java.util.Set;

import org.junit.Test;

public class FeaturesTest {

    private static Features parse(String hex) {
        return Features.parse(HexFormat.of().parseHex(hex));
    }

    @Test
    public void tagsAreReadFromStructuresOfSixBytes() {
        Features features = parse("06044233000607044233000712044233001204");
        assertThat(features.tags(), is(Set.of(0x06, 0x07, 0x12)));
        assertThat(features.verifiesPinDirectly(), is(true));
    }

    @Test
    public void readerWithoutKeysHasNoVerify() {
        assertThat(parse("120442330012").verifiesPinDirectly(), is(false));
        assertThat(parse("").verifiesPinDirectly(), is(false));
    }

    @Test
    public void whatIsCutOffOrOfAnotherLengthDoesNotCount() {
        assertThat(parse("0604423300").tags(), is(Set.of()));
        assertThat(parse("06").tags(), is(Set.of()));
        assertThat(parse("0602AABB070442330007").tags(), is(Set.of(0x07)));
        assertThat(parse("06FF").tags(), is(Set.of()));
    }
}
