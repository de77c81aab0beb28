/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.reader.internal;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class UsbDevicesTest {

    private static final Path NOWHERE = Path.of("/nowhere");

    @Rule
    public final TemporaryFolder sysfs = new TemporaryFolder();

    private void device(String name, String vendor, String product, String text, String interfaceClass)
            throws IOException {
        Path device = Files.createDirectories(sysfs.getRoot().toPath().resolve(name));
        Files.writeString(device.resolve("idVendor"), vendor + "\n");
        Files.writeString(device.resolve("idProduct"), product + "\n");
        if (text != null) {
            Files.writeString(device.resolve("product"), text + "\n");
        }
        Path face = Files.createDirectories(sysfs.getRoot().toPath().resolve(name + ":1.0"));
        Files.writeString(face.resolve("bInterfaceClass"), interfaceClass + "\n");
    }

    private List<String> readers() {
        return new LinuxUsbDevices(sysfs.getRoot().toPath(), NOWHERE, ReaderRules.shipped()).readers();
    }

    @Test
    public void readersAreFoundByClassOrByTheirMaker() throws IOException {
        device("1-1", "046d", "c31c", "USB Keyboard", "03");
        device("1-2", "072f", "90cc", "ACR39U\u0007 ICC Reader", "0b");
        device("2-1.4", "08e6", "3437", null, "ff");
        device("2-2", "0bda", "8153", "Network", "ff");
        assertThat(readers(), is(List.of("ACR39U ICC Reader (072f:90cc)", "Thales (Gemalto) (08e6:3437)")));
    }

    @Test
    public void noUsbAndHalfWrittenDevicesAreNoFault() throws IOException {
        assertThat(new LinuxUsbDevices(NOWHERE, NOWHERE, ReaderRules.shipped()).readers(), is(empty()));
        Files.createDirectories(sysfs.getRoot().toPath().resolve("1-1:1.0"));
        assertThat(readers(), is(empty()));
    }

    @Test
    public void comingsAndGoingsAreTold() throws Exception {
        Path nodes = sysfs.newFolder("nodes").toPath();
        Path bus = Files.createDirectory(nodes.resolve("001"));
        Semaphore told = new Semaphore(0);
        UsbDevices devices = new LinuxUsbDevices(NOWHERE, nodes, ReaderRules.shipped());
        try (UsbDevices.Watch watch = devices.watch(told::release)) {
            Files.createFile(bus.resolve("007"));
            assertThat("a device comes", told.tryAcquire(10, TimeUnit.SECONDS), is(true));
            Files.delete(bus.resolve("007"));
            assertThat("a device goes", told.tryAcquire(10, TimeUnit.SECONDS), is(true));
            Path dock = Files.createDirectory(nodes.resolve("002"));
            assertThat("a bus comes", told.tryAcquire(10, TimeUnit.SECONDS), is(true));
            Files.createFile(dock.resolve("001"));
            assertThat("a device on it", told.tryAcquire(10, TimeUnit.SECONDS), is(true));
        }
    }

    /** In the form that the documentation of PnPUtil shows; not recorded on Windows. */
    @Test
    public void windowsTellsDevicesThatDoNotStart() {
        String printed = String.join("\r\n", "Microsoft PnP Utility", "",
                "Instance ID:                USB\\VID_072F&PID_90CC\\5&1", "Device Description:         ACR39U",
                "Status:                     Problem", "", "Instans-ID:   ROOT\\SMARTCARDREADER\\0000",
                "Beskrivning:   X");
        assertThat(WindowsUsbDevices.parse(printed), is(List.of("ACR39U")));
        assertThat(new WindowsUsbDevices(command -> {
            throw new IOException("meant to fail");
        }).readers(), is(empty()));
    }
}
