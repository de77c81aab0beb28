/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.reader.internal;

import java.util.List;
import java.util.Locale;

/** Looks for card readers on USB by itself, past PC/SC, to find those that no driver took. May block; any thread. */
@FunctionalInterface
interface UsbDevices {

    /** Tells of comings and goings until it is closed. */
    interface Watch extends AutoCloseable {
        @Override
        void close();
    }

    /** What looks like a reader, as it names itself; made fit for a screen. */
    List<String> readers();

    /**
     * Tells when devices come and go, where the system does.
     *
     * @param changed
     *            is run on any thread
     */
    default Watch watch(Runnable changed) {
        return () -> {
            // there is nothing to close
        };
    }

    /** Those of the system that we run on; none on macOS, whose drivers are the system's own. */
    static UsbDevices of(String osName, ReaderRules rules) {
        String name = osName.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return new WindowsUsbDevices(WindowsUsbDevices::run);
        }
        return name.startsWith("mac") ? List::of : new LinuxUsbDevices(LinuxUsbDevices.ROOT, UsbNodes.ROOT, rules);
    }

    /** A name that a device gave, without what does not belong on a screen. */
    static String fit(String name) {
        String plain = name.replaceAll("\\p{C}", "").strip();
        return plain.length() <= MAX_NAME ? plain : plain.substring(0, MAX_NAME);
    }

    /** The longest name, in characters. */
    int MAX_NAME = 60;
}
