/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.house.tests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import org.junit.Test;

/** What holds for every file of the project: the licence, no machine's paths, whole extension-point schemas. */
public class FilesTest {

    private static final Set<String> BINARY = Set.of("png", "gif", "ico", "svg", "jar", "p12", "der", "cer", "bin",
            "patch");
    /** Bytes, named as the fuzzer names them: by their hash. */
    private static final String FUZZ_INPUTS = "/tests/fuzz/regression/";
    private static final Pattern MACHINE_PATH = Pattern
            .compile("(?<![\\w.$}])/(work|root|home/[a-z]+)/|[A-Z]:\\\\Users");
    private static final Pattern SECTION = Pattern.compile(
            "(?s)<meta.section type=\"(\\w+)\"/>\\s*</appinfo>\\s*<documentation>(.*?)</documentation>");

    private final SourceTree tree = SourceTree.find();

    @Test
    public void sourcesAndScriptsCarryTheLicence() {
        List<String> wrong = new ArrayList<>();
        for (Path file : tree.files()) {
            String name = file.getFileName().toString();
            boolean code = name.endsWith(".java") || name.endsWith(".sh") || name.endsWith(".py") || isScript(file);
            if (code && SourceTree.text(file).lines().limit(4)
                    .noneMatch(line -> line.contains("SPDX-License-Identifier: EPL-2.0"))) {
                wrong.add(tree.name(file));
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    public void noFileKnowsAMachine() {
        List<String> wrong = new ArrayList<>();
        for (Path file : tree.files()) {
            if (!isBinary(file) && !file.endsWith("FilesTest.java")) {
                SourceTree.text(file).lines().filter(line -> MACHINE_PATH.matcher(line).find())
                        .forEach(line -> wrong.add(tree.name(file) + ": " + line.strip()));
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    public void schemasAreWhole() {
        List<String> wrong = new ArrayList<>();
        for (Path schema : tree.files(".exsd")) {
            String text = SourceTree.text(schema);
            if (text.contains("[Enter")) {
                wrong.add(tree.name(schema) + " holds a placeholder");
            }
            for (String section : List.of("since", "examples")) {
                boolean written = SECTION.matcher(text).results()
                        .anyMatch(result -> result.group(1).equals(section) && !result.group(2).isBlank());
                if (!written) {
                    wrong.add(tree.name(schema) + " says nothing under " + section);
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    public void pluginsWithSchemasShipThem() {
        List<String> wrong = new ArrayList<>();
        for (Bundle bundle : tree.bundles()) {
            if (!bundle.files("schema", ".exsd").isEmpty()) {
                String build = SourceTree.text(bundle.folder().resolve("build.properties"));
                String plugin = SourceTree.text(bundle.folder().resolve("plugin.xml"));
                for (Path schema : bundle.files("schema", ".exsd")) {
                    if (!plugin.contains(bundle.folder().relativize(schema).toString())) {
                        wrong.add(tree.name(schema) + " belongs to no extension point");
                    }
                }
                assertTrue(bundle.shortName() + ": build.properties forgets schema/", build.contains("schema/"));
            }
        }
        assertEquals(List.of(), wrong);
    }

    private static boolean isScript(Path file) {
        return !isBinary(file) && !file.getFileName().toString().contains(".")
                && SourceTree.text(file).startsWith("#!");
    }

    private static boolean isBinary(Path file) {
        String name = file.getFileName().toString();
        return file.toString().replace('\\', '/').contains(FUZZ_INPUTS)
                || BINARY.contains(name.substring(name.lastIndexOf('.') + 1));
    }
}
