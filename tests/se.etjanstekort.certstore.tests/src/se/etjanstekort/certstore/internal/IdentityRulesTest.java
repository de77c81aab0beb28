/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.CoreMatchers.is;
import static org.hamcrest.CoreMatchers.not;
import static org.hamcrest.MatcherAssert.assertThat;

import java.util.Optional;

import org.junit.Test;

import se.etjanstekort.certstore.AssuranceLevel;
import se.etjanstekort.certstore.Environment;
import se.etjanstekort.certstore.IdentityKind;
import se.etjanstekort.certstore.TrustFailure;
import se.etjanstekort.certstore.internal.TestCertificates.Request;
import se.etjanstekort.certstore.internal.identity.IdentityRules;
import se.etjanstekort.certstore.internal.identity.IdentityRules.Identification;

public class IdentityRulesTest {

    private static final String HSA_ID = "TSTNMT2321000156-1019";
    private static final String PERSONNUMMER = "191212121212";

    private final IdentityRules rules = IdentityRules.shipped();

    @Test
    public void tjanstelegitimationOfSithsNamesByHsaId() {
        assertIs(identify("SITHS e-id Person HSA-id 3 CA v1", HSA_ID), IdentityKind.HSA_ID, AssuranceLevel.LEVEL_3,
                Environment.PRODUCTION);
        assertIs(identify("SITHS e-id Person HSA-id 2 CA v1", HSA_ID), IdentityKind.HSA_ID, AssuranceLevel.LEVEL_2,
                Environment.PRODUCTION);
        assertIs(identify("SITHS Type 1 CA v1", HSA_ID), IdentityKind.HSA_ID, AssuranceLevel.UNKNOWN,
                Environment.PRODUCTION);
    }

    @Test
    public void legitimationOfSithsNamesByPersonnummer() {
        assertIs(identify("SITHS e-id Person ID 3 CA v1", PERSONNUMMER), IdentityKind.PERSONNUMMER,
                AssuranceLevel.LEVEL_3, Environment.PRODUCTION);
        assertIs(identify("SITHS e-id Person ID 2 CA v2", PERSONNUMMER), IdentityKind.PERSONNUMMER,
                AssuranceLevel.LEVEL_2, Environment.PRODUCTION);
        assertIs(identify("SITHS e-id Person ID Mobile CA v1", PERSONNUMMER), IdentityKind.PERSONNUMMER,
                AssuranceLevel.UNKNOWN, Environment.PRODUCTION);
    }

    @Test
    public void namesForTrialsAreMarked() {
        assertIs(identify("TEST SITHS e-id Person HSA-id 3 CA v1", HSA_ID), IdentityKind.HSA_ID,
                AssuranceLevel.LEVEL_3, Environment.TEST);
        assertIs(identify("SYSTEMTEST SITHS e-id Person ID 3 CA v1", PERSONNUMMER), IdentityKind.PERSONNUMMER,
                AssuranceLevel.LEVEL_3, Environment.TEST);
        assertIs(identify("SITHS Type 1 CA v1 PP", HSA_ID), IdentityKind.HSA_ID, AssuranceLevel.UNKNOWN,
                Environment.TEST);
    }

    @Test
    public void theFictionalIssuersAreKnown() {
        assertIs(identify("TEST Exempel e-id Person HSA-id 3 CA v1", HSA_ID), IdentityKind.HSA_ID,
                AssuranceLevel.LEVEL_3, Environment.TEST);
        assertIs(identify("TEST Exempel e-id Person ID 3 CA v1", PERSONNUMMER), IdentityKind.PERSONNUMMER,
                AssuranceLevel.LEVEL_3, Environment.TEST);
    }

    @Test
    public void othersAreOther() {
        for (String issuer : new String[] { "NOT SITHS e-id Person ID 3 CA v1", "SITHS e-id Person ID 3 CA" }) {
            assertIs(identify(issuer, PERSONNUMMER), IdentityKind.OTHER, AssuranceLevel.UNKNOWN, Environment.UNKNOWN);
        }
    }

    @Test
    public void whatIsNotEstablishedGivesNoLevel() {
        assertIs(identify("SITHS e-id Function CA v1", HSA_ID), IdentityKind.OTHER, AssuranceLevel.UNKNOWN,
                Environment.PRODUCTION);
        assertIs(identify("TEST SITHS e-id Function CA v1", HSA_ID), IdentityKind.OTHER, AssuranceLevel.UNKNOWN,
                Environment.TEST);
        assertIs(identify("Telia e-legitimation CA", PERSONNUMMER), IdentityKind.PERSONNUMMER, AssuranceLevel.UNKNOWN,
                Environment.PRODUCTION);
    }

