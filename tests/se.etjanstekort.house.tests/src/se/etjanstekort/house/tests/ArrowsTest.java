/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.house.tests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import org.eclipse.osgi.util.ManifestElement;
import org.junit.Test;

/** The arrows between the bundles, read from their manifests: who may use whom, and who may touch what outside. */
public class ArrowsTest {

    private static final String OURS = "se.etjanstekort.";
    private static final Set<String> UI_MAY_USE = Set.of("smartcard", "pkcs15", "certstore", "login", "policy", "ui");
    private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(Map.entry("smartcard", Set.of()),
            Map.entry("policy", Set.of()), Map.entry("pkcs15", Set.of("smartcard")),
            Map.entry("reader", Set.of("smartcard", "policy")),
            Map.entry("certstore", Set.of("smartcard", "pkcs15", "policy")),
            Map.entry("login", Set.of("smartcard", "pkcs15", "certstore", "policy")),
            Map.entry("ui", Set.of("smartcard", "pkcs15", "certstore", "login", "policy")),
            Map.entry("pin.ui", UI_MAY_USE), Map.entry("session.ui", UI_MAY_USE),
            Map.entry("legitimation.ui", UI_MAY_USE),
            Map.entry("cli", Set.of("smartcard", "pkcs15", "certstore", "login", "policy")),
            Map.entry("simulator", Set.of("smartcard", "pkcs15", "cli")), Map.entry("example.clinic", Set.of()));
    private static final Set<String> MAY_USE_BOUNCY_CASTLE = Set.of("pkcs15", "certstore", "simulator");
    private static final Set<String> MAY_USE_JNA = Set.of("reader");
    private static final Pattern WIDGETS = Pattern.compile("org\\.eclipse\\.(swt|jface|ui|e4\\.ui)(\\..*)?");
    private static final Pattern CLASS_IN_STRING = Pattern
            .compile("\"se\\.etjanstekort\\.(?:[a-z0-9_]+\\.)+[A-Z]\\w*|Class\\.forName\\(|\\.loadClass\\(");

    private final SourceTree tree = SourceTree.find();
    private final List<Bundle> bundles = tree.bundles();

    @Test
    public void everyBundleHasItsRow() {
        Set<String> found = new TreeSet<>();
        bundles.forEach(bundle -> found.add(bundle.shortName()));
        assertEquals("a bundle without a row, or a row without a bundle", new TreeSet<>(MAY_USE.keySet()), found);
    }

    @Test
    public void importsFollowTheArrows() {
        Map<String, String> owners = new HashMap<>();
        bundles.forEach(bundle -> bundle.names("Export-Package").forEach(name -> owners.put(name, bundle.shortName())));
        List<String> wrong = new ArrayList<>();
        for (Bundle bundle : bundles) {
            for (String imported : bundle.names("Import-Package")) {
                String owner = owners.get(imported);
                if (imported.startsWith(OURS) && (owner == null || !MAY_USE.get(bundle.shortName()).contains(owner))) {
                    wrong.add(bundle.shortName() + " imports " + imported + " of " + owner);
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    public void ourBundlesAreUsedByPackageOnly() {
        List<String> wrong = new ArrayList<>();
        for (Bundle bundle : bundles) {
            bundle.names("Require-Bundle").stream().filter(name -> name.startsWith(OURS))
                    .forEach(name -> wrong.add(bundle.shortName() + " requires " + name));
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    public void nothingIsLooseInTheManifests() {
        List<String> wrong = new ArrayList<>();
        for (Bundle bundle : bundles) {
            for (String header : List.of("DynamicImport-Package", "Eclipse-BuddyPolicy", "Eclipse-RegisterBuddy")) {
                if (!bundle.header(header).isEmpty()) {
                    wrong.add(bundle.shortName() + ": " + header);
                }
            }
            for (ManifestElement required : bundle.header("Require-Bundle")) {
                if ("reexport".equals(required.getDirective("visibility"))) {
                    wrong.add(bundle.shortName() + " re-exports " + required.getValue());
                }
            }
            for (ManifestElement imported : bundle.header("Import-Package")) {
                if (imported.getValue().startsWith(OURS) && imported.getDirective("resolution") != null) {
                    wrong.add(bundle.shortName() + " imports optionally " + imported.getValue());
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    public void packagesAreApiOrInternal() {
        List<String> wrong = new ArrayList<>();
        for (Bundle bundle : bundles) {
            Set<String> exported = bundle.names("Export-Package");
            for (String name : bundle.packages()) {
                boolean internal = (name + '.').contains(".internal.");
                if (internal == exported.contains(name)) {
                    wrong.add(name + (internal ? " is internal and exported" : " is neither internal nor exported"));
                }
            }
            for (ManifestElement element : bundle.header("Export-Package")) {
                if (!bundle.packages().contains(element.getValue())) {
                    wrong.add(bundle.shortName() + " exports what it does not hold: " + element.getValue());
                }
                if (element.getAttribute("version") == null) {
                    wrong.add(element.getValue() + " is exported without a version");
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    public void outsideLibrariesStayWhereTheyBelong() {
        List<String> wrong = new ArrayList<>();
        for (Bundle bundle : bundles) {
            String name = bundle.shortName();
            Set<String> used = bundle.names("Import-Package");
            used.addAll(bundle.names("Require-Bundle"));
            boolean widgets = name.equals("ui") || name.endsWith(".ui") || name.startsWith("example.");
            for (String use : used) {
                boolean castle = use.startsWith("org.bouncycastle") || use.startsWith("bc");
                boolean jna = use.startsWith("com.sun.jna");
                if (castle && !MAY_USE_BOUNCY_CASTLE.contains(name) || jna && !MAY_USE_JNA.contains(name)
                        || WIDGETS.matcher(use).matches() && !widgets) {
                    wrong.add(name + " uses " + use);
                }
            }
            bundle.names("Require-Bundle").stream().filter(use -> use.startsWith("bc"))
                    .forEach(use -> wrong.add(name + " requires " + use + " as a whole"));
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    public void noClassIsNamedInAString() {
        List<String> wrong = new ArrayList<>();
        for (Bundle bundle : bundles) {
            for (var source : bundle.sources()) {
                var matcher = CLASS_IN_STRING.matcher(SourceTree.text(source));
                while (matcher.find()) {
                    wrong.add(tree.name(source) + ": " + matcher.group());
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    public void theSuiteFeatureHoldsNoSoftwareCard() {
        String feature = SourceTree.text(tree.root().resolve("features/se.etjanstekort.feature/feature.xml"));
        assertTrue(feature.contains("se.etjanstekort.login"));
        assertEquals(-1, feature.indexOf("se.etjanstekort.simulator"));
        assertEquals(-1, feature.indexOf("se.etjanstekort.example"));
    }
}
