/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.house.tests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.Test;

/** Every failure code has its texts and its row in docs/failure-codes.md, and nothing else has. */
public class FailureCodesTest {

    private static final Pattern ENUM = Pattern.compile("enum \\w+ implements [^{]*\\bFailureCode\\b");
    private static final Pattern CODE = Pattern.compile("\"([A-Z]-\\d\\d)\"");
    private static final Pattern ROW = Pattern.compile("(?m)^\\|\\s*`?([A-Z]-\\d\\d)`?\\s*\\|(.*)$");

    private final SourceTree tree = SourceTree.find();
    private final List<Path> enums = tree.bundles().stream().flatMap(bundle -> bundle.sources().stream())
            .filter(source -> ENUM.matcher(SourceTree.text(source)).find()).toList();

    @Test
    public void codesAreDeclaredOnce() {
        assertFalse(enums.isEmpty());
        List<String> declared = new ArrayList<>();
        enums.forEach(source -> CODE.matcher(SourceTree.text(source)).results()
                .forEach(result -> declared.add(result.group(1))));
        List<String> once = declared.stream().distinct().sorted().toList();
        assertEquals(once, declared.stream().sorted().toList());
    }

    @Test
    public void codesHaveExactlyTheirTexts() {
        Set<Path> folders = new TreeSet<>();
        enums.forEach(source -> folders.add(source.getParent()));
        for (Path folder : folders) {
            Set<String> expected = new TreeSet<>();
            for (Path source : enums) {
                if (source.getParent().equals(folder)) {
                    for (String code : codes(SourceTree.text(source))) {
                        expected.addAll(List.of(code + ".happened", code + ".meaning", code + ".action"));
                    }
                }
            }
            for (String name : List.of("failures.properties", "failures_sv.properties")) {
                Path texts = folder.resolve(name);
                Properties found = Files.exists(texts) ? SourceTree.properties(texts) : new Properties();
                assertEquals(tree.name(texts), expected, SourceTree.keys(found));
            }
        }
    }

    @Test
    public void codesHaveExactlyOneRow() {
        Set<String> expected = new TreeSet<>();
        enums.forEach(source -> expected.addAll(codes(SourceTree.text(source))));
        List<String> rows = new ArrayList<>();
        Matcher matcher = ROW.matcher(SourceTree.text(tree.root().resolve("docs/failure-codes.md")));
        while (matcher.find()) {
            rows.add(matcher.group(1));
            for (String cell : matcher.group(2).replaceAll("\\|\\s*$", "").split("\\|", -1)) {
                assertFalse("an empty cell in the row of " + matcher.group(1), cell.isBlank());
            }
        }
        assertEquals(List.copyOf(expected), rows.stream().sorted().toList());
    }

    private static Set<String> codes(String text) {
        Set<String> codes = new TreeSet<>();
        CODE.matcher(text).results().forEach(result -> codes.add(result.group(1)));
        return codes;
    }
}
