/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import se.etjanstekort.certstore.RevocationPolicy.UnknownRevocation;
import se.etjanstekort.certstore.RevocationStatus;
import se.etjanstekort.certstore.RevocationStatus.Good;
import se.etjanstekort.certstore.RevocationStatus.Revoked;
import se.etjanstekort.certstore.RevocationStatus.Source;
import se.etjanstekort.certstore.RevocationStatus.Unknown;
import se.etjanstekort.certstore.TrustFailure;
import se.etjanstekort.certstore.internal.TestCertificates.Issued;
import se.etjanstekort.certstore.internal.http.FetchException.Reason;
import se.etjanstekort.certstore.internal.revocation.RevocationSource.Question;
import se.etjanstekort.certstore.internal.revocation.distribution.CrlSource;
import se.etjanstekort.certstore.internal.x509.CertificateParser;

/** What CRLs say, where they are fetched and when, and how they are kept. */
public class CrlSourceTest {

    private static final String HERE = "http://crl.example/a.crl";
    private static final String THERE = "http://crl2.example/a.crl";
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Good GOOD = new Good(TestCertificates.NOW, Optional.of(TestCrls.NEXT), Source.CRL, false);

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final Issued authority = TestCertificates.root("Exempel CA").issue();
    private final Issued person = authority.authentication("CN=Test Testsson")
            .extension(Extension.cRLDistributionPoints, false, TestCrls.points(HERE, THERE))
            .issue();
    private final TestCrls web = new TestCrls();
    private final Map<String, Object> policy = new HashMap<>();
    private final List<Runnable> background = new ArrayList<>();
    private Instant now = TestCertificates.NOW;
    private CrlSource source;

    @Before
    public void start() {
        source = source();
    }

    @Test
    public void whoIsOnItIsRevokedAndWhoIsNotIsGood() {
        web.serve(HERE, TestCrls.crl(authority, 1, TestCrls.revoking(person.certificate(), CRLReason.keyCompromise)));
        assertEquals(new Revoked("keyCompromise", TestCertificates.NOW.minusSeconds(60), TestCertificates.NOW,
                Source.CRL), ask());
        Issued other = authority.authentication("CN=Annan")
                .extension(Extension.cRLDistributionPoints, false, TestCrls.points(HERE)).issue();
        assertEquals(GOOD, source.ask(new Question(other.certificate(), authority.certificate()), LONG));
        assertEquals("fetched once for both", 1, fetches(HERE));
    }

    @Test
    public void withoutAnAddressThereIsNowhereToAsk() {
        Issued nameless = authority.authentication("CN=Annan").issue();
        Unknown unknown = (Unknown) source.ask(new Question(nameless.certificate(), authority.certificate()), LONG);
        assertEquals(TrustFailure.REVOCATION_NOWHERE_TO_ASK, unknown.causes().get(0).failure());
    }

    @Test
    public void theNextAddressIsAskedWhenOneFailsAndThoseOfPolicyFirst() {
        web.fail(HERE, Reason.TOO_SLOW);
        web.serve(THERE, TestCrls.crl(authority, 1, TestCrls::empty));
        assertEquals(GOOD, ask());
        web.serve("http://own.example/x", TestCrls.crl(authority, 2, TestCrls::empty));
        policy.put("revocation.crl.addresses", Map.of(CertificateParser.fingerprint(authority.certificate()),
                List.of(URI.create("http://own.example/x"))));
        web.asked.clear();
        assertEquals(GOOD, ask());
        assertEquals(URI.create("http://own.example/x"), web.asked.get(0).address());
        assertEquals(0, fetches(HERE));
    }

    @Test
    public void everyCauseIsTold() {
        web.fail(HERE, Reason.TOO_SLOW);
        assertEquals(List.of(TrustFailure.REVOCATION_UNREACHABLE, TrustFailure.REVOCATION_TRY_LATER),
                ((Unknown) ask()).causes().stream().map(RevocationStatus.Cause::failure).toList());
    }

    @Test
    public void whatIsUnchangedIsNotSentAgain() {
        web.serve(HERE, TestCrls.crl(authority, 1, TestCrls::empty));
        ask();
        now = now.plusSeconds(60);
        assertEquals(GOOD, ask());
        assertEquals(2, fetches(HERE));
        assertTrue(web.asked.stream().anyMatch(request -> request.headers().containsKey("If-None-Match")));
    }

    @Test
    public void afterAStartItCountsProvisionallyUntilItHasBeenReadAgain() {
        web.serve(HERE, TestCrls.crl(authority, 1, TestCrls::empty));
        ask();
        source = source();
        assertEquals(new Good(GOOD.thisUpdate(), GOOD.nextUpdate(), Source.CRL, true), kept());
        background.forEach(Runnable::run);
        assertEquals(GOOD, kept());
        assertEquals("the network is not needed", 1, fetches(HERE));
    }

    @Test
    public void anAddressThatFailsIsLeftInPeaceForAWhile() {
        ask();
        ask();
        assertEquals(1, fetches(HERE));
        now = now.plusSeconds(11);
        ask();
        now = now.plusSeconds(11);
        ask();
        assertEquals("the second pause is longer", 2, fetches(HERE));
        web.serve(HERE, TestCrls.crl(authority, 1, TestCrls::empty));
        now = now.plusSeconds(11);
        assertEquals(GOOD, ask());
    }

