/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.login.internal;

import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import se.etjanstekort.certstore.CertificateEntry;
import se.etjanstekort.certstore.Identity;
import se.etjanstekort.certstore.IdentityPolicy;
import se.etjanstekort.certstore.selection.RememberedChoices;
import se.etjanstekort.policy.CacheFolder;
import se.etjanstekort.policy.Policy;

/**
 * Which identity the user chose for which service, in a file of her own: a line for each service, with the fingerprint of a
 * certificate and nothing of what is in it. The file decides nothing but between identities that fit equally; one that is not
 * as it was written is told in the log, removed, and counts as empty. Any thread.
 */
final class RememberedIdentities implements RememberedChoices {

    /** More than a person has services with two identities that fit; the one that was chosen longest ago goes first. */
    static final int MAXIMUM_SERVICES = 64;
    static final String FILE = "chosen";
    private static final int LONGEST_SERVICE = 300;
    private static final int MAXIMUM_SIZE = MAXIMUM_SERVICES * 1024;
    private static final String FORMAT = "etjanstekort identities 1";
    private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-f]{64}");
    private static final int FINGERPRINT_LENGTH = 64;
    private static final Logger LOG = System.getLogger(RememberedIdentities.class.getName());

    private final CacheFolder folder;
    private final Policy policy;

    RememberedIdentities(CacheFolder folder, Policy policy) {
        this.folder = folder;
        this.policy = policy;
    }

    /** Those of the user who runs this. */
    static RememberedIdentities ofUser(Policy policy) {
        return new RememberedIdentities(CacheFolder.ofUser("identities"), policy);
    }

    /** Whether policy lets it be remembered, and the service has a name that can be. */
    boolean canRemember(String service) {
        return policy.get(IdentityPolicy.CHOICES) && !service.isBlank() && service.length() <= LONGEST_SERVICE
                && service.codePoints().noneMatch(Character::isISOControl);
    }

    @Override
    public synchronized boolean isChosen(String service, Identity identity) {
        String chosen = read().get(service);
        return chosen != null && fingerprint(identity).filter(chosen::equals).isPresent();
    }

    /** What cannot be kept is asked for again. */
    synchronized void remember(String service, Identity identity) {
        Optional<String> fingerprint = fingerprint(identity);
        if (!canRemember(service) || fingerprint.isEmpty()) {
            return;
        }
        Map<String, String> choices = read();
        choices.remove(service);
        choices.put(service, fingerprint.get());
        choices.keySet().removeAll(choices.keySet().stream().limit(Math.max(0, choices.size() - MAXIMUM_SERVICES))
                .toList());
        try {
            folder.write(FILE, encode(choices));
        } catch (IOException e) {
            LOG.log(Level.WARNING, "the choice of an identity cannot be remembered", e);
        }
    }

    /** It stands for the identity, and no number of a person can be found out from it: nobody guesses a key and a signature. */
    private static Optional<String> fingerprint(Identity identity) {
        return identity.authentication().or(identity::signature).map(CertificateEntry::sha256)
                .filter(text -> FINGERPRINT.matcher(text).matches());
    }

    /** By service, the one that was chosen longest ago first. */
    private Map<String, String> read() {
        Path file = folder.file(FILE);
        if (!policy.get(IdentityPolicy.CHOICES)) {
            delete(file);
            return new LinkedHashMap<>();
        }
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            Optional<Map<String, String>> choices = decode(in.readNBytes(MAXIMUM_SIZE + 1));
            if (choices.isPresent()) {
                return choices.get();
            }
            LOG.log(Level.WARNING, "the remembered choices of identities are damaged, and are not used: {0}", file);
            delete(file);
        } catch (NoSuchFileException e) {
            LOG.log(Level.TRACE, "no choice is remembered");
        } catch (IOException e) {
            LOG.log(Level.WARNING, "the remembered choices of identities cannot be read", e);
        }
        return new LinkedHashMap<>();
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "the remembered choices of identities cannot be deleted", e);
        }
    }

    private static byte[] encode(Map<String, String> choices) {
        StringBuilder text = new StringBuilder(FORMAT).append('\n');
        choices.forEach((service, fingerprint) -> text.append(fingerprint).append(' ').append(service).append('\n'));
        return text.append(hash(text.toString())).append('\n').toString().getBytes(StandardCharsets.UTF_8);
    }

    private static Optional<Map<String, String>> decode(byte[] bytes) {
        List<String> lines = Arrays.asList(new String(bytes, StandardCharsets.UTF_8).split("\n", -1));
        if (bytes.length > MAXIMUM_SIZE || lines.size() < 3 || !lines.get(0).equals(FORMAT)) {
            return Optional.empty();
        }
        Map<String, String> choices = new LinkedHashMap<>();
        for (String line : lines.subList(1, lines.size() - 2)) {
            if (line.length() <= FINGERPRINT_LENGTH + 1) {
                return Optional.empty();
            }
            choices.put(line.substring(FINGERPRINT_LENGTH + 1), line.substring(0, FINGERPRINT_LENGTH));
        }
        // whatever is not exactly as it would be written has been tampered with
        return Arrays.equals(encode(choices), bytes) ? Optional.of(choices) : Optional.empty();
    }

    private static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
