/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.reader.internal.pcsc;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.is;
import static org.junit.Assert.assertThrows;
import static org.junit.Assume.assumeNotNull;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

public class DispatchLibraryTest {

    private static final String PLATFORM = "linux-x86-64";

    @Rule
    public final TemporaryFolder installation = new TemporaryFolder();
    private final Properties system = new Properties();
    private final List<String> asked = new ArrayList<>();

    /** As JNA does when it is loaded. */
    private void ask() {
        asked.add(system.getProperty(DispatchLibrary.BOOT_PATH));
    }

    private Path carry(String version) throws Exception {
        Path bundle = installation.getRoot().toPath();
        Files.createDirectories(bundle.resolve("jna").resolve(version).resolve(PLATFORM));
        return bundle;
    }

    @Test
    public void carriedPartIsThatOfVersionAndPlatform() throws Exception {
        Path bundle = carry("5.18.1");
        assertThat(DispatchLibrary.in(bundle, "5.18.1", PLATFORM).folder(),
                is(Optional.of(bundle.resolve("jna/5.18.1/linux-x86-64"))));
        assertThat(DispatchLibrary.in(bundle, "5.19.0", PLATFORM), is(DispatchLibrary.unpackedByJna()));
        assertThat(DispatchLibrary.in(bundle, "5.18.1", "aix-ppc64"), is(DispatchLibrary.unpackedByJna()));
    }

    @Test
    public void nothingIsCarriedInAJar() throws Exception {
        Path jar = installation.newFile("reader.jar").toPath();
        assertThat(DispatchLibrary.in(jar, "5.18.1", PLATFORM), is(DispatchLibrary.unpackedByJna()));
    }

    @Test
    public void jnaKnowsThePlaceWhileItIsLoadedOnly() throws Exception {
        DispatchLibrary carried = DispatchLibrary.in(carry("5.18.1"), "5.18.1", PLATFORM);
        carried.load(system, this::ask);
        assertThat(asked, is(List.of(carried.folder().orElseThrow().toString())));
        assertThat(system, is(anEmptyMap()));
        assertThrows(UnsatisfiedLinkError.class, () -> carried.load(system, () -> {
            throw new UnsatisfiedLinkError("meant to fail");
        }));
        assertThat(system, is(anEmptyMap()));
    }

    @Test
    public void whatTheUserHasSetStands() throws Exception {
        system.setProperty(DispatchLibrary.BOOT_PATH, "/chosen");
        DispatchLibrary.in(carry("5.18.1"), "5.18.1", PLATFORM).load(system, this::ask);
        assertThat(asked, is(List.of("/chosen")));
        assertThat(system.getProperty(DispatchLibrary.BOOT_PATH), is("/chosen"));
    }

    /** In Equinox alone: elsewhere there is no bundle. */
    @Test
    public void ourBundleCarriesItForThisAndTheOtherSystems() throws Exception {
        Bundle ours = FrameworkUtil.getBundle(DispatchLibrary.class);
        assumeNotNull(ours);
        Path folder = DispatchLibrary.carriedBy(ours).folder().orElseThrow();
        try (Stream<Path> all = Files.walk(folder.getParent())) {
            Set<String> files = new TreeSet<>();
            all.filter(Files::isRegularFile).map(folder.getParent()::relativize).map(Path::toString)
                    .forEach(files::add);
            assertThat(files,
                    is(Set.of("darwin-aarch64/libjnidispatch.jnilib", "darwin-x86-64/libjnidispatch.jnilib",
                            "linux-aarch64/libjnidispatch.so", "linux-x86-64/libjnidispatch.so",
                            "win32-aarch64/jnidispatch.dll", "win32-x86-64/jnidispatch.dll")));
        }
    }
}
