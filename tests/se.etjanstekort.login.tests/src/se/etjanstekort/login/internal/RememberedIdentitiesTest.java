/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.login.internal;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.CoreMatchers.is;
import static org.hamcrest.CoreMatchers.not;
import static org.hamcrest.MatcherAssert.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import se.etjanstekort.certstore.CertificateEntry;
import se.etjanstekort.certstore.Identity;
import se.etjanstekort.certstore.IdentityKind;
import se.etjanstekort.policy.CacheFolder;

public class RememberedIdentitiesTest {

    private static final String SERVICE = "register.example.se";
    private static final Identity ASA = identity(IdentityKind.HSA_ID, "TSTNMT2321000156-10B7", "ab".repeat(32));
    private static final Identity ALSO_ASA = identity(IdentityKind.HSA_ID, "TSTNMT2321000156-10B8", "cd".repeat(32));

    @Rule
    public TemporaryFolder temporary = new TemporaryFolder();

    private final Logger log = Logger.getLogger(RememberedIdentities.class.getName());
    private final List<LogRecord> told = new ArrayList<>();
    private boolean allowed = true;
    private Path folder;

    @Before
    public void listen() {
        folder = temporary.getRoot().toPath().resolve("identities");
        log.setFilter(record -> {
            told.add(record);
            return false;
        });
    }

    @After
    public void listenNoMore() {
        log.setFilter(null);
    }

    @Test
    public void theLastChoiceForEachServiceCounts() {
        memory().remember(SERVICE, ASA);
        memory().remember("another", ASA);
        memory().remember(SERVICE, ALSO_ASA);
        assertThat(memory().isChosen(SERVICE, ALSO_ASA), is(true));
        assertThat(memory().isChosen(SERVICE, ASA), is(false));
        assertThat(memory().isChosen("another", ASA), is(true));
        assertThat(memory().isChosen("a third", ASA), is(false));
    }

    @Test
    public void nothingOfThePersonIsInTheFile() throws IOException {
        memory().remember(SERVICE, identity(IdentityKind.PERSONNUMMER, "199001012385", "ef".repeat(32)));
        String written = Files.readString(file());
        assertThat(written, containsString(SERVICE));
        for (String secret : List.of("199001012385", "9001012385", "900101", "2385", "Bergström")) {
            assertThat(written, not(containsString(secret)));
        }
    }

    @Test
    public void theOneThatWasChosenLongestAgoGoesFirst() throws IOException {
        for (int i = 0; i <= RememberedIdentities.MAXIMUM_SERVICES; i++) {
            memory().remember("service " + i, ASA);
        }
        assertThat(memory().isChosen("service 0", ASA), is(false));
        assertThat(memory().isChosen("service 1", ASA), is(true));
        assertThat(memory().isChosen("service " + RememberedIdentities.MAXIMUM_SERVICES, ASA), is(true));
        assertThat(Files.readAllLines(file()).size(), is(RememberedIdentities.MAXIMUM_SERVICES + 2));
    }

    @Test
    public void aDamagedFileCountsAsEmptyAndGoes() throws IOException {
        memory().remember(SERVICE, ASA);
        byte[] whole = Files.readAllBytes(file());
        for (int at = 0; at < whole.length; at++) {
            byte[] altered = whole.clone();
            altered[at] ^= 1;
            assertIgnored("byte " + at, altered);
            assertIgnored("length " + at, Arrays.copyOf(whole, at));
        }
        assertIgnored("much too large", Arrays.copyOf(whole, 10_000_000));
        Files.write(file(), whole);
        assertThat(memory().isChosen(SERVICE, ASA), is(true));
    }

    private void assertIgnored(String what, byte[] content) throws IOException {
        told.clear();
        Files.write(file(), content);
        assertThat(what, memory().isChosen(SERVICE, ASA), is(false));
        assertThat(what, Files.exists(file()), is(false));
        assertThat(what, told.stream().map(LogRecord::getLevel).toList(), is(List.of(Level.WARNING)));
    }

    @Test
    public void whatCannotBeWrittenOnALineIsNotRemembered() {
        assertThat(memory().canRemember(SERVICE), is(true));
        for (String bad : List.of("", " ", "a\nb", "x".repeat(301))) {
            assertThat(bad, memory().canRemember(bad), is(false));
            memory().remember(bad, ASA);
        }
        memory().remember(SERVICE, identity(IdentityKind.HSA_ID, "X", "not a fingerprint"));
        assertThat(Files.exists(file()), is(false));
    }

    @Test
    public void wherePolicySaysNoNothingIsRememberedAndTheFileGoes() {
        memory().remember(SERVICE, ASA);
        allowed = false;
        assertThat(memory().canRemember(SERVICE), is(false));
        assertThat(memory().isChosen(SERVICE, ASA), is(false));
        assertThat(Files.exists(file()), is(false));
        memory().remember(SERVICE, ASA);
        assertThat(Files.exists(file()), is(false));
    }

    @Test
    public void aFolderThatCannotBeMadeIsNoFailure() throws IOException {
        Files.createFile(folder);
        memory().remember(SERVICE, ASA);
        assertThat(memory().isChosen(SERVICE, ASA), is(false));
    }

    private Path file() {
        return folder.resolve(RememberedIdentities.FILE);
    }

    private RememberedIdentities memory() {
        return new RememberedIdentities(new CacheFolder(folder), new ShippedPolicy("identity.choices", () -> !allowed));
    }

    private static Identity identity(IdentityKind kind, String id, String fingerprint) {
        Identity any = Cards.candidate(id).identity();
        CertificateEntry entry = any.authentication().orElseThrow();
        return new Identity(kind, id, any.subject(), any.issuer(), any.level(), any.environment(),
                Optional.of(new CertificateEntry(entry.object(), entry.certificate(), entry.purpose(), entry.subject(),
                        fingerprint)),
                Optional.empty());
    }
}
