/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.revocation;

import static org.hamcrest.CoreMatchers.is;
import static org.hamcrest.MatcherAssert.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import se.etjanstekort.certstore.AnchorSource;
import se.etjanstekort.certstore.TrustAnchor;
import se.etjanstekort.certstore.internal.TestCertificates;
import se.etjanstekort.certstore.internal.path.CertificationPath;
import se.etjanstekort.certstore.internal.x509.CertificateParser;

/** Which CAs are remembered for the morning when more come than there is room for. */
public class IssuerMemoryTest {

    @Rule
    public final TemporaryFolder temporary = new TemporaryFolder();

    private final List<X509Certificate> roots = IntStream.range(0, IssuerMemory.MAXIMUM_ISSUERS + 2)
            .mapToObj(i -> TestCertificates.root("Exempel CA " + i).issue().certificate()).toList();
    private IssuerMemory memory;

    @Before
    public void start() {
        memory = new IssuerMemory(temporary.getRoot().toPath());
    }

    @Test
    public void theOneThatWasUsedLongestAgoGivesWay() throws IOException {
        useAll();
        assertThat(memory.read(), is(roots.subList(2, roots.size())));
    }

    @Test
    public void theOneThatGaveWayComesBackWithItsNextCard() throws IOException {
        useAll();
        use(0);
        assertThat(memory.read().contains(roots.get(0)), is(true));
        assertThat(memory.read().size(), is(IssuerMemory.MAXIMUM_ISSUERS));
    }

    @Test
    public void theOneThatIsUsedEachDayStays() throws IOException {
        use(0);
        for (int i = 1; i < roots.size(); i++) {
            memory = new IssuerMemory(temporary.getRoot().toPath()); // a day later
            use(i);
            use(0);
            Files.setLastModifiedTime(file(0), FileTime.from(Instant.EPOCH.plusSeconds(i)));
        }
        assertThat(memory.read().contains(roots.get(0)), is(true));
    }

    private void useAll() throws IOException {
        for (int i = 0; i < roots.size(); i++) {
            use(i);
        }
    }

    private void use(int i) throws IOException {
        X509Certificate root = roots.get(i);
        memory.keep(new CertificationPath(List.of(root), new TrustAnchor(root, CertificateParser.fingerprint(root),
                new AnchorSource.Contribution("test", ""))));
        Files.setLastModifiedTime(file(i), FileTime.from(Instant.EPOCH.plusSeconds(i)));
    }

    private Path file(int i) {
        return temporary.getRoot().toPath().resolve(CertificateParser.fingerprint(roots.get(i)) + ".cer");
    }
}
