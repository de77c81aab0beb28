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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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
    private final Set<X509Certificate> kept = ConcurrentHashMap.newKeySet();

    public IssuerMemory(Path folder) {
        this.folder = new CacheFolder(folder);
    }

    /** Keeps the CAs of a path and its root, which may be on a card alone; unless there are too many already. */
    void keep(CertificationPath path) {
        List<X509Certificate> certificates = path.certificates();
        Stream.concat(certificates.subList(1, certificates.size()).stream(), Stream.of(path.anchor().certificate()))
                .filter(issuer -> kept.size() < MAXIMUM_ISSUERS && kept.add(issuer)).forEach(this::write);
    }

    /** Those of earlier days; what is no certificate is passed over. */
    public List<X509Certificate> read() {
        List<X509Certificate> issuers = folder.files(ENDING).stream().limit(MAXIMUM_ISSUERS)
                .map(IssuerMemory::certificate).flatMap(Optional::stream).toList();
        kept.addAll(issuers);
        return issuers;
    }

    private static Optional<X509Certificate> certificate(Path file) {
        try (InputStream content = Files.newInputStream(file)) {
            return CertificateParser.parse(content.readNBytes(MAXIMUM_SIZE + 1));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private void write(X509Certificate issuer) {
        try {
            folder.write(CertificateParser.fingerprint(issuer) + ENDING, issuer.getEncoded());
        } catch (IOException | CertificateEncodingException e) {
            LOG.log(Level.WARNING, "an issuer cannot be kept: " + e);
        }
    }
}
