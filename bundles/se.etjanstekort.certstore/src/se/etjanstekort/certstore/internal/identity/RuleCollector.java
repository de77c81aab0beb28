/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.identity;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import se.etjanstekort.certstore.IdentityRuleProblem;

/**
 * Takes files of rules, the one that counts most first: the administrator's, the shipped one, those of hosts. A file with a
 * mistake is left out as a whole and reported; the others go on.
 */
public final class RuleCollector {

    /** In bytes. */
    private static final int MAXIMUM_FILE = 64 * 1024;

    private final List<RuleFile> files = new ArrayList<>();
    private final List<IdentityRuleProblem> problems = new ArrayList<>();

    /** All rules of an installation: the administrator's file where policy names one, the shipped table, and contributions. */
    public static IdentityRules collect(Optional<Path> administrators, Consumer<RuleCollector> contributions) {
        RuleCollector collector = new RuleCollector();
        administrators.ifPresent(collector::read);
        collector.readShipped();
        contributions.accept(collector);
        return new IdentityRules(collector.files, collector.problems);
    }

    void read(Path file) {
        if (!Files.isRegularFile(file)) { // nor a pipe that would be waited for
            report(file.toString(), 0, "no such file");
            return;
        }
        try (InputStream in = Files.newInputStream(file)) {
            read(in, file.toString());
        } catch (IOException e) {
            report(file.toString(), 0, "cannot be read");
        }
    }

    void readShipped() {
        try (InputStream in = RuleCollector.class.getResourceAsStream("/rules/identities.properties")) {
            read(in, "identities.properties");
        } catch (IOException e) {
            report("identities.properties", 0, "cannot be read");
        }
    }

    void read(InputStream in, String name) throws IOException {
        byte[] bytes = in.readNBytes(MAXIMUM_FILE + 1);
        if (bytes.length > MAXIMUM_FILE) {
            report(name, 0, "more than " + MAXIMUM_FILE + " bytes");
            return;
        }
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            files.add(RuleFile.parse(text.lines().toList()));
        } catch (CharacterCodingException e) {
            report(name, 0, "not UTF-8");
        } catch (RuleFile.Wrong e) {
            report(name, e.line(), e.getMessage());
        }
    }

    void report(String name, int line, String reason) {
        problems.add(new IdentityRuleProblem(name, line, reason));
    }
}
