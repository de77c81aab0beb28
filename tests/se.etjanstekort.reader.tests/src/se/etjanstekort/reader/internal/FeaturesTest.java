/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.reader.internal;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.HexFormat;
import java.util.Map;

import org.junit.Test;

public class FeaturesTest {

    private static Features parse(String hex) {
        return Features.parse(HexFormat.of().parseHex(hex));
    }

    @Test
    public void controlCodesAreReadFromStructuresOfSixBytes() {
        Features features = parse("06044233000607044233000712044233001204");
        assertThat(features.controlCodes(), is(Map.of(0x06, 0x42330006, 0x07, 0x42330007, 0x12, 0x42330012)));
        assertThat(features.verifiesPinDirectly(), is(true));
    }

    @Test
    public void readerWithoutKeysHasNoVerify() {
        assertThat(parse("120442330012").verifiesPinDirectly(), is(false));
        assertThat(parse("").verifiesPinDirectly(), is(false));
    }

    @Test
    public void whatIsCutOffOrOfAnotherLengthDoesNotCount() {
        assertThat(parse("0604423300").controlCodes(), is(Map.of()));
        assertThat(parse("06").controlCodes(), is(Map.of()));
        assertThat(parse("0602AABB070442330007").controlCodes(), is(Map.of(0x07, 0x42330007)));
        assertThat(parse("06FF").controlCodes(), is(Map.of()));
    }
}
