/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.identity;

import static org.hamcrest.CoreMatchers.is;
import static org.hamcrest.MatcherAssert.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import se.etjanstekort.certstore.AssuranceLevel;
import se.etjanstekort.certstore.CertificateEntry;
import se.etjanstekort.certstore.Environment;
import se.etjanstekort.certstore.Identity;
import se.etjanstekort.certstore.IdentityKind;
import se.etjanstekort.certstore.IdentityRuleProblem;
import se.etjanstekort.certstore.Purpose;
import se.etjanstekort.certstore.internal.TestCertificates;
import se.etjanstekort.certstore.internal.TestCertificates.Issued;
import se.etjanstekort.certstore.internal.TestCertificates.Request;
import se.etjanstekort.certstore.internal.identity.IdentityRules.Identification;
import se.etjanstekort.certstore.internal.x509.CertificateParser;
import se.etjanstekort.certstore.internal.x509.Names;

/** How files of rules are read, and which of several decides. */
public class RuleFilesTest {

    private static final String HSA_ID = "TSTNMT2321000156-1019";
    private static final String SHIPPED_LEVEL_3 = "SITHS e-id Person HSA-id 3 CA v1";
    private static final String SHIPPED_LEVEL_2 = "SITHS e-id Person HSA-id 2 CA v1";
    private static final String SHIPPED_WITHOUT_LEVEL = "SITHS Type 1 CA v1";

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void theShippedTableHasNoMistake() {
        assertThat(IdentityRules.shipped().problems(), is(List.of()));
    }

    @Test
    public void aHostAddsAnIssuer() {
        IdentityRules rules = contributed(rule("Region Exempel Person CA v*", "level=LEVEL_2"));
        Identification whose = identify(rules, "Region Exempel Person CA v1");
        assertThat(whose.kind(), is(IdentityKind.HSA_ID));
        assertThat(whose.level(), is(AssuranceLevel.LEVEL_2));
        assertThat(whose.environment(), is(Environment.PRODUCTION));
    }

    @Test
    public void aHostCannotChangeWhatTheShippedTableKnows() {
        String all = rule("*", "level=LEVEL_4").replace("HSA_ID", "OTHER");
        assertThat(identify(contributed(all), SHIPPED_LEVEL_2).level(), is(AssuranceLevel.LEVEL_2));
        assertThat(identify(contributed(all), SHIPPED_LEVEL_2).kind(), is(IdentityKind.HSA_ID));
        assertThat(identify(contributed(all), SHIPPED_WITHOUT_LEVEL).level(), is(AssuranceLevel.UNKNOWN));
    }

    @Test
    public void anAdministratorGoesFirstAndMayLowerALevel() throws IOException {
        assertThat(identify(administrators(rule(SHIPPED_LEVEL_3, "level=LEVEL_2")), SHIPPED_LEVEL_3).level(),
                is(AssuranceLevel.LEVEL_2));
        assertThat(identify(administrators(rule(SHIPPED_LEVEL_3)), SHIPPED_LEVEL_3).level(),
                is(AssuranceLevel.UNKNOWN));
        assertThat(identify(administrators(rule(SHIPPED_LEVEL_3).replace("HSA_ID", "OTHER")), SHIPPED_LEVEL_3).kind(),
                is(IdentityKind.OTHER));
    }

    @Test
    public void anAdministratorStatesALevelWhereNoneIsKnownButRaisesNone() throws IOException {
        String all = rule("*", "level=LEVEL_4");
        assertThat(identify(administrators(all), SHIPPED_WITHOUT_LEVEL).level(), is(AssuranceLevel.LEVEL_4));
        assertThat(identify(administrators(all), SHIPPED_LEVEL_2).level(), is(AssuranceLevel.LEVEL_2));
    }

