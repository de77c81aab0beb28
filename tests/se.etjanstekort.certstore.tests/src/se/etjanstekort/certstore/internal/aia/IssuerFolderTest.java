/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.aia;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import se.etjanstekort.certstore.internal.TestCertificates;
import se.etjanstekort.certstore.internal.x509.CertificateParser;

/** How many fetched certificates there can be on disk, and what is read of them. */
public class IssuerFolderTest {

    private static final Instant NOW = Instant.now();

    @Rule
    public final TemporaryFolder temporary = new TemporaryFolder();

    private IssuerFolder folder;

    @Before
    public void start() {
        folder = new IssuerFolder(temporary.getRoot().toPath());
    }

    @Test
    public void theOldestGoWhenThereAreTooMany() throws IOException {
        List<X509Certificate> kept = new ArrayList<>();
        for (int i = 0; i < IssuerFolder.MAXIMUM_FILES + 2; i++) {
            X509Certificate certificate = TestCertificates.root("Exempel CA " + i).issue().certificate();
            kept.add(certificate);
            folder.keep(certificate);
            Files.setLastModifiedTime(file(certificate), FileTime.from(NOW.minusSeconds(1000 - i)));
        }
        assertEquals(kept.subList(2, kept.size()), folder.load());
        assertEquals(IssuerFolder.MAXIMUM_FILES, temporary.getRoot().list().length);
    }

    @Test
    public void whatIsNotWhatItsNameSaysIsThrownAway() throws IOException {
        X509Certificate certificate = TestCertificates.root("Exempel CA").issue().certificate();
        folder.keep(certificate);
        assertTrue(Files.exists(file(certificate)));
        Files.write(file(certificate), new byte[IssuerFile.MAXIMUM_SIZE + 1]);
        assertEquals(List.of(), folder.load());
        assertFalse(Files.exists(file(certificate)));
    }

    private Path file(X509Certificate certificate) {
        return temporary.getRoot().toPath().resolve(CertificateParser.fingerprint(certificate) + ".cer");
    }
}
