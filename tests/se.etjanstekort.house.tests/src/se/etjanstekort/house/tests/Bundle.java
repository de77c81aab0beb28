/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.house.tests;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Manifest;
import java.util.stream.Stream;

import org.eclipse.osgi.util.ManifestElement;
import org.osgi.framework.BundleException;

/** A bundle's folder and its manifest. */
record Bundle(Path folder, Manifest manifest) {

    static Bundle read(Path folder) {
        try (InputStream bytes = Files.newInputStream(folder.resolve("META-INF/MANIFEST.MF"))) {
            return new Bundle(folder, new Manifest(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The symbolic name without {@code se.etjanstekort.}. */
    String shortName() {
        return header("Bundle-SymbolicName").get(0).getValue().substring("se.etjanstekort.".length());
    }

    List<ManifestElement> header(String name) {
        String value = manifest.getMainAttributes().getValue(name);
        try {
            ManifestElement[] elements = ManifestElement.parseHeader(name, value);
            return elements == null ? List.of() : Arrays.asList(elements);
        } catch (BundleException e) {
            throw new IllegalStateException(folder + ": " + name, e);
        }
    }

    Set<String> names(String header) {
        Set<String> names = new TreeSet<>();
        header(header).forEach(element -> names.addAll(Arrays.asList(element.getValueComponents())));
        return names;
    }

    List<Path> sources() {
        return files("src", ".java");
    }

    /** The packages that hold Java sources. */
    Set<String> packages() {
        Path src = folder.resolve("src");
        Set<String> packages = new TreeSet<>();
        sources().stream().map(source -> src.relativize(source.getParent()).toString().replace('/', '.'))
                .forEach(packages::add);
        return packages;
    }

    List<Path> files(String below, String suffix) {
        Path start = folder.resolve(below);
        if (!Files.isDirectory(start)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(start)) {
            return files.filter(file -> file.toString().endsWith(suffix)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
