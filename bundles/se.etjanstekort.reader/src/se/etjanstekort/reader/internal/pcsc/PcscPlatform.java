/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.reader.internal.pcsc;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that differs between the PC/SC libraries of the three systems (64 bits). Sources: pcsc-lite {@code pcsclite.h},
 * {@code wintypes.h} and {@code reader.h}; Windows SDK {@code winscard.h}, {@code winsmcrd.h}; macOS PCSC framework.
 *
 * @param library
 *            the name that the dynamic loader knows
 * @param text
 *            the form of reader names
 * @param dwordSize
 *            bytes of a DWORD in memory: pcsc-lite says {@code unsigned long}
 * @param handleSize
 *            bytes of SCARDCONTEXT and SCARDHANDLE in memory
 * @param readerState
 *            layout of SCARD_READERSTATE; packed on macOS
 * @param maxReaderStates
 *            how many of them one wait may be given
 * @param featureRequest
 *            control code CM_IOCTL_GET_FEATURE_REQUEST (PC/SC part 10, 2.2)
 * @param otherSymbols
 *            functions whose name in the library is not the documented one
 * @param endsWithLastReader
 *            whether the service ends itself when the last reader leaves, so that "no service" usually means "no reader"
 * @param concurrentControl
 *            whether SCardControl is heard while another one on the same handle waits
 * @param socket
 *            where the service listens, if that is a file
 * @param libraryFolders
 *            where the library usually lies; none where it is part of the system
 * @param serviceFiles
 *            of which one is there where the service is installed; none where it is part of the system
 */
record PcscPlatform(String library, TextForm text, int dwordSize, int handleSize, ReaderStateLayout readerState,
        int maxReaderStates, int featureRequest, Map<String, String> otherSymbols, boolean endsWithLastReader,
        boolean concurrentControl,
        Optional<Path> socket, List<Path> libraryFolders, List<Path> serviceFiles) {

    static final PcscPlatform LINUX = new PcscPlatform("libpcsclite.so.1", TextForm.UTF_8, 8, 8,
            new ReaderStateLayout(80, 16, 24, 32, 40, 33), 16, 0x42000000 + 3400, Map.of(), false,
            false, Optional.of(Path.of("/run/pcscd/pcscd.comm")),
            paths("/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib64", "/usr/lib", "/lib64", "/lib",
                    "/usr/local/lib"),
            paths("/usr/sbin/pcscd", "/usr/bin/pcscd", "/usr/local/sbin/pcscd", "/sbin/pcscd",
                    "/usr/lib/systemd/system/pcscd.service", "/lib/systemd/system/pcscd.service",
                    "/etc/systemd/system/pcscd.service", "/run/current-system/sw/bin/pcscd"));

    static final PcscPlatform WINDOWS = new PcscPlatform("winscard", TextForm.UTF_16LE, 4, 8,
            new ReaderStateLayout(64, 16, 20, 24, 28, 36), 16, 0x31 << 16 | 3400 << 2,
            Map.of("SCardListReaders", "SCardListReadersW", "SCardConnect", "SCardConnectW", "SCardGetStatusChange",
                    "SCardGetStatusChangeW"),
            true, true, Optional.empty(), List.of(), List.of());

    static final PcscPlatform MACOS = new PcscPlatform("PCSC", TextForm.UTF_8, 4, 4,
            new ReaderStateLayout(61, 16, 20, 24, 28, 33), 16, 0x42000000 + 3400,
            Map.of("SCardControl", "SCardControl132"), false, false, Optional.empty(), List.of(), List.of());

    private static List<Path> paths(String... paths) {
        return Stream.of(paths).map(Path::of).toList();
    }

    /** Where the library usually lies. */
    List<Path> libraryFiles() {
        return libraryFolders.stream().map(folder -> folder.resolve(library)).toList();
    }

    /** Whether the library lies where it usually does. */
    boolean isLibraryThere() {
        return libraryFiles().stream().anyMatch(Files::exists);
    }

    /** Whether the service is installed. */
    boolean isServiceThere() {
        return serviceFiles.isEmpty() || socket.filter(Files::exists).isPresent()
                || serviceFiles.stream().anyMatch(Files::exists);
    }

    /** The platform for a value of the system property {@code os.name}; pcsc-lite where it is none of the other two. */
    static PcscPlatform of(String osName) {
        String name = osName.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return WINDOWS;
        }
        return name.startsWith("mac") ? MACOS : LINUX;
    }

    /** The name in the library of a function with the documented name. */
    String symbol(String function) {
        return otherSymbols.getOrDefault(function, function);
    }
}