    @Test
    public void aPolicyThatNobodyListsGivesNoLevel() throws IOException {
        IdentityRules rules = administrators(rule(SHIPPED_WITHOUT_LEVEL, "level=LEVEL_3",
                "policy=1.2.752.74.8.1, 1.2.752.74.8.2"));
        Request request = request(SHIPPED_WITHOUT_LEVEL);
        assertThat(rules.identify(request.issue().certificate()).level(), is(AssuranceLevel.UNKNOWN));
        assertThat(rules.identify(request.policies("1.2.752.74.8.11").issue().certificate()).level(),
                is(AssuranceLevel.UNKNOWN));
        assertThat(rules.identify(request.policies("1.2.752.74.8.2").issue().certificate()).level(),
                is(AssuranceLevel.LEVEL_3));
    }

    @Test
    public void organisationSubjectAndExtensionsCount() {
        IdentityRules rules = contributed(rule("Some CA", "organisation=Exempel *", "subject=O=Region *",
                "extension=1.2.752.34.2.1"));
        Request request = TestCertificates.root("Some CA").issue()
                .authentication("O=Region Exempel,SERIALNUMBER=" + HSA_ID);
        assertThat(rules.identify(request.issue().certificate()).kind(), is(IdentityKind.OTHER));
        request.extension(new ASN1ObjectIdentifier("1.2.752.34.2.1"), false, DERNull.INSTANCE);
        assertThat(rules.identify(request.issue().certificate()).kind(), is(IdentityKind.HSA_ID));
        Request elsewhere = TestCertificates.root("Some CA").issue()
                .authentication("O=Kommun,SERIALNUMBER=" + HSA_ID)
                .extension(new ASN1ObjectIdentifier("1.2.752.34.2.1"), false, DERNull.INSTANCE);
        assertThat(rules.identify(elsewhere.issue().certificate()).kind(), is(IdentityKind.OTHER));
    }

    @Test
    public void aMarkForTrialsCountsWhateverTheRuleSays() {
        IdentityRules rules = contributed(
                rule("Some CA", "environment=PRODUCTION") + "test.suffixes=UTB\n");
        assertThat(identify(rules, "TEST Some CA").environment(), is(Environment.TEST));
        assertThat(identify(rules, "Some CA UTB").environment(), is(Environment.TEST));
        assertThat(identify(contributed(rule("Some CA", "environment=TEST")), "Some CA").environment(),
                is(Environment.TEST));
    }

    @Test
    public void theLowestNumberThatFitsIsTaken() {
        IdentityRules rules = contributed(rule("Some *", "level=LEVEL_3").replace("rule.1.", "rule.10.")
                + rule("Some CA", "level=LEVEL_2").replace("rule.1.", "rule.2."));
        assertThat(identify(rules, "Some CA").level(), is(AssuranceLevel.LEVEL_2));
        assertThat(identify(rules, "Some other CA").level(), is(AssuranceLevel.LEVEL_3));
    }

    @Test
    public void aMistakeIsReportedWithFileAndLineAndTheOthersGoOn() throws IOException {
        IdentityRules rules = RuleCollector.collect(Optional.of(file(rule("Mine") + "rule.1.levl=LEVEL_3\n")),
                collector -> {
                    read(collector, "host/a", "# a comment\nrule.1.issuer=*\n");
                    read(collector, "host/b", rule("Region CA"));
                });
        assertThat(rules.problems(),
                is(List.of(new IdentityRuleProblem(folder.getRoot().toPath().resolve("rules").toString(), 5,
                        "unknown key"), new IdentityRuleProblem("host/a", 2, "rule.1.attribute is missing"))));
        assertThat(identify(rules, "Region CA").kind(), is(IdentityKind.HSA_ID));
        assertThat(identify(rules, SHIPPED_LEVEL_3).level(), is(AssuranceLevel.LEVEL_3));
    }

