/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.reader.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Readers that Windows knows and cannot start, as {@code pnputil /enum-devices /problem} lists them (Microsoft Learn, "PnPUtil
 * command syntax"; Windows 10 2004 and later). Made after that documentation; not run on Windows yet.
 */
final class WindowsUsbDevices implements UsbDevices {

    /** Runs a program of the system and gives what it prints. */
    @FunctionalInterface
    interface Runner {
        String run(List<String> command) throws IOException, InterruptedException;
    }

    private static final List<String> ARGUMENTS = List.of("/enum-devices", "/problem", "/class", "SmartCardReader");
    private static final String USB = "USB\\";
    private static final int TIMEOUT_SECONDS = 10;
    private static final int MAX_BYTES = 65_536;

    private final Runner runner;

    WindowsUsbDevices(Runner runner) {
        this.runner = runner;
    }

    @Override
    public List<String> readers() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getenv().getOrDefault("SystemRoot", "C:\\Windows"), "System32", "pnputil.exe")
                .toString());
        command.addAll(ARGUMENTS);
        try {
            return parse(runner.run(command));
        } catch (IOException e) {
            return List.of(); // an older Windows
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    /**
     * A block of lines for each device, in the user's language: the first line holds the instance id, the second its
     * description, each after a colon.
     */
    static List<String> parse(String printed) {
        List<String> readers = new ArrayList<>();
        List<String> lines = printed.lines().map(String::strip).toList();
        for (int i = 0; i + 1 < lines.size(); i++) {
            if (value(lines.get(i)).startsWith(USB) && !value(lines.get(i + 1)).isEmpty()) {
                readers.add(UsbDevices.fit(value(lines.get(i + 1))));
            }
        }
        return readers;
    }

    private static String value(String line) {
        return line.substring(line.indexOf(':') + 1).strip();
    }

    static String run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (InputStream out = process.getInputStream()) {
            process.getOutputStream().close();
            String printed = new String(out.readNBytes(MAX_BYTES), Charset.defaultCharset());
            process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS);
            return printed;
        } finally {
            process.destroy();
        }
    }
}
