/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

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
import se.etjanstekort.certstore.RevocationStatus.Unknown;
import se.etjanstekort.certstore.internal.TestCertificates.Issued;
import se.etjanstekort.certstore.internal.revocation.RevocationSource.Question;
import se.etjanstekort.certstore.internal.revocation.distribution.CrlSource;

/** Two programs of one user at the same time, which share the folder of CRLs. */
public class TwoProgramsTest {

    private static final String HERE = "http://crl.example/a.crl";
    private static final Duration LONG = Duration.ofMinutes(1);

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Rule
    public final TemporaryFolder away = new TemporaryFolder();

    private final Issued authority = TestCertificates.root("Exempel CA").issue();
    private final Issued person = authority.authentication("CN=Test Testsson")
            .extension(Extension.cRLDistributionPoints, false, TestCrls.points(HERE)).issue();
    private final Question question = new Question(person.certificate(), authority.certificate());
    private final TestCrls web = new TestCrls();
    private final List<Runnable> background = new ArrayList<>();
    private Instant now = TestCertificates.NOW;
    private Executor rechecks = Runnable::run;
    private CrlSource one;
    private CrlSource other;

    @Before
    public void start() {
        one = source();
        other = source();
    }

    @Test
    public void whatTheOtherHasFetchedCountsForBothAndIsNotThrownAway() {
        web.serve(HERE, TestCrls.crl(authority, 1, TestCrls::empty));
        assertTrue(one.ask(question, LONG) instanceof Good);
        assertTrue(other.kept(question) instanceof Good);
        newerOneFor(other);
        assertHold(one.kept(question));
        assertHold(other.kept(question));
        assertEquals("each once", 2, web.asked.size());
    }

    @Test
    public void whatTheOtherHasSeenIsNotTakenBack() {
        byte[] old = TestCrls.crl(authority, 1, TestCrls::empty);
        web.serve(HERE, old);
        assertTrue(one.ask(question, LONG) instanceof Good);
        newerOneFor(other);
        assertHold(one.kept(question));
        web.serve(HERE, old);
        now = now.plusSeconds(60);
        assertTrue(one.ask(question, LONG) instanceof Unknown);
        assertHold(one.kept(question));
    }

    @Test
    public void whatIsUnchangedSinceTheOthersFetchIsNotOurOlderOne() throws IOException {
        web.serve(HERE, TestCrls.crl(authority, 1, TestCrls::empty));
        assertTrue(one.ask(question, LONG) instanceof Good);
        Path elsewhere = away.getRoot().toPath();
        for (Path file : files()) {
            Files.copy(file, elsewhere.resolve(file.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
        }
        newerOneFor(other);
        for (Path file : files(away)) { // as where no file that is open can be deleted
            Path back = folder.getRoot().toPath().resolve(file.getFileName());
            if (!Files.exists(back)) {
                Files.copy(file, back, StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        now = now.plusSeconds(60);
        assertHold(one.ask(question, LONG));
    }

    @Test
    public void whatTheOtherIsCheckingAgainIsLeftAlone() throws IOException {
        rechecks = background::add;
        web.serve(HERE, TestCrls.crl(authority, 1, TestCrls::empty));
        assertTrue(one.ask(question, LONG) instanceof Good);
        Path index = files().stream().filter(file -> file.toString().endsWith(".index")).findFirst().orElseThrow();
        Path others = Files.writeString(index.resolveSibling(index.getFileName() + ".check"), "half of it");
        assertTrue(((Good) other.kept(question)).provisional());
        background.forEach(Runnable::run);
        assertEquals("half of it", Files.readString(others));
        assertTrue(!((Good) other.kept(question)).provisional());
        assertEquals("nothing is left behind", 4, files().size());
    }

    /** The one that began to fetch before has no say over what came later. */
    @Test
    public void anOlderOneFromASlowServerTakesNothingBack() {
        byte[] old = TestCrls.crl(authority, 1, TestCrls::empty);
        AtomicBoolean hasBegun = new AtomicBoolean();
        InstantSource clock = () -> now;
        CrlSource slow = new CrlSource((request, out) -> {
            if (!hasBegun.getAndSet(true)) {
                newerOneFor(one);
                assertHold(one.kept(question));
                web.serve(HERE, old);
            }
            return web.fetch(request, out);
        }, folder.getRoot().toPath(), new TestPolicy(UnknownRevocation.REFUSE, Map.of()),
                clock.withZone(ZoneOffset.UTC), Runnable::run, task -> rechecks.execute(task));
        assertTrue("what it fetched counts for nothing", slow.ask(question, LONG) instanceof RevocationStatus.Unknown);
        assertHold(slow.kept(question));
        assertHold(one.kept(question));
    }

    private void newerOneFor(CrlSource source) {
        now = now.plusSeconds(60);
        web.serve(HERE, TestCrls.crl(authority, now, 2,
                TestCrls.revoking(person.certificate(), CRLReason.certificateHold)));
        assertHold(source.ask(question, LONG));
    }

    private static void assertHold(RevocationStatus status) {
        assertEquals("certificateHold", ((Revoked) status).reason());
    }

    private List<Path> files() {
        return files(folder);
    }

    private static List<Path> files(TemporaryFolder in) {
        return Arrays.stream(in.getRoot().listFiles()).map(File::toPath).toList();
    }

    private CrlSource source() {
        InstantSource clock = () -> now;
        Clock inUtc = clock.withZone(ZoneOffset.UTC);
        return new CrlSource(web, folder.getRoot().toPath(),
                new TestPolicy(UnknownRevocation.REFUSE, Map.of()), inUtc, Runnable::run,
                task -> rechecks.execute(task));
    }
}
