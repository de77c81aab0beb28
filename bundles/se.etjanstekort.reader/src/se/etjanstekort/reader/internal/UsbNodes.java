/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.reader.internal;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;

/**
 * Tells when USB devices come and go. sysfs, which describes them, tells nothing; but the kernel makes and removes a node for
 * each in {@code /dev/bus/usb/BUS} ({@code drivers/base/devtmpfs.c}), which inotify tells, as Android's libusbhost has it.
 */
final class UsbNodes implements UsbDevices.Watch {

    static final Path ROOT = Path.of("/dev/bus/usb");

    private static final Logger LOG = System.getLogger(UsbNodes.class.getName());

    private final Path root;
    private final Runnable changed;
    private final WatchService service;

    /**
     * @param changed
     *            is run on a thread of this watch, after each event
     * @throws IOException
     *             where there is no such folder: no USB, or a container without it
     */
    UsbNodes(Path root, Runnable changed) throws IOException {
        this.root = root;
        this.changed = changed;
        this.service = root.getFileSystem().newWatchService();
        try {
            registerAll();
        } catch (IOException e) {
            service.close();
            throw e;
        }
        new DaemonThreads("PC/SC USB").newThread(this::run).start();
    }

    /** The folder of buses, and each bus; what is registered already stays. */
    private void registerAll() throws IOException {
        register(root);
        try (DirectoryStream<Path> buses = Files.newDirectoryStream(root, Files::isDirectory)) {
            for (Path bus : buses) {
                register(bus);
            }
        }
    }

    private void register(Path folder) throws IOException {
        folder.register(service, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_DELETE);
    }

    private void run() {
        try {
            while (true) {
                WatchKey key = service.take();
                key.pollEvents();
                key.reset();
                registerAll();
                changed.run();
            }
        } catch (ClosedWatchServiceException e) {
            LOG.log(Level.TRACE, "closed", e);
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "USB is not watched any more: {0}", e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        try {
            service.close();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "the watch of USB: {0}", e.toString());
        }
    }
}
