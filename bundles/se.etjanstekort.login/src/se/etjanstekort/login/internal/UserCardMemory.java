/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.login.internal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import se.etjanstekort.login.SignInPolicy;
import se.etjanstekort.pkcs15.CardCopy;
import se.etjanstekort.pkcs15.CardMark;
import se.etjanstekort.pkcs15.CardMemory;
import se.etjanstekort.pkcs15.FilePath;
import se.etjanstekort.policy.CacheFolder;
import se.etjanstekort.policy.Policy;

/**
 * Keeps copies of cards in a folder of the user's own, a file for each: few, small, for some days, with a hash against what
 * disks do to files. What cannot be read, or is not as it was written, counts as not there.
 */
final class UserCardMemory implements CardMemory {

    /** More than a person has cards; the one that was written longest ago goes first. */
    static final int MAXIMUM_CARDS = 16;
    private static final int MAXIMUM_SIZE = 64 * 1024;
    private static final int MAXIMUM_FILES = 64;
    private static final int FORMAT = 0x65544B31;
    private static final int HASH_LENGTH = 32;
    private static final String ENDING = ".card";
    private static final Logger LOG = System.getLogger(UserCardMemory.class.getName());

    private final CacheFolder folder;
    private final Policy policy;
    private final Clock clock;

    UserCardMemory(CacheFolder folder, Policy policy, Clock clock) {
        this.folder = folder;
        this.policy = policy;
        this.clock = clock;
    }

    /** Those of the user who runs this. */
    static UserCardMemory ofUser(Policy policy) {
        return new UserCardMemory(CacheFolder.ofUser("cards"), policy, Clock.systemUTC());
    }

    @Override
    public Optional<CardCopy> recall(CardMark mark) {
        if (!policy.get(SignInPolicy.CARD_MEMORY)) {
            forgetAll();
            return Optional.empty();
        }
        Path file = file(mark);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            return decode(in.readNBytes(MAXIMUM_SIZE + 1));
        } catch (IOException | IllegalArgumentException | DateTimeException | ArithmeticException e) {
            LOG.log(Level.DEBUG, "a card's copy cannot be used", e);
            delete(file);
            return Optional.empty();
        }
    }

    @Override
    public void keep(CardMark mark, CardCopy copy) {
        if (!policy.get(SignInPolicy.CARD_MEMORY)) {
            return;
        }
        try {
            byte[] bytes = encode(copy);
            if (bytes.length <= MAXIMUM_SIZE) {
                folder.write(name(mark), bytes);
                folder.limit(ENDING, MAXIMUM_CARDS);
            }
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "a card's copy cannot be kept", e);
        }
    }

    @Override
    public void forget(CardMark mark) {
        delete(file(mark));
    }

    private void forgetAll() {
        folder.files(ENDING).forEach(UserCardMemory::delete);
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "a card's copy cannot be deleted", e);
        }
    }

    private Path file(CardMark mark) {
        return folder.file(name(mark));
    }

    private static String name(CardMark mark) {
        return mark.sha256() + ENDING;
    }

    private byte[] encode(CardCopy copy) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(FORMAT);
        out.writeLong(clock.instant().getEpochSecond());
        Map<FilePath, byte[]> files = copy.files();
        out.writeInt(files.size());
        for (Map.Entry<FilePath, byte[]> file : files.entrySet()) {
            out.writeByte(file.getKey().fileIds().size());
            for (int id : file.getKey().fileIds()) {
                out.writeShort(id);
            }
            out.writeInt(file.getValue().length);
            out.write(file.getValue());
        }
        out.write(hash(bytes.toByteArray()));
        return bytes.toByteArray();
    }

    private Optional<CardCopy> decode(byte[] bytes) throws IOException {
        int length = bytes.length - HASH_LENGTH;
        if (bytes.length > MAXIMUM_SIZE || length < 0 || !Arrays.equals(hash(Arrays.copyOf(bytes, length)),
                Arrays.copyOfRange(bytes, length, bytes.length))) {
            return Optional.empty();
        }
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes, 0, length));
        if (in.readInt() != FORMAT || !isYoung(Instant.ofEpochSecond(in.readLong()))) {
            return Optional.empty();
        }
        Map<FilePath, byte[]> files = new LinkedHashMap<>();
        int count = in.readInt();
        for (int i = 0; i < count && i < MAXIMUM_FILES; i++) {
            Integer[] path = new Integer[in.readUnsignedByte()];
            for (int j = 0; j < path.length; j++) {
                path[j] = in.readUnsignedShort();
            }
            files.put(FilePath.of(path), in.readNBytes(in.readInt()));
        }
        return Optional.of(new CardCopy(files));
    }

    /** One from tomorrow is as suspect as an old one. */
    private boolean isYoung(Instant kept) {
        Instant now = clock.instant();
        return !kept.isAfter(now) && kept.plus(Duration.ofDays(policy.get(SignInPolicy.CARD_MEMORY_DAYS))).isAfter(now);
    }

    private static byte[] hash(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
