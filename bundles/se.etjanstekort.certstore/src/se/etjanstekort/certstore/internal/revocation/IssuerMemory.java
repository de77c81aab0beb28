/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.revocation;

import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import se.etjanstekort.certstore.internal.path.CertificationPath;
import se.etjanstekort.certstore.internal.x509.CertificateParser;
import se.etjanstekort.policy.CacheFolder;

/**
 * The CAs whose cards were here, kept on disk, so that they can be asked in the morning before any card is in. Nothing of a
 * person. Nothing that is read here is believed: a way has to lead from it to an anchor.
 */
public final class IssuerMemory {

    static final int MAXIMUM_ISSUERS = 16;

    private static final String ENDING = ".cer";
    private static final int MAXIMUM_SIZE = 16 * 1024;
    private static final Logger LOG = System.getLogger(IssuerMemory.class.getName());

    private final CacheFolder folder;
    /** Those used since the start: their files, which tell when that was; empty where the disk did not want to. */
    private final Recent<X509Certificate, Optional<Path>> used = new Recent<>(MAXIMUM_ISSUERS);

    public IssuerMemory(Path folder) {
        this.folder = new CacheFolder(folder);
    }

    /** Keeps the CAs of a path and its root, which may be on a card alone; those that were used longest ago give way. */
    void keep(CertificationPath path) {
        List<X509Certificate> certificates = path.certificates();
        Stream.concat(certificates.subList(1, certificates.size()).stream(), Stream.of(path.anchor().certificate()))
                .filter(issuer -> used.get(issuer).filter(file -> file.isEmpty() || Files.exists(file.get())).isEmpty())
                .forEach(this::write);
    }

    /** Those of earlier days; what is no certificate is passed over. */
    public List<X509Certificate> read() {
        List<Path> files = folder.files(ENDING);
        return files.subList(Math.max(0, files.size() - MAXIMUM_ISSUERS), files.size()).stream()
                .map(IssuerMemory::certificate).flatMap(Optional::stream).toList();
    }

    private static Optional<X509Certificate> certificate(Path file) {
        try (InputStream content = Files.newInputStream(file)) {
            return CertificateParser.parse(content.readNBytes(MAXIMUM_SIZE + 1));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private void write(X509Certificate issuer) {
        String name = CertificateParser.fingerprint(issuer) + ENDING;
        try {
            folder.write(name, issuer.getEncoded());
            folder.limit(ENDING, MAXIMUM_ISSUERS);
            used.put(issuer, Optional.of(folder.file(name)));
        } catch (IOException | CertificateEncodingException e) {
            used.put(issuer, Optional.empty());
            LOG.log(Level.WARNING, "an issuer cannot be kept: " + e);
        }
    }
}
