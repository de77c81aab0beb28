/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.example.clinic.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.junit.Test;

/** Everything that the client says exists in Swedish and in English. */
public class LanguagesTest {

    private static final String CODE = "messages";
    private static final String PLUGIN = "/OSGI-INF/l10n/bundle";

    @Test
    public void codeTextsAreWholeInBothLanguages() throws Exception {
        assertSameKeysAndDifferentTexts(CODE);
    }

    @Test
    public void pluginTextsAreWholeInBothLanguages() throws Exception {
        assertSameKeysAndDifferentTexts(PLUGIN);
    }

    @Test
    public void everyFieldHasItsTextAndEveryTextItsField() throws Exception {
        Set<String> fields = Arrays.stream(Messages.class.getDeclaredFields())
                .filter(field -> Modifier.isPublic(field.getModifiers())).map(Field::getName)
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(fields, new TreeSet<>(texts(CODE, "").stringPropertyNames()));
    }

    private static void assertSameKeysAndDifferentTexts(String base) throws IOException {
        Properties english = texts(base, "");
        Properties swedish = texts(base, "_sv");
        assertEquals(new TreeSet<>(english.stringPropertyNames()), new TreeSet<>(swedish.stringPropertyNames()));
        for (String key : english.stringPropertyNames()) {
            String text = swedish.getProperty(key);
            assertTrue(base + ": " + key + " is empty", !text.isBlank() && !english.getProperty(key).isBlank());
            assertNotEquals(base + ": " + key + " is not translated", english.getProperty(key), text);
        }
    }

    private static Properties texts(String base, String suffix) throws IOException {
        String name = base + suffix + ".properties";
        try (InputStream stream = Messages.class.getResourceAsStream(name)) {
            assertNotNull(name, stream);
            Properties texts = new Properties();
            try (Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
                texts.load(reader);
            }
            return texts;
        }
    }
}
