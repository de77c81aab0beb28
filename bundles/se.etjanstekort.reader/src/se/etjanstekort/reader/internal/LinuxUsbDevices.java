/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.reader.internal;

import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * USB devices as the kernel lists them in sysfs ({@code Documentation/ABI/testing/sysfs-bus-usb}). A reader has an interface of
 * class 0x0B (USB Device Class "Smart Card"), or one of a class of its maker's own whose maker makes nothing but readers.
 */
final class LinuxUsbDevices implements UsbDevices {

    static final Path ROOT = Path.of("/sys/bus/usb/devices");

    private static final Logger LOG = System.getLogger(LinuxUsbDevices.class.getName());
    private static final Pattern INTERFACE = Pattern.compile("(\\d+-[\\d.]+):\\d+\\.\\d+");
    private static final String SMART_CARD = "0b";
    private static final String VENDOR_SPECIFIC = "ff";
    private static final int MAX_BYTES = 256;

    private final Path root;
    private final Path nodes;
    private final ReaderRules rules;

    /**
     * @param nodes
     *            where their coming and going is told
     */
    LinuxUsbDevices(Path root, Path nodes, ReaderRules rules) {
        this.root = root;
        this.nodes = nodes;
        this.rules = rules;
    }

    @Override
    public List<String> readers() {
        TreeSet<String> found = new TreeSet<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(root, "*:*")) {
            for (Path entry : entries) {
                reader(entry).ifPresent(found::add);
            }
        } catch (IOException e) {
            return List.of(); // no USB, or a container without sysfs
        }
        return List.copyOf(found);
    }

    @Override
    public Watch watch(Runnable changed) {
        try {
            return new UsbNodes(nodes, changed);
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "USB is not watched: {0}", e.toString());
            return UsbDevices.super.watch(changed);
        }
    }

    private Optional<String> reader(Path entry) {
        var name = INTERFACE.matcher(String.valueOf(entry.getFileName()));
        if (!name.matches()) {
            return Optional.empty();
        }
        Path device = root.resolve(name.group(1));
        Optional<String> vendor = value(device, "idVendor");
        Optional<String> maker = vendor.flatMap(rules::vendor);
        Optional<String> kind = value(entry, "bInterfaceClass");
        boolean reader = kind.filter(SMART_CARD::equals).isPresent()
                || kind.filter(VENDOR_SPECIFIC::equals).isPresent() && maker.isPresent();
        if (!reader) {
            return Optional.empty();
        }
        String id = vendor.orElse("?") + ':' + value(device, "idProduct").orElse("?");
        return Optional.of(value(device, "product").or(() -> maker).map(text -> UsbDevices.fit(text) + " (" + id + ')')
                .orElse(id));
    }

    private static Optional<String> value(Path folder, String file) {
        try (InputStream in = Files.newInputStream(folder.resolve(file))) {
            return Optional.of(new String(in.readNBytes(MAX_BYTES), StandardCharsets.UTF_8).strip())
                    .filter(text -> !text.isEmpty());
        } catch (IOException e) {
            return Optional.empty(); // it does not say, or has left at this moment
        }
    }
}