    @Test
    public void realHsaIdsHaveNoPattern() {
        for (String id : new String[] { "SE2321000156-10B7", "T-SERVICES-SE165565594230-1110", "a", "A".repeat(31) }) {
            assertThat(identify("SITHS e-id Person HSA-id 3 CA v1", id).id(), is(id));
        }
    }

    @Test
    public void anIdOutOfRangeIsNobodys() {
        for (String id : new String[] { "A".repeat(32), "SE2321000156-10B7 ", "SE2321000156/1", "ÅÄÖ-1" }) {
            assertUnclear("SITHS e-id Person HSA-id 3 CA v1", id);
        }
        for (String id : new String[] { "19121212-1212", "1212121212", "SE2321000156-10B7", "١٩١٢١٢١٢١٢١٢" }) {
            assertUnclear("SITHS e-id Person ID 3 CA v1", id);
        }
        String ofTwoHundredAndOne = "#0C81C9" + "78".repeat(201);
        for (String name : new String[] { "server\u202E", "s\u0435rver", ofTwoHundredAndOne }) { // Cyrillic е
            Identification whose = rules
                    .identify(request("SITHS e-id Function CA v1", "CN=" + name).issue().certificate());
            assertThat(name, whose.refusal(), is(Optional.of(TrustFailure.INVALID_IDENTITY)));
        }
    }

    @Test
    public void aPersonnummerThatCannotBeIsNobodys() {
        for (String id : new String[] { "191212121213", "191213121212", "197010632390" }) {
            Identification whose = identify("SITHS e-id Person ID 3 CA v1", id);
            assertThat(id, whose.refusal(), is(Optional.of(TrustFailure.IMPOSSIBLE_PERSONNUMMER)));
            assertThat(id, whose.kind(), is(IdentityKind.OTHER));
        }
        assertIs(identify("SITHS e-id Person ID 3 CA v1", "197010632391"), IdentityKind.PERSONNUMMER,
                AssuranceLevel.LEVEL_3, Environment.PRODUCTION);
    }

    @Test
    public void twoIdsInOneSubjectAreNobodysThoughTheyAreEqual() {
        for (String twice : new String[] { ",SERIALNUMBER=" + HSA_ID + ",SERIALNUMBER=SE2321000156-10B7",
                ",SERIALNUMBER=" + HSA_ID + ",SERIALNUMBER=" + HSA_ID,
                ",SERIALNUMBER=" + HSA_ID + "+SERIALNUMBER=SE2321000156-10B7" }) {
            Identification whose = rules.identify(request("SITHS e-id Person HSA-id 3 CA v1", "C=SE,CN=Åsa" + twice)
                    .issue().certificate());
            assertThat(twice, whose.refusal(), is(Optional.of(TrustFailure.SEVERAL_IDENTITIES)));
            assertThat(twice, whose.kind(), is(IdentityKind.OTHER));
        }
    }

    @Test
    public void withoutTheAttributeItIsNobodys() {
        Identification whose = rules
                .identify(request("SITHS e-id Person ID 3 CA v1", "C=SE,CN=Åsa").issue().certificate());
        assertThat(whose.refusal(), is(Optional.of(TrustFailure.INVALID_IDENTITY)));
    }

    @Test
    public void whoseItIsStaysOutOfLogs() {
        assertThat(identify("SITHS e-id Person ID 3 CA v1", PERSONNUMMER).toString(),
                not(containsString(PERSONNUMMER)));
    }

    private Identification identify(String issuer, String id) {
        return rules.identify(request(issuer, "C=SE,CN=Åsa,SERIALNUMBER=" + id.replace(" ", "\\ ")).issue()
                .certificate());
    }

    private static Request request(String issuer, String subject) {
        return TestCertificates.root(issuer).issue().authentication(subject);
    }

    private void assertUnclear(String issuer, String id) {
        Identification whose = identify(issuer, id);
        assertThat(id, whose.refusal(), is(Optional.of(TrustFailure.INVALID_IDENTITY)));
        assertThat(id, whose.kind(), is(IdentityKind.OTHER));
    }

    private static void assertIs(Identification whose, IdentityKind kind, AssuranceLevel level,
            Environment environment) {
        assertThat(whose.kind(), is(kind));
        assertThat(whose.level(), is(level));
        assertThat(whose.environment(), is(environment));
        assertThat(whose.refusal(), is(Optional.empty()));
    }
}
