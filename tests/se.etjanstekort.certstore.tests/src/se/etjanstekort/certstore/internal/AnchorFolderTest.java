/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal;

import static org.hamcrest.CoreMatchers.is;
import static org.hamcrest.MatcherAssert.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import se.etjanstekort.certstore.AnchorEntry;
import se.etjanstekort.certstore.AnchorEntry.State;
import se.etjanstekort.certstore.AnchorProblem;
import se.etjanstekort.certstore.AnchorProblem.Kind;
import se.etjanstekort.certstore.AnchorSource;
import se.etjanstekort.certstore.CertificateStore;
import se.etjanstekort.certstore.IdentityKind;
import se.etjanstekort.certstore.ListedAnchors;
import se.etjanstekort.certstore.TrustAnchor;
import se.etjanstekort.certstore.TrustAnchors;
import se.etjanstekort.certstore.ValidatedIdentity;
import se.etjanstekort.certstore.RevocationPolicy.UnknownRevocation;
import se.etjanstekort.certstore.internal.TestCertificates.Issued;
import se.etjanstekort.certstore.internal.anchor.AnchorCollector;
import se.etjanstekort.certstore.internal.anchor.AnchorFolder;
import se.etjanstekort.certstore.internal.identity.IdentityRules;
import se.etjanstekort.certstore.internal.x509.CertificateParser;
import se.etjanstekort.pkcs15.CardContents;

public class AnchorFolderTest {

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    private final Issued first = TestCertificates.root("First Root").issue();
    private final Issued second = TestCertificates.root("Second Root").issue();

    @Test
    public void derAndPemAreRead() throws IOException {
        write("a.cer", TestCard.encoded(first));
        write("b.pem", pem(TestCard.encoded(first)) + "some text\r\n" + pem(TestCard.encoded(second)));
        TrustAnchors anchors = read();
        assertThat(anchors.problems(), is(List.of()));
        assertThat(anchors.anchors(), is(List.of(anchor(first, "a.cer"), anchor(second, "b.pem"))));
    }

    @Test
    public void aBadFileIsReportedAndTheOthersGoOn() throws IOException {
        write("good.cer", TestCard.encoded(first));
        write("empty.cer", "");
        write("garbage.cer", "not a certificate");
        write("half.pem",
                pem(TestCard.encoded(first)) + "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n");
        write("huge.cer", new byte[100_000]);
        write("person.cer", TestCard.encoded(first.authentication("CN=Åsa").issue()));
        write("weak.cer", TestCard.encoded(TestCertificates.root("Weak").keys(TestCertificates.rsa(1024)).issue()));
        write(".hidden", "not looked at");
        Files.createDirectory(path("folder.cer"));
        TrustAnchors anchors = read();
        assertThat(anchors.anchors(), is(List.of(anchor(first, "good.cer"))));
        Map<String, Kind> problems = anchors.problems().stream().collect(Collectors.toMap(
                problem -> ((AnchorSource.File) problem.source()).path().getFileName().toString(), AnchorProblem::kind,
                (one, other) -> other, TreeMap::new));
        assertThat(problems, is(Map.of("empty.cer", Kind.NOT_A_CERTIFICATE, "garbage.cer", Kind.NOT_A_CERTIFICATE,
                "half.pem", Kind.NOT_A_CERTIFICATE, "huge.cer", Kind.TOO_LARGE, "person.cer", Kind.NOT_A_CA,
                "weak.cer", Kind.WEAK_KEY, "folder.cer", Kind.UNREADABLE)));
    }

    @Test
    public void aMissingFolderIsAProblemAndNoAnchors() {
        AnchorCollector collector = new AnchorCollector();
        AnchorFolder.read(path("missing"), collector);
        assertThat(collector.collected(), is(new TrustAnchors(List.of(),
                List.of(new AnchorProblem(Kind.UNREADABLE, new AnchorSource.File(path("missing")))))));
    }

    @Test
    public void tooManyFilesAreNotAllRead() throws IOException {
        for (int i = 0; i < 201; i++) {
            write(String.format("%03d.cer", i), TestCard.encoded(first));
        }
        TrustAnchors anchors = read();
        assertThat(anchors.anchors().size(), is(1));
        assertThat(anchors.problems(),
                is(List.of(new AnchorProblem(Kind.TOO_LARGE, new AnchorSource.File(folder.getRoot().toPath())))));
    }

    @Test
    public void aStoreThatTrustsTheFolderSeesWhatChangesInIt() throws IOException {
        CertificateStore store = new PkixCertificateStore(() -> new TrustAnchors(List.of(), List.of()),
                new TestPolicy(UnknownRevocation.WARN), IdentityRules.shipped(), Clock.systemUTC())
                .trusting(folder.getRoot().toPath());
        assertThat(store.trustAnchors().anchors(), is(List.of()));
        write("a.cer", TestCard.encoded(first));
        assertThat(store.trustAnchors().anchors(), is(List.of(anchor(first, "a.cer"))));
        Files.delete(path("a.cer"));
        assertThat(store.trustAnchors().anchors(), is(List.of()));
    }

