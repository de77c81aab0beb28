/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.identity;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.bouncycastle.asn1.x500.style.BCStyle;

import se.etjanstekort.certstore.AssuranceLevel;
import se.etjanstekort.certstore.Environment;
import se.etjanstekort.certstore.IdentityKind;
import se.etjanstekort.certstore.internal.x509.CertificateParser;
import se.etjanstekort.certstore.internal.x509.Names;

/** The table of issuers: {@code rules/identities.properties}, which says how it is written. */
public final class IdentityRules {

    private static final String SHIPPED = "/rules/identities.properties";
    private static final Pattern KEY = Pattern.compile("rule\\.(\\d{1,4})\\.(issuer|policy|attribute|kind|level)");

    private final Set<String> testPrefixes;
    private final Set<String> testSuffixes;
    private final List<IdentityRule> rules;

    private IdentityRules(Properties table) {
        testPrefixes = list(table.getProperty("test.prefixes", ""));
        testSuffixes = list(table.getProperty("test.suffixes", ""));
        Map<Integer, Properties> rows = new TreeMap<>();
        for (String name : table.stringPropertyNames()) {
            Matcher key = KEY.matcher(name);
            if (key.matches()) {
                rows.computeIfAbsent(Integer.valueOf(key.group(1)), number -> new Properties())
                        .setProperty(key.group(2), table.getProperty(name).strip());
            } else if (!name.startsWith("test.")) {
                throw new IllegalArgumentException(name);
            }
        }
        rules = rows.values().stream().map(IdentityRules::rule).toList();
    }

    /** The table that comes with this bundle. */
    public static IdentityRules shipped() {
        try (InputStream in = IdentityRules.class.getResourceAsStream(SHIPPED)) {
            return read(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a file of the bundle itself
        }
    }

    /**
     * Another table.
     *
     * @throws IllegalArgumentException
     *             if it is not written as it must be
     */
    public static IdentityRules read(Reader reader) throws IOException {
        Properties table = new Properties();
        table.load(reader);
        return new IdentityRules(table);
    }

    /** What a certificate says whose it is. */
    public Identification identify(X509Certificate certificate) {
        String issuer = Names.issuer(certificate);
        Optional<String> marked = withoutMark(issuer);
        String plain = marked.orElse(issuer);
        List<String> policies = Names.policies(certificate);
        Environment environment = marked.isPresent() ? Environment.TEST : Environment.PRODUCTION;
        return rules.stream().filter(rule -> rule.fits(plain, policies)).findFirst()
                .map(rule -> byRule(rule, certificate, environment)).orElseGet(() -> withoutRule(certificate));
    }

    private static Identification byRule(IdentityRule rule, X509Certificate certificate, Environment environment) {
        Optional<String> id = Names.only(certificate.getSubjectX500Principal(), rule.attribute())
                .filter(rule::allows);
        return id.isPresent() ? new Identification(rule.kind(), id.get(), rule.level(), environment, true)
                : new Identification(IdentityKind.OTHER, CertificateParser.fingerprint(certificate), rule.level(),
                        environment, false);
    }

    private static Identification withoutRule(X509Certificate certificate) {
        String id = Names.only(certificate.getSubjectX500Principal(), BCStyle.SERIALNUMBER)
                .filter(text -> text.matches("[\\x21-\\x7E]{1,64}"))
                .orElseGet(() -> CertificateParser.fingerprint(certificate));
        return new Identification(IdentityKind.OTHER, id, AssuranceLevel.UNKNOWN, Environment.UNKNOWN, true);
    }

    private Optional<String> withoutMark(String issuer) {
        for (String prefix : testPrefixes) {
            if (issuer.startsWith(prefix + " ")) {
                return Optional.of(issuer.substring(prefix.length() + 1));
            }
        }
        for (String suffix : testSuffixes) {
            if (issuer.endsWith(" " + suffix)) {
                return Optional.of(issuer.substring(0, issuer.length() - suffix.length() - 1));
            }
        }
        return Optional.empty();
    }

    private static IdentityRule rule(Properties row) {
        for (String needed : List.of("issuer", "attribute", "kind")) {
            if (row.getProperty(needed, "").isEmpty()) {
                throw new IllegalArgumentException(needed + " is missing in " + row);
            }
        }
        return new IdentityRule(glob(row.getProperty("issuer")), list(row.getProperty("policy", "")),
                BCStyle.INSTANCE.attrNameToOID(row.getProperty("attribute")),
                IdentityKind.valueOf(row.getProperty("kind")),
                AssuranceLevel.valueOf(row.getProperty("level", AssuranceLevel.UNKNOWN.name())));
    }

    /** {@code *} stands for any characters; nothing else has a meaning of its own. */
    private static Pattern glob(String text) {
        return Pattern.compile(Arrays.stream(text.split("\\*", -1)).map(Pattern::quote)
                .collect(Collectors.joining(".*")));
    }

    private static Set<String> list(String text) {
        return Arrays.stream(text.split(",")).map(String::strip).filter(part -> !part.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Whose a certificate is.
     *
     * @param clear
     *            false where the issuer's rule finds no id, or more than one, or one out of range
     */
    public record Identification(IdentityKind kind, String id, AssuranceLevel level, Environment environment,
            boolean clear) {

        @Override
        public String toString() {
            return kind + (clear ? "" : " unclear"); // the id may be a personnummer
        }
    }
}
