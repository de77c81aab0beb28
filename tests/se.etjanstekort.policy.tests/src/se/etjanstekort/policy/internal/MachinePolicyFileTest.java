/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.policy.internal;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.CoreMatchers.is;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assume.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import se.etjanstekort.policy.PolicyProblem;
import se.etjanstekort.policy.PolicyProblem.Kind;

public class MachinePolicyFileTest {

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    private Path file;

    @Before
    public void nameFile() {
        file = folder.getRoot().toPath().resolve("policy.properties");
    }

    @Test
    public void aMissingFileSaysNothingAndIsNoProblem() {
        assertThat(read(), is(MachinePolicy.none()));
    }

    @Test
    public void readsKeysLocksCommentsAndBackslashesAsTheyStand() throws IOException {
        write("\uFEFF# Åtgärder\r\n\r\n  trust.anchors.directory = C:\\certs\\åäö \n"
                + "minutes=5\nminutes.locked=true\nempty=\n");
        assertThat(read().values(), is(Map.of("trust.anchors.directory", "C:\\certs\\åäö", "minutes", "5",
                "minutes.locked", "true", "empty", "")));
        assertThat(read().defect().isPresent(), is(false));
    }

    @Test
    public void aLineWithoutKeyAndValueBreaksTheFile() throws IOException {
        write("minutes=5\nrevocation.unknown refuse\n");
        assertBroken(Kind.FILE_MALFORMED, "line 2");
        write("=refuse\n");
        assertBroken(Kind.FILE_MALFORMED, "line 1");
    }

    @Test
    public void aKeyThatIsSaidTwiceBreaksTheFile() throws IOException {
        write("minutes=5\nminutes=6\n");
        assertBroken(Kind.FILE_MALFORMED, "line 2 says minutes again");
    }

    @Test
    public void otherTextThanUtf8BreaksTheFile() throws IOException {
        Files.write(file, "minutes=5 # år".getBytes(StandardCharsets.ISO_8859_1));
        assertBroken(Kind.FILE_MALFORMED, "");
    }

    @Test
    public void aFileWithoutEndIsNotRead() throws IOException {
        write("#".repeat(MachinePolicyFile.MAXIMUM_SIZE + 1));
        assertBroken(Kind.FILE_MALFORMED, "longer than");
    }

    @Test
    public void aFolderInItsPlaceIsUnreadable() throws IOException {
        Files.createDirectory(file);
        assertBroken(Kind.FILE_UNREADABLE, "policy.properties");
    }

    @Test
    public void aFileThatAUserCanChangeDoesNotCount() throws IOException {
        write("revocation.unknown=warn\n");
        MachinePolicy policy = new MachinePolicyFile(file, planted -> false).read();
        assertThat(policy.values(), is(Map.of()));
        assertThat(policy.defect().orElseThrow().kind(), is(Kind.FILE_NOT_PROTECTED));
    }

    @Test
    public void theSystemsRuleRefusesAFileThatOthersCanWrite() throws IOException {
        assumeTrue(file.getFileSystem().supportedFileAttributeViews().contains("unix"));
        write("minutes=5\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
        assertThat(FileProtection.ofSystem(Map.of()).isAdministratorsOnly(file), is(false));
    }

    @Test
    public void eachSystemHasItsPlace() {
        assertThat(MachinePolicyLocation.on("Linux", Map.of()), is(Path.of("/etc/etjanstekort/policy.properties")));
        assertThat(MachinePolicyLocation.on("Mac OS X", Map.of()),
                is(Path.of("/Library/Application Support/etjanstekort/policy.properties")));
        assertThat(MachinePolicyLocation.on("Windows 11", Map.of("ProgramData", "/data")),
                is(Path.of("/data/etjanstekort/policy.properties")));
    }

    private MachinePolicy read() {
        return new MachinePolicyFile(file, protectedFile -> true).read();
    }

    private void write(String text) throws IOException {
        Files.writeString(file, text);
    }

    private void assertBroken(Kind kind, String detail) {
        MachinePolicy policy = read();
        PolicyProblem defect = policy.defect().orElseThrow();
        assertThat(policy.values(), is(Map.of()));
        assertThat(defect.kind(), is(kind));
        assertThat(defect.detail(), containsString(detail));
    }
}
