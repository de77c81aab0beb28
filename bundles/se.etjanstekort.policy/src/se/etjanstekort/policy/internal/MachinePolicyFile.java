/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.policy.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import se.etjanstekort.policy.PolicyProblem;
import se.etjanstekort.policy.PolicyProblem.Kind;
import se.etjanstekort.policy.PolicyScope;

/**
 * Reads the computer's policy file. Not {@link java.util.Properties}: its escapes would swallow the backslashes of Windows
 * paths, and it takes the last of two lines for the same key.
 */
final class MachinePolicyFile {

    /** In bytes: more than all keys with long comments. */
    static final int MAXIMUM_SIZE = 64 * 1024;

    private final Path file;
    private final FileProtection protection;

    MachinePolicyFile(Path file, FileProtection protection) {
        this.file = file;
        this.protection = protection;
    }

    MachinePolicy read() {
        try {
            if (Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) {
                return MachinePolicy.none();
            }
            if (!protection.isAdministratorsOnly(file)) {
                return broken(Kind.FILE_NOT_PROTECTED, "");
            }
            return new MachinePolicy(parse(text()), Optional.empty());
        } catch (MalformedFileException | CharacterCodingException e) {
            return broken(Kind.FILE_MALFORMED, e.getMessage());
        } catch (IOException e) {
            return broken(Kind.FILE_UNREADABLE, e.getClass().getSimpleName());
        }
    }

    private MachinePolicy broken(Kind kind, String detail) {
        return new MachinePolicy(Map.of(), Optional.of(new PolicyProblem(kind, PolicyScope.MACHINE, "",
                detail == null || detail.isEmpty() ? file.toString() : file + ": " + detail)));
    }

    private String text() throws IOException {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(MAXIMUM_SIZE + 1);
        }
        if (bytes.length > MAXIMUM_SIZE) {
            throw new MalformedFileException("longer than " + MAXIMUM_SIZE + " bytes");
        }
        String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        return text.startsWith("\uFEFF") ? text.substring(1) : text; // some editors write a byte order mark
    }

    private static Map<String, String> parse(String text) throws MalformedFileException {
        Map<String, String> values = new HashMap<>();
        int number = 0;
        for (String line : text.split("\\R", -1)) {
            number++;
            String content = line.strip();
            if (content.isEmpty() || content.startsWith("#")) {
                continue;
            }
            int equals = content.indexOf('=');
            if (equals < 1) {
                throw new MalformedFileException("line " + number + " is not KEY=VALUE");
            }
            String key = content.substring(0, equals).strip();
            if (values.putIfAbsent(key, content.substring(equals + 1).strip()) != null) {
                throw new MalformedFileException("line " + number + " says " + key + " again");
            }
        }
        return values;
    }

    private static final class MalformedFileException extends IOException {

        private static final long serialVersionUID = 1L;

        MalformedFileException(String message) {
            super(message);
        }
    }
}