    @Test
    public void theListTellsHowEachAnchorStandsAndWhatCannotBeOne() throws IOException {
        Instant now = TestCertificates.NOW;
        Duration year = Duration.ofDays(365);
        write("a.cer", TestCard.encoded(first));
        write("b.cer", TestCard.encoded(
                TestCertificates.root("Old").valid(now.minus(year.multipliedBy(2)), now.minus(year)).issue()));
        write("c.cer", TestCard.encoded(
                TestCertificates.root("New").valid(now.plus(year), now.plus(year.multipliedBy(2))).issue()));
        write("d.cer", "damaged");
        ListedAnchors listed = new PkixCertificateStore(() -> new TrustAnchors(List.of(), List.of()),
                new TestPolicy(UnknownRevocation.WARN), IdentityRules.shipped(), Clock.fixed(now, ZoneOffset.UTC))
                .trusting(folder.getRoot().toPath()).listedAnchors();
        assertThat(listed.anchors().stream().map(AnchorEntry::state).toList(),
                is(List.of(State.IN_FORCE, State.EXPIRED, State.NOT_YET_VALID)));
        assertThat(listed.anchors().get(0).certificate(), is(Optional.of(first.certificate())));
        assertThat(listed.anchors().get(0).name(), is("First Root"));
        assertThat(listed.problems(),
                is(List.of(new AnchorProblem(Kind.NOT_A_CERTIFICATE, new AnchorSource.File(path("d.cer"))))));
    }

    @Test
    public void anIdentityOfAnUnknownIssuerCannotBeCheckedUntilItsAnchorIsInTheFolder() throws IOException {
        Issued telia = TestCertificates.root("Telia e-legitimation Root CA v1").issue();
        Issued issuer = telia.ca("Telia e-legitimation HW CA v3").issue();
        CertificateStore store = new PkixCertificateStore(() -> new TrustAnchors(List.of(), List.of()),
                new TestPolicy(UnknownRevocation.WARN), IdentityRules.shipped(),
                Clock.fixed(TestCertificates.NOW, ZoneOffset.UTC)).trusting(folder.getRoot().toPath());
        CardContents card = TestCard
                .of(issuer.authentication("CN=Åsa Bergström Öhrn,SERIALNUMBER=191212121212").issue())
                .with(issuer).contents();
        write("other.cer", TestCard.encoded(first));

        ValidatedIdentity unknown = store.identities(card).get(0);
        assertThat(unknown.trustedAuthentication().isPresent(), is(false));
        assertThat(unknown.authentication().orElseThrow().isCheckable(), is(false));

        write("telia.cer", TestCard.encoded(telia));
        ValidatedIdentity known = store.identities(card).get(0);
        assertThat(known.identity().kind(), is(IdentityKind.PERSONNUMMER));
        assertThat(known.trustedAuthentication().isPresent(), is(true));
        assertThat(known.authentication().orElseThrow().isCheckable(), is(true));
    }

    @Test
    public void aContributionNeedsTheRightFingerprint() throws IOException {
        AnchorSource source = new AnchorSource.Contribution("host", "anchors/root.cer");
        String right = CertificateParser.fingerprint(first.certificate());
        for (String wrong : new String[] { "", right.substring(2),
                CertificateParser.fingerprint(second.certificate()) }) {
            AnchorCollector collector = new AnchorCollector();
            collector.read(new ByteArrayInputStream(TestCard.encoded(first)), wrong, source);
            assertThat(collector.collected(), is(new TrustAnchors(List.of(),
                    List.of(new AnchorProblem(Kind.FINGERPRINT_MISMATCH, source)))));
        }
        AnchorCollector collector = new AnchorCollector();
        collector.read(new ByteArrayInputStream(TestCard.encoded(first)), right, source);
        assertThat(collector.collected().anchors(), is(List.of(new TrustAnchor(first.certificate(), right, source))));
    }

    private TrustAnchors read() {
        AnchorCollector collector = new AnchorCollector();
        AnchorFolder.read(folder.getRoot().toPath(), collector);
        return collector.collected();
    }

    private TrustAnchor anchor(Issued issued, String file) {
        return new TrustAnchor(issued.certificate(), CertificateParser.fingerprint(issued.certificate()),
                new AnchorSource.File(path(file)));
    }

    private Path path(String name) {
        return folder.getRoot().toPath().resolve(name);
    }

    private void write(String name, byte[] content) throws IOException {
        Files.write(path(name), content);
    }

    private void write(String name, String content) throws IOException {
        write(name, content.getBytes(StandardCharsets.UTF_8));
    }

    private static String pem(byte[] der) {
        return "-----BEGIN CERTIFICATE-----\n" + Base64.getMimeEncoder().encodeToString(der)
                + "\n-----END CERTIFICATE-----\n";
    }
}
