/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.cli.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;

import se.etjanstekort.cli.Arguments;
import se.etjanstekort.cli.Console;
import se.etjanstekort.cli.Subcommand;
import se.etjanstekort.cli.UsageException;
import se.etjanstekort.login.CardAccess;
import se.etjanstekort.pkcs15.CardCapture;
import se.etjanstekort.pkcs15.InstalledProfiles;

/** {@code capture}: the public structure of a card that is not known yet, without anything personal, in a file for support. */
@Component
public final class CaptureCommand implements Subcommand {

    private static final Gson GSON = new GsonBuilder().serializeNulls().disableHtmlEscaping().setPrettyPrinting()
            .create();

    private final CardChoice cards;
    private final CardCapture capture;

    @Activate
    public CaptureCommand(@Reference CardAccess access, @Reference InstalledProfiles profiles) {
        cards = new CardChoice(access);
        capture = new CardCapture(profiles.profiles().profiles());
    }

    @Override
    public String name() {
        return "capture";
    }

    @Override
    public String usage() {
        return "capture FILE [--reader NAME] [--json]";
    }

    @Override
    public int run(Arguments arguments, Console console) throws UsageException, IOException, InterruptedException {
        Optional<String> reader = arguments.option("--reader");
        Path file = file(arguments.rest(1, 1).get(0));
        try {
            CardChoice.Chosen chosen = cards.card(reader);
            Map<String, Object> document = CardChoice
                    .await(chosen.reader().reader().inSession(chosen.slot().insertion(), capture::of));
            write(file, document);
            console.print(Map.of("file", file.toString()),
                    () -> file + "  nothing personal is in it; look it through before you send it");
            return 0;
        } catch (CardChoice.NotPossible e) {
            console.print(FailureLines.document(e.failure()), () -> FailureLines.text(e.failure()));
            return 1;
        }
    }

    private static Path file(String name) throws UsageException {
        try {
            return Path.of(name).toAbsolutePath();
        } catch (InvalidPathException e) {
            throw new UsageException("FILE: " + e.getReason());
        }
    }

    /** Never over a file that is there. */
    private static void write(Path file, Map<String, Object> document) throws IOException, UsageException {
        try {
            Files.writeString(file, GSON.toJson(document) + "\n", StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            throw new UsageException("FILE is there already: " + e.getFile());
        }
    }
}
