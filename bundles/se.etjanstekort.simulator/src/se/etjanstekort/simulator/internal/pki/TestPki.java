/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.simulator.internal.pki;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import se.etjanstekort.simulator.internal.persona.Credential;
import se.etjanstekort.simulator.internal.persona.KeyKind;
import se.etjanstekort.simulator.internal.persona.Persona;
import se.etjanstekort.simulator.internal.persona.Personas;
import se.etjanstekort.simulator.internal.persona.Settings;

/**
 * A certification hierarchy for tests and demonstrations, issued into a directory when it is first needed and again when
 * something has run out or was described anew. Its keys lie there in the clear: nothing that matters may trust it. May be used
 * by several threads and processes at once.
 */
public final class TestPki {

    /** Certificates that end sooner than this are issued anew. */
    private static final Duration MARGIN = Duration.ofDays(7);

    private final Settings authorities = Settings.read("data", "authorities").orElseThrow();
    private final Path root;
    private final PkiDirectory directory;
    private final Clock clock;
    private final CertificateWriter writer;

    public TestPki(Path root, Clock clock) {
        this.root = root;
        this.directory = new PkiDirectory(root);
        this.clock = clock;
        this.writer = new CertificateWriter(clock);
    }

    /** The folder with the trusted root, as DER, and nothing else. */
    public Path anchors() throws IOException, GeneralSecurityException {
        Authority anchor = named(authorities.text("anchor"));
        return directory.locked(() -> {
            byte[] der = authority(anchor).certificate().getEncoded();
            directory.write("anchors/" + anchor.alias() + ".cer", der);
            return root.resolve("anchors");
        });
    }

    /** The persona's keys and certificates by the credential's name, as its card has them: forged ones included. */
    public Map<String, Issued> credentials(Persona persona) throws IOException, GeneralSecurityException {
        anchors();
        return directory.locked(() -> {
            Map<String, Issued> own = ownCredentials(persona);
            Map<String, Issued> onCard = new LinkedHashMap<>();
            for (Credential credential : persona.credentials()) {
                PrivateKey key = own.get(credential.keyFrom().orElse(credential.name())).key();
                X509Certificate certificate = own.get(credential.name()).certificate();
                if (credential.certificateFrom().isPresent()) {
                    Persona other = Personas.find(credential.certificateFrom().get()).orElseThrow();
                    certificate = ownCredentials(other).get(credential.name()).certificate();
                }
                onCard.put(credential.name(), new Issued(key, certificate));
            }
            return onCard;
        });
    }

    /** The certificates of the authorities that issued the persona's, without the roots. */
    public List<X509Certificate> authorities(Persona persona) throws IOException, GeneralSecurityException {
        return directory.locked(() -> {
            Set<X509Certificate> certificates = new LinkedHashSet<>();
            for (Credential credential : persona.credentials()) {
                certificates.add(authority(named(credential.authority())).certificate());
            }
            return List.copyOf(certificates);
        });
    }

    private Map<String, Issued> ownCredentials(Persona persona) throws IOException, GeneralSecurityException {
        generateMissingKeys(persona);
        Map<String, Issued> issued = new LinkedHashMap<>();
        for (Credential credential : persona.credentials()) {
            Authority authority = named(credential.authority());
            Issued issuer = authority(authority);
            String location = location(persona.name(), credential);
            KeyPair keys = keys(location(persona.keys(), credential), credential.key());
            issued.put(credential.name(), issue(location, persona.fingerprint(), keys, credential.toDay() > 0,
                    issuer.certificate().getPublicKey(),
                    () -> writer.person(persona, credential, keys.getPublic(), authority, issuer)));
        }
        return issued;
    }

    /** Makes the key pairs that are missing on all processors at once: the slow part of a first issue. */
    private void generateMissingKeys(Persona persona) throws IOException, GeneralSecurityException {
        Map<String, KeyKind> missing = new LinkedHashMap<>();
        for (Credential credential : persona.credentials()) {
            String location = location(persona.keys(), credential);
            if (directory.readKeys(location, credential.key().algorithm()).isEmpty()) {
                missing.put(location, credential.key());
            }
        }
        Map<String, KeyPair> generated = missing.entrySet().parallelStream()
                .collect(Collectors.toConcurrentMap(Map.Entry::getKey, entry -> generate(entry.getValue())));
        for (Map.Entry<String, KeyPair> entry : generated.entrySet()) {
            directory.writeKeys(entry.getKey(), entry.getValue());
        }
    }

    private Authority named(String alias) {
        return Authority.read(authorities, alias);
    }

    private static String location(String persona, Credential credential) {
        return "personas/" + persona + "/" + credential.name() + "." + credential.key().name().toLowerCase(Locale.ROOT);
    }

    private Issued authority(Authority authority) throws IOException, GeneralSecurityException {
        String location = "authorities/" + authority.alias();
        KeyPair keys = keys(location, authority.key());
        if (authority.isRoot()) {
            return issue(location, authority.name(), keys, true, keys.getPublic(), () -> writer.root(authority, keys));
        }
        Authority above = named(authority.issuer().orElseThrow());
        Issued issuer = authority(above);
        return issue(location, authority.name(), keys, true, issuer.certificate().getPublicKey(),
                () -> writer.issuing(authority, keys, above, issuer));
    }

    private KeyPair keys(String location, KeyKind kind) throws IOException, GeneralSecurityException {
        Optional<KeyPair> present = directory.readKeys(location, kind.algorithm());
        if (present.isPresent()) {
            return present.get();
        }
        KeyPair keys = generate(kind);
        directory.writeKeys(location, keys);
        return keys;
    }

    private static KeyPair generate(KeyKind kind) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(kind.algorithm());
            generator.initialize(kind.bits());
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every platform has " + kind, e);
        }
    }

    /**
     * The certificate that lies there, or a new one in its place.
     *
     * @param lasting
     *            whether it is meant to be valid now
     */
    private Issued issue(String location, String issuedFor, KeyPair keys, boolean lasting, PublicKey issuerKey,
            PkiDirectory.Work<X509Certificate> writing) throws IOException, GeneralSecurityException {
        Optional<X509Certificate> present = directory.readCertificate(location, issuedFor)
                .filter(certificate -> certificate.getPublicKey().equals(keys.getPublic()))
                .filter(certificate -> isSignedBy(certificate, issuerKey))
                .filter(certificate -> !lasting || isValidForNow(certificate));
        if (present.isPresent()) {
            return new Issued(keys.getPrivate(), present.get());
        }
        X509Certificate certificate = writing.run();
        directory.writeCertificate(location, issuedFor, certificate);
        return new Issued(keys.getPrivate(), certificate);
    }

    private static boolean isSignedBy(X509Certificate certificate, PublicKey issuerKey) {
        try {
            certificate.verify(issuerKey);
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private boolean isValidForNow(X509Certificate certificate) {
        Instant now = clock.instant();
        return certificate.getNotBefore().toInstant().isBefore(now)
                && certificate.getNotAfter().toInstant().isAfter(now.plus(MARGIN));
    }
}