    @Test
    public void itNeverGoesBack() {
        byte[] old = TestCrls.crl(authority, 1, TestCrls::empty);
        web.serve(HERE, TestCrls.crl(authority, 2, TestCrls.revoking(person.certificate(), CRLReason.certificateHold)));
        ask();
        now = now.plusSeconds(60);
        web.serve(HERE, old);
        source = source();
        Unknown unknown = (Unknown) ask();
        assertEquals(TrustFailure.REVOCATION_OUTDATED, unknown.causes().get(0).failure());
        assertTrue(kept() instanceof Revoked);
    }

    @Test
    public void itNeverGoesBackThoughItHasNoNumber() {
        web.serve(HERE, TestCrls.withoutNumber(authority, now,
                TestCrls.revoking(person.certificate(), CRLReason.certificateHold)));
        ask();
        web.serve(HERE, TestCrls.withoutNumber(authority, now.minusSeconds(1), TestCrls::empty));
        now = now.plusSeconds(60);
        Unknown unknown = (Unknown) ask();
        assertEquals(TrustFailure.REVOCATION_OUTDATED, unknown.causes().get(0).failure());
    }

    @Test
    public void whatWasAlteredOnDiskIsFetchedAgain() throws IOException {
        byte[] good = TestCrls.crl(authority, 1, TestCrls.revoking(person.certificate(), CRLReason.keyCompromise));
        byte[] without = TestCrls.crl(authority, 1, TestCrls::empty);
        web.serve(HERE, good);
        fetchedAgainAfter(".crl", bytes -> Arrays.copyOf(bytes, bytes.length / 2));
        fetchedAgainAfter(".crl", bytes -> without);
        fetchedAgainAfter(".crl", CrlSourceTest::flipped);
        fetchedAgainAfter(".index", CrlSourceTest::flipped);
        fetchedAgainAfter(".index", bytes -> new byte[0]);
        fetchedAgainAfter(".note", bytes -> "files=../../etc".getBytes());
        fetchedAgainAfter(".note", bytes -> new String(bytes).replace("entityTag=", "entityTag=\\n").getBytes());
    }

    @Test
    public void theOldestGoWhenThereIsNoRoom() {
        policy.put("revocation.crl.cache.megabytes", 0);
        web.serve(HERE, TestCrls.crl(authority, 1, TestCrls::empty));
        ask();
        web.fail(HERE, Reason.UNREACHABLE);
        web.serve(THERE, TestCrls.crl(authority, 1, TestCrls::empty));
        now = now.plusSeconds(60);
        assertEquals(GOOD, ask());
        assertEquals("the newest with its index and note", 3, files("").count());
    }

    @Test
    public void inTheMorningTheKnownOnesAreFetched() {
        web.serve(HERE, TestCrls.crl(authority, 1, TestCrls::empty));
        ask();
        now = now.plus(Duration.ofHours(20));
        web.serve(HERE, TestCrls.crl(authority, now, 2, TestCrls::empty));
        source = source();
        source.prefetch(List.of(authority.certificate()), LONG);
        assertEquals(now, ((Good) kept()).thisUpdate());
        assertFalse(((Good) kept()).provisional());
    }

    private interface Change {
        byte[] of(byte[] before);
    }

    private void fetchedAgainAfter(String ending, Change change) throws IOException {
        ask();
        Path file = files(ending).findFirst().orElseThrow();
        FileTime time = Files.getLastModifiedTime(file);
        Files.write(file, change.of(Files.readAllBytes(file)));
        Files.setLastModifiedTime(file, time);
        source = source();
        kept(); // opens it
        background.forEach(Runnable::run);
        background.clear();
        long before = fetches(HERE);
        now = now.plusSeconds(60);
        assertEquals("keyCompromise", ((Revoked) ask()).reason());
        assertEquals("fetched again", before + 1, fetches(HERE));
        assertFalse("the whole of it", web.asked.stream().filter(request -> request.address().toString().equals(HERE))
                .reduce((one, next) -> next).orElseThrow().headers().containsKey("If-None-Match"));
    }

    private static byte[] flipped(byte[] bytes) {
        bytes[bytes.length / 2] ^= 1;
        return bytes;
    }

    private CrlSource source() {
        InstantSource clock = () -> now;
        return new CrlSource(web, root(), new TestPolicy(UnknownRevocation.REFUSE, policy),
                clock.withZone(ZoneOffset.UTC), Runnable::run, background::add);
    }

    private Path root() {
        return folder.getRoot().toPath();
    }

    private RevocationStatus ask() {
        return source.ask(new Question(person.certificate(), authority.certificate()), LONG);
    }

    private RevocationStatus kept() {
        return source.kept(new Question(person.certificate(), authority.certificate()));
    }

    private long fetches(String address) {
        return web.asked.stream().filter(request -> request.address().toString().equals(address)).count();
    }

    private Stream<Path> files(String ending) {
        return Arrays.stream(root().toFile().listFiles()).map(File::toPath)
                .filter(file -> file.toString().endsWith(ending));
    }
}
