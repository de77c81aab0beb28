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
import java.util.stream.Collectors;

import org.junit.Test;

/** English and Swedish say the same things: the same keys, the same placeholders, different words. */
public class LanguagesTest {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d+[^}]*}");
    private static final Pattern LONE_APOSTROPHE = Pattern.compile("(?<!')'(?!')");
    private static final Pattern MESSAGE_FIELD = Pattern.compile("(?m)^    (?:public )?static String (\\w+);");
    private static final Pattern TRANSLATED = Pattern.compile("=\\s*\"%([^\"]+)\"");
    private static final Pattern UNTRANSLATED = Pattern
            .compile("<(?:view|command|category|perspective|page|menu|context|editor)\\b[^>]*?"
                    + "\\s(?:name|label|tooltip)=\"([^%\"][^\"]*)\"");
    private static final Set<String> TEXT_FILES = Set.of("messages.properties", "failures.properties",
            "bundle.properties", "feature.properties", "trust.properties");

    private final SourceTree tree = SourceTree.find();
    private final List<Path> english = tree.files(".properties").stream()
            .filter(file -> TEXT_FILES.contains(file.getFileName().toString())).toList();

    @Test
    public void bothLanguagesHaveTheSameKeys() {
        assertFalse(english.isEmpty());
        List<String> wrong = new ArrayList<>();
        for (Path file : english) {
            if (!Files.exists(swedish(file))) {
                wrong.add(tree.name(file) + " has no Swedish");
                continue;
            }
            Set<String> only = SourceTree.keys(SourceTree.properties(file));
            Set<String> other = SourceTree.keys(SourceTree.properties(swedish(file)));
            Set<String> both = new TreeSet<>(only);
            both.retainAll(other);
            only.addAll(other);
            only.removeAll(both);
            only.forEach(key -> wrong.add(tree.name(file) + ": only in one language: " + key));
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    public void noSwedishWithoutEnglish() {
        List<String> wrong = tree.files("_sv.properties").stream()
                .filter(file -> !Files.exists(file.resolveSibling(file.getFileName().toString().replace("_sv", ""))))
                .map(tree::name).toList();
        assertEquals(List.of(), wrong);
    }

    @Test
    public void textsDifferBetweenTheLanguages() {
        Set<String> alike = new TreeSet<>(SourceTree
                .text(tree.root().resolve("tests/se.etjanstekort.house.tests/alike-in-both-languages.txt")).lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#")).toList());
        Set<String> found = new TreeSet<>();
        for (Path file : english) {
            Properties en = SourceTree.properties(file);
            Properties sv = Files.exists(swedish(file)) ? SourceTree.properties(swedish(file)) : new Properties();
            SourceTree.keys(en).stream().filter(key -> en.getProperty(key).equals(sv.getProperty(key)))
                    .forEach(key -> found.add(tree.name(file) + " " + key));
        }
        assertEquals(lines(alike), lines(found));
    }

    @Test
    public void placeholdersAreTheSame() {
        List<String> wrong = new ArrayList<>();
        for (Path file : english) {
            Properties en = SourceTree.properties(file);
            Properties sv = Files.exists(swedish(file)) ? SourceTree.properties(swedish(file)) : new Properties();
            for (String key : SourceTree.keys(en)) {
                if (!placeholders(en.getProperty(key)).equals(placeholders(sv.getProperty(key, "")))) {
                    wrong.add(tree.name(file) + ": " + key);
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    public void noTextIsEmptyOrSwallowsItsPlaceholders() {
        List<String> wrong = new ArrayList<>();
        for (Path base : english) {
            for (Path file : List.of(base, swedish(base))) {
                Properties texts = Files.exists(file) ? SourceTree.properties(file) : new Properties();
                for (String key : SourceTree.keys(texts)) {
                    String text = texts.getProperty(key);
                    boolean formatted = PLACEHOLDER.matcher(text).find();
                    if (text.isBlank() || formatted && LONE_APOSTROPHE.matcher(text).find()) {
                        wrong.add(tree.name(file) + ": " + key);
                    }
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    public void messageClassesAndTextsAgree() {
        List<String> wrong = new ArrayList<>();
        for (Path file : english) {
            Path messages = file.resolveSibling("Messages.java");
            if (file.getFileName().toString().equals("messages.properties") && Files.exists(messages)) {
                Set<String> fields = found(MESSAGE_FIELD, SourceTree.text(messages));
                Set<String> keys = SourceTree.keys(SourceTree.properties(file));
                if (!fields.equals(keys)) {
                    wrong.add(tree.name(file) + ": fields " + fields + " keys " + keys);
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    public void declaredTextsAreTranslated() {
        List<String> wrong = new ArrayList<>();
        for (Bundle bundle : tree.bundles()) {
            Path plugin = bundle.folder().resolve("plugin.xml");
            if (Files.exists(plugin)) {
                String xml = SourceTree.text(plugin);
                Path texts = bundle.folder().resolve("OSGI-INF/l10n/bundle.properties");
                Set<String> keys = Files.exists(texts) ? SourceTree.keys(SourceTree.properties(texts)) : Set.of();
                found(TRANSLATED, xml).stream().filter(key -> !keys.contains(key))
                        .forEach(key -> wrong.add(tree.name(plugin) + ": no text for %" + key));
                found(UNTRANSLATED, xml)
                        .forEach(text -> wrong.add(tree.name(plugin) + ": not translated: " + text));
            }
        }
        assertEquals(List.of(), wrong);
    }

    private static Path swedish(Path english) {
        return english.resolveSibling(english.getFileName().toString().replace(".properties", "_sv.properties"));
    }

    private static List<String> placeholders(String text) {
        return PLACEHOLDER.matcher(text).results().map(result -> result.group()).sorted().distinct().toList();
    }

    private static Set<String> found(Pattern pattern, String text) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    private static String lines(Set<String> all) {
        return all.stream().collect(Collectors.joining("\n"));
    }
}