    @Test
    public void whatIsNotWrittenRightIsNotGuessed() {
        String good = rule("*");
        assertProblem(good + "rule.1.kind=HSA_ID", 5, "for the second time");
        assertProblem(good + "rule.01.kind=HSA_ID", 5, "for the second time");
        assertProblem(good + "rule.1.level=", 5, "no value");
        assertProblem(good + "rule.1.level", 5, "no key=value");
        assertProblem(good + "rule.1.level=3", 5, "out of range");
        assertProblem(good + "rule.1.policy=1.2.x", 5, "out of range");
        assertProblem(good + "rule.1.environment=PROD", 5, "out of range");
        assertProblem(good + "rule.1.subject=O", 5, "out of range");
        assertProblem(good + "rule.99999.issuer=*", 5, "unknown key");
        assertProblem(good.replace("serialNumber", "shoeSize"), 2, "out of range");
        assertProblem(good.replace("HSA_ID", "HSAID"), 3, "out of range");
        assertProblem(good.replace("told", "guessed"), 4, "out of range");
        assertProblem(good.replace("told", "open") + "rule.1.level=LEVEL_3", 5, "a level that is not established");
        assertProblem(IntStream.range(0, 2_001).mapToObj(i -> "#").collect(Collectors.joining("\n")), 0,
                "more than 2000 lines");
        assertProblem("#".repeat(0x10001), 0, "more than 65536 bytes");
    }

    @Test
    public void aFileThatIsNotThereOrNoTextIsReported() throws IOException {
        Path missing = folder.getRoot().toPath().resolve("missing");
        assertThat(RuleCollector.collect(Optional.of(missing), none -> {
        }).problems(),
                is(List.of(new IdentityRuleProblem(missing.toString(), 0, "no such file"))));
        Path latin = Files.write(folder.newFile().toPath(), "# \u00E5".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(RuleCollector.collect(Optional.of(latin), none -> {
        }).problems(),
                is(List.of(new IdentityRuleProblem(latin.toString(), 0, "not UTF-8"))));
    }

    private static void assertProblem(String text, int line, String reason) {
        assertThat(contributed(text).problems(), is(List.of(new IdentityRuleProblem("host/file", line, reason))));
    }

    /** Four lines, and one for each of the others. */
    @Test
    public void aSignatureCertificateOfALowerLevelIsAnIdentityOfItsOwn() throws IOException {
        IdentityRules rules = administrators(rule(SHIPPED_LEVEL_3, "policy=1.2.3", "level=LEVEL_2"));
        Issued ca = TestCertificates.root(SHIPPED_LEVEL_3).issue();
        String subject = "C=SE,SERIALNUMBER=" + HSA_ID;
        List<Identity> identities = new IdentityFinder(rules).find(
                List.of(entry(ca.authentication(subject).issue(), Purpose.AUTHENTICATION),
                        entry(ca.signature(subject).policies("1.2.3").issue(), Purpose.SIGNATURE)));
        assertThat(identities.stream().map(Identity::level).toList(),
                is(List.of(AssuranceLevel.LEVEL_3, AssuranceLevel.LEVEL_2)));
    }

    private static CertificateEntry entry(Issued issued, Purpose purpose) {
        return new CertificateEntry(null, issued.certificate(), Optional.of(purpose),
                Names.subject(issued.certificate()), CertificateParser.fingerprint(issued.certificate()));
    }

    private static String rule(String issuer, String... others) {
        StringBuilder text = new StringBuilder("rule.1.issuer=" + issuer
                + "\nrule.1.attribute=serialNumber\nrule.1.kind=HSA_ID\nrule.1.source=told\n");
        for (String other : others) {
            text.append("rule.1.").append(other).append('\n');
        }
        return text.toString();
    }

    private static IdentityRules contributed(String text) {
        return RuleCollector.collect(Optional.empty(), collector -> read(collector, "host/file", text));
    }

    private IdentityRules administrators(String text) throws IOException {
        return RuleCollector.collect(Optional.of(file(text)), none -> {
        });
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.getRoot().toPath().resolve("rules"), text);
    }

    private static void read(RuleCollector collector, String name, String text) {
        try {
            collector.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Identification identify(IdentityRules rules, String issuer) {
        return rules.identify(request(issuer).issue().certificate());
    }

    private static Request request(String issuer) {
        return TestCertificates.root(issuer).issue().authentication("C=SE,SERIALNUMBER=" + HSA_ID);
    }
}
