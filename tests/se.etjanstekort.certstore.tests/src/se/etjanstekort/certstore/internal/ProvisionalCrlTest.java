/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.bouncycastle.asn1.x509.Extension;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import se.etjanstekort.certstore.AnchorSource;
import se.etjanstekort.certstore.Asking;
import se.etjanstekort.certstore.RevocationPolicy.UnknownRevocation;
import se.etjanstekort.certstore.RevocationStatus;
import se.etjanstekort.certstore.RevocationStatus.Good;
import se.etjanstekort.certstore.RevocationStatus.Source;
import se.etjanstekort.certstore.RevocationStatus.Unknown;
import se.etjanstekort.certstore.TrustAnchor;
import se.etjanstekort.certstore.TrustFailure;
import se.etjanstekort.certstore.internal.TestCertificates.Issued;
import se.etjanstekort.certstore.internal.path.CertificationPath;
import se.etjanstekort.certstore.internal.revocation.IssuerMemory;
import se.etjanstekort.certstore.internal.revocation.Revocation;
import se.etjanstekort.certstore.internal.revocation.RevocationSource.Question;
import se.etjanstekort.certstore.internal.revocation.distribution.CrlSource;

/** A CRL that was on disk when the client started: until its signature has been checked again, policy decides. */
public class ProvisionalCrlTest {

    private static final String HERE = "http://crl.example/a.crl";
    private static final int ENTRIES = 1_000;
    private static final Clock CLOCK = Clock.fixed(TestCertificates.NOW, ZoneOffset.UTC);
    private static final Good GOOD = new Good(TestCertificates.NOW, Optional.of(TestCrls.NEXT), Source.CRL, false);
    private static final Good PROVISIONAL = new Good(GOOD.thisUpdate(), GOOD.nextUpdate(), Source.CRL, true);

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final Issued authority = TestCertificates.root("Exempel CA").issue();
    private final Issued person = authority.authentication("CN=Test Testsson")
            .extension(Extension.cRLDistributionPoints, false, TestCrls.points(HERE)).issue();
    private final CertificationPath path = new CertificationPath(List.of(person.certificate()),
            new TrustAnchor(authority.certificate(), "", new AnchorSource.Contribution("test", "root")));
    private final TestCrls web = new TestCrls();
    private final List<Runnable> rechecks = new ArrayList<>();

    /** It was fetched the day before; too long to be known by its ends. */
    @Before
    public void fetch() {
        web.serve(HERE, TestCrls.crl(authority, 1, builder -> {
            for (int i = 0; i < ENTRIES; i++) {
                builder.addCRLEntry(BigInteger.TWO.pow(64).add(BigInteger.valueOf(i)), Date.from(TestCertificates.NOW),
                        0);
            }
        }));
        source(policy(true)).ask(new Question(person.certificate(), authority.certificate()), Duration.ofMinutes(1));
        web.asked.clear();
    }

    @Test
    public void asShippedItCountsAndSaysWhatItIs() {
        Revocation started = started(policy(true));
        assertEquals(PROVISIONAL, status(started));
        assertEquals("the network is not needed", 0, web.asked.size());
        rechecks.get(0).run();
        assertEquals(GOOD, status(started));
    }

    /** Not even when the server says that there is no newer one. */
    @Test
    public void wherePolicyDoesNotTakeItItIsUnknownUntilItHasBeenCheckedAgain() {
        Revocation started = started(policy(false));
        RevocationStatus.Cause cause = ((Unknown) status(started)).causes().get(0);
        assertEquals(TrustFailure.REVOCATION_UNREACHABLE, cause.failure());
        assertTrue(cause.detail(), cause.detail().contains("still being checked"));
        assertEquals(1, web.asked.size());
        rechecks.get(0).run();
        assertEquals(GOOD, status(started));
    }

    @Test
    public void whatIsFoundAlteredThenIsFetchedAgain() throws IOException {
        try (Stream<Path> files = Files.list(folder.getRoot().toPath())) {
            flip(files.filter(file -> file.toString().endsWith(".crl")).findFirst().orElseThrow());
        }
        Revocation started = started(policy(true));
        assertEquals(PROVISIONAL, status(started));
        rechecks.get(0).run();
        assertEquals(GOOD, status(started));
        assertEquals("the whole of it", Map.of(), web.asked.get(0).headers());
    }

    private static void flip(Path file) throws IOException {
        FileTime time = Files.getLastModifiedTime(file);
        byte[] content = Files.readAllBytes(file);
        content[content.length / 2] ^= 1;
        Files.write(file, content);
        Files.setLastModifiedTime(file, time);
    }

    private RevocationStatus status(Revocation revocation) {
        return revocation.checker(Asking.DECIDE).status(path);
    }

    private Revocation started(TestPolicy policy) {
        TestSource ocsp = new TestSource(Source.OCSP);
        ocsp.answer = new Unknown(TrustFailure.REVOCATION_UNREACHABLE, "nobody there");
        return new Revocation(List.of(source(policy), ocsp), policy, CLOCK, Runnable::run,
                TestSource.NEVER, new IssuerMemory(folder.getRoot().toPath().resolve("seen")));
    }

    private CrlSource source(TestPolicy policy) {
        return new CrlSource(web, folder.getRoot().toPath(), policy, CLOCK, Runnable::run, rechecks::add);
    }

    /** Of a sign-in that does not wait at all. */
    private static TestPolicy policy(boolean provisional) {
        return new TestPolicy(UnknownRevocation.REFUSE, Map.of("revocation.provisional", provisional,
                "revocation.sources", List.of(Source.CRL, Source.OCSP), "revocation.wait", Duration.ZERO));
    }
}
