/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.aia;

import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

import se.etjanstekort.certstore.internal.x509.CertificateParser;
import se.etjanstekort.policy.CacheFolder;

/**
 * Keeps fetched certificates on disk, a file for each, so that a computer without network knows them after a restart. The file
 * is named after the fingerprint: one that is not what its name says is thrown away. Nothing in it is trusted for lying there.
 */
public final class IssuerFolder {

    /** The one that was written longest ago goes first. */
    static final int MAXIMUM_FILES = 32;
    private static final String ENDING = ".cer";
    private static final Logger LOG = System.getLogger(IssuerFolder.class.getName());

    private final CacheFolder folder;

    public IssuerFolder(Path folder) {
        this.folder = new CacheFolder(folder);
    }

    /** All that are whole, the youngest last. */
    List<X509Certificate> load() {
        List<X509Certificate> certificates = new ArrayList<>();
        for (Path file : folder.files(ENDING)) {
            try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
                List<X509Certificate> read = IssuerFile.certificates(in.readNBytes(IssuerFile.MAXIMUM_SIZE));
                if (read.size() == 1 && file.equals(folder.file(name(read.get(0))))) {
                    certificates.add(read.get(0));
                } else {
                    delete(file);
                }
            } catch (IOException e) {
                LOG.log(Level.DEBUG, "a fetched certificate cannot be read", e);
            }
        }
        return certificates;
    }

    /** Keeps one; where the disk does not want to, it is fetched again after the next start. */
    void keep(X509Certificate certificate) {
        try {
            folder.write(name(certificate), certificate.getEncoded());
            folder.limit(ENDING, MAXIMUM_FILES);
        } catch (IOException | CertificateEncodingException e) {
            LOG.log(Level.DEBUG, "a fetched certificate cannot be kept", e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "a fetched certificate cannot be deleted", e);
        }
    }

    private static String name(X509Certificate certificate) {
        return CertificateParser.fingerprint(certificate) + ENDING;
    }
}
