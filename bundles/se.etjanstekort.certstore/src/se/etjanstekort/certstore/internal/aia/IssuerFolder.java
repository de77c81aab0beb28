/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.aia;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import se.etjanstekort.certstore.internal.x509.CertificateParser;

/**
 * Keeps fetched certificates on disk, a file for each, so that a computer without network knows them after a restart. The file
 * is named after the fingerprint: one that is not what its name says is thrown away. Nothing in it is trusted for lying there.
 */
public final class IssuerFolder {

    /** The one that was written longest ago goes first. */
    static final int MAXIMUM_FILES = 32;
    private static final String ENDING = ".cer";
    private static final String BEGUN = ".new";
    private static final Logger LOG = System.getLogger(IssuerFolder.class.getName());

    private final Path folder;

    public IssuerFolder(Path folder) {
        this.folder = folder;
    }

    /** All that are whole, the youngest last. */
    List<X509Certificate> load() {
        List<X509Certificate> certificates = new ArrayList<>();
        for (Path file : files()) {
            try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
                List<X509Certificate> read = IssuerFile.certificates(in.readNBytes(IssuerFile.MAXIMUM_SIZE));
                if (read.size() == 1 && file.equals(folder.resolve(name(read.get(0))))) {
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
            Files.createDirectories(folder);
            Path begun = Files.createTempFile(folder, "", BEGUN);
            try {
                Files.write(begun, certificate.getEncoded());
                Files.move(begun, folder.resolve(name(certificate)), StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(begun);
            }
            List<Path> all = files();
            all.stream().limit(Math.max(0, all.size() - MAXIMUM_FILES)).forEach(IssuerFolder::delete);
        } catch (IOException | CertificateEncodingException e) {
            LOG.log(Level.DEBUG, "a fetched certificate cannot be kept", e);
        }
    }

    /** The oldest first; what was never completed is among them. */
    private List<Path> files() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(IssuerFolder::isOurs).sorted(Comparator.comparing(IssuerFolder::written)
                    .thenComparing(Comparator.naturalOrder())).toList();
        } catch (IOException | UncheckedIOException e) {
            return List.of();
        }
    }

    private static boolean isOurs(Path file) {
        String name = file.toString();
        return name.endsWith(ENDING) || name.endsWith(BEGUN);
    }

    private static FileTime written(Path file) {
        try {
            return Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS);
        } catch (IOException e) {
            return FileTime.fromMillis(0);
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
