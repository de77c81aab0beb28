/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.revocation.distribution;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import se.etjanstekort.policy.CacheFolder;

/**
 * CRLs on disk. Each has a note that says where it came from and which pair of files, CRL and index, is in force; a newer one is
 * a new pair, so that nobody sees half of it. Nothing that is read here is believed: signature and index are checked again.
 */
final class CrlFolder {

    /**
     * What is known of a CRL that is kept.
     *
     * @param files
     *            name of the pair in force
     * @param issuer
     *            fingerprint of the issuer's certificate
     */
    record Note(String files, URI address, String issuer, Optional<String> entityTag, Optional<String> lastModified) {
    }

    /** Far more than there are authorities of cards. */
    static final int MAXIMUM_CRLS = 64;
    private static final String NOTE = ".note";
    private static final String CRL = ".crl";
    private static final String INDEX = ".index";
    private static final int MAXIMUM_NOTE = 8 * 1024;
    /** Longer than anybody downloads: what belongs to no note by then is left over. */
    private static final Duration LEFT_OVER = Duration.ofHours(1);
    private static final Logger LOG = System.getLogger(CrlFolder.class.getName());

    private final CacheFolder folder;

    CrlFolder(Path folder) {
        this.folder = new CacheFolder(folder);
    }

    Path crl(String files) {
        return folder.file(files + CRL);
    }

    Path index(String files) {
        return folder.file(files + INDEX);
    }

    /** A name for a new pair of files. */
    String newFiles() throws IOException {
        folder.make();
        return UUID.randomUUID().toString();
    }

    Optional<Note> note(String name) {
        return read(folder.file(name + NOTE));
    }

    /** All, whoever's they are. */
    List<Note> notes() {
        List<Note> notes = new ArrayList<>();
        for (Path file : list()) {
            if (file.toString().endsWith(NOTE)) {
                read(file).ifPresent(notes::add);
            }
        }
        return notes;
    }

    /** From now on this pair is in force; the one before is removed. */
    synchronized void keep(String name, Note note) throws IOException {
        Optional<Note> before = note(name);
        Properties content = new Properties();
        content.setProperty("files", note.files());
        content.setProperty("address", note.address().toString());
        content.setProperty("issuer", note.issuer());
        note.entityTag().ifPresent(tag -> content.setProperty("entityTag", tag));
        note.lastModified().ifPresent(date -> content.setProperty("lastModified", date));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        content.store(bytes, null);
        folder.write(name + NOTE, bytes.toByteArray());
        before.filter(old -> !old.files().equals(note.files())).ifPresent(old -> discard(old.files()));
    }

    /** Throws away what is kept under a name. */
    synchronized void remove(String name) {
        Optional<Note> note = note(name);
        delete(folder.file(name + NOTE));
        note.ifPresent(old -> discard(old.files()));
    }

    void discard(String files) {
        delete(crl(files));
        delete(index(files));
    }

    /** Throws away the oldest until the rest has room, and what nobody has finished; not the one just kept. */
    synchronized void trim(long maximumSize, String justKept) {
        List<Path> notes = list().stream().filter(file -> file.toString().endsWith(NOTE))
                .sorted(Comparator.comparing(CrlFolder::changed).reversed()).toList();
        Set<Path> inForce = new HashSet<>(notes);
        long size = 0;
        int count = 0;
        for (Path file : notes) {
            Optional<Note> note = read(file);
            size += note.map(kept -> crl(kept.files()).toFile().length() + index(kept.files()).toFile().length())
                    .orElse(0L);
            boolean hasRoom = size <= maximumSize && count < MAXIMUM_CRLS;
            if (note.isPresent() && (hasRoom || note.get().files().equals(justKept))) {
                count++;
                inForce.add(crl(note.get().files()));
                inForce.add(index(note.get().files()));
            } else {
                inForce.remove(file);
                delete(file);
                note.ifPresent(old -> discard(old.files()));
            }
        }
        Instant longAgo = Instant.now().minus(LEFT_OVER); // of the file system's clock, as the files are
        list().stream().filter(file -> !inForce.contains(file) && changed(file).isBefore(longAgo))
                .forEach(CrlFolder::delete);
    }

    private Optional<Note> read(Path file) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(file)) {
            Properties content = new Properties();
            if (Files.size(file) <= MAXIMUM_NOTE) {
                content.load(in);
            }
            String files = UUID.fromString(content.getProperty("files", "")).toString(); // leads out of no folder
            return Optional.of(new Note(files, URI.create(content.getProperty("address", "")),
                    content.getProperty("issuer", ""), header(content, "entityTag"),
                    header(content, "lastModified")));
        } catch (IOException | IllegalArgumentException e) {
            LOG.log(Level.WARNING, "a note about a CRL cannot be read: " + e);
            return Optional.empty();
        }
    }

    /** As it came over HTTP; anything else is not what was written. */
    private static Optional<String> header(Properties content, String key) {
        Optional<String> value = Optional.ofNullable(content.getProperty(key));
        if (value.filter(text -> text.chars().anyMatch(Character::isISOControl)).isPresent()) {
            throw new IllegalArgumentException(key);
        }
        return value;
    }

    private List<Path> list() {
        if (!Files.isDirectory(folder.path())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder.path())) {
            return files.toList();
        } catch (IOException | UncheckedIOException e) {
            LOG.log(Level.WARNING, "the folder of CRLs cannot be read: " + e);
            return List.of();
        }
    }

    private static Instant changed(Path file) {
        return Instant.ofEpochMilli(file.toFile().lastModified());
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "a CRL cannot be thrown away: " + e);
        }
    }
}
