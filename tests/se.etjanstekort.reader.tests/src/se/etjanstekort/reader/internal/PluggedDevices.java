/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.reader.internal;

import java.util.List;

/** A device on USB that looks like a reader, plugged in or not; its coming and going is told. */
final class PluggedDevices implements UsbDevices {

    private volatile List<String> plugged = List.of();
    private volatile Runnable changed = () -> {
    };

    void plug(String device) {
        plugged = List.of(device);
        changed.run();
    }

    void unplug() {
        plugged = List.of();
        changed.run();
    }

    @Override
    public List<String> readers() {
        return plugged;
    }

    @Override
    public Watch watch(Runnable told) {
        changed = told;
        return () -> changed = () -> {
        };
    }
}
