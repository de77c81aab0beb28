/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.reader.internal;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.junit.Assert.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.Test;

import se.etjanstekort.reader.internal.RuleFile.When;

public class ReaderRulesTest {

    private static RuleFile file(String... lines) throws IOException {
        return RuleFile.read(new ByteArrayInputStream(String.join("\n", lines).getBytes(StandardCharsets.UTF_8)));
    }

    private static void refused(String where, String... lines) {
        assertThat(assertThrows(IllegalArgumentException.class, () -> file(lines)).getMessage(), containsString(where));
    }

    @Test
    public void shippedRulesHideWhatNoCardIsPutInto() {
        ReaderRules rules = ReaderRules.shipped();
        assertThat(rules.show("Windows Hello for Business 1").when(), is(When.NEVER));
        assertThat(rules.show("Microsoft Virtual Smart Card 0").when(), is(When.NEVER));
        assertThat(rules.show("ACS ACR1252 Dual Reader [ACR1252 SAM] 01 00").when(), is(When.NEVER));
        assertThat(rules.show("ACS ACR1252 Dual Reader [ACR1252 PICC] 00 00").when(), is(When.WITH_CARD));
        assertThat(rules.show("OMNIKEY CardMan 5x21-CL 0").when(), is(When.WITH_CARD));
    }

    @Test
    public void realReadersTestReadersAndRedirectedOnesAreShown() {
        for (String name : List.of("Virtual PCD 00 00", "Gemalto USB Smart Card Reader 0 (redirected)",
                "HID Global OMNIKEY 3x21 Smart Card Reader [OMNIKEY 3x21 Smart Card Reader] 00 00",
                "Cherry GmbH SmartTerminal ST-2xxx 00 00", "ACS ACR39U ICC Reader 00 00")) {
            assertThat(name, ReaderRules.shipped().show(name).when(), is(When.ALWAYS));
        }
    }

    @Test
    public void contributedRulesGoFirstAndThenByNumber() throws IOException {
        ReaderRules rules = ReaderRules.with(List.of(
                file("show.20.name=Windows*", "show.20.when=never", "show.20.reason=late", "show.3.name=windows hello*",
                        "show.3.when=always"),
                file("show.1.name=*", "show.1.when=with-card", "show.1.reason=all")));
        assertThat(rules.show("Windows Hello for Business 1").when(), is(When.ALWAYS));
        assertThat(rules.show("Windows 2").reason(), is("late"));
        assertThat(rules.show("Virtual PCD 00 00").reason(), is("all"));
    }

    @Test
    public void keysAreDistrustedByDeviceOrByName() {
        ReaderRules rules = ReaderRules.shipped();
        assertThat(rules.trustsPinPad("Any", Optional.of("076b:3031")), is(false));
        assertThat(rules.trustsPinPad("HP USB Smart Card Keyboard 0", Optional.empty()), is(false));
        assertThat(rules.trustsPinPad("Gemalto Ezio Shield", Optional.of("08e6:3478")), is(true));
        assertThat(rules.trustsPinPad("Gemalto Ezio Shield", Optional.empty()), is(true));
    }

    @Test
    public void runningProgramsAreNamedOnceAndOthersNot() {
        assertThat(ReaderRules.shipped().programs(
                Stream.of("scdaemon", "pkcs11-tool", "opensc-tool", "java", "AusweisApp.exe", "bash")),
                is(List.of("AusweisApp", "GnuPG (scdaemon)", "OpenSC")));
        assertThat(ReaderRules.shipped().programs(HostSurroundings.runningProcesses().filter("java"::equals)),
                is(empty()));
    }

    @Test
    public void whatIsNotWrittenAsItMustBeIsToldWithItsPlace() {
        refused("show.1.shown", "show.1.shown=never");
        refused("show.1.when", "show.1.name=A", "show.1.when=sometimes");
        refused("show.1.reason", "show.1.name=A", "show.1.when=never");
        refused("pinpad.2.usb", "pinpad.2.usb=76b:3031", "pinpad.2.reason=x");
        refused("pinpad.2.usb or name", "pinpad.2.reason=x");
        refused("program.3.name", "program.3.process=a, b");
        refused("usb.4.vendor", "usb.4.vendor=08E6", "usb.4.name=x");
        refused("more than", "#" + "x".repeat(70_000));
        refused("unknown key", "hide.1.name=A");
    }
}
