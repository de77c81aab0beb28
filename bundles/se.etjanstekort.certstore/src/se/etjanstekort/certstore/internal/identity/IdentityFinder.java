/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.identity;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import javax.security.auth.x500.X500Principal;

import se.etjanstekort.certstore.AsciiCase;
import se.etjanstekort.certstore.AssuranceLevel;
import se.etjanstekort.certstore.CertificateEntry;
import se.etjanstekort.certstore.Identity;
import se.etjanstekort.certstore.IdentityKind;
import se.etjanstekort.certstore.Purpose;
import se.etjanstekort.certstore.internal.identity.IdentityRules.Identification;
import se.etjanstekort.certstore.internal.x509.Names;

/**
 * Puts the certificates of a card together to identities: an authentication and a signature certificate belong together when
 * issuer, level and subject are the same; the subject without regard to case (ASCII), as HSA-ids are compared. After a renewal
 * the old pair may still be there: then those are paired that were issued nearest to each other.
 */
public final class IdentityFinder {

    private static final Comparator<CertificateEntry> NEWEST_FIRST = Comparator
            .comparing((CertificateEntry entry) -> entry.certificate().getNotBefore()).reversed()
            .thenComparing(CertificateEntry::sha256);

    private final IdentityRules rules;

    public IdentityFinder(IdentityRules rules) {
        this.rules = rules;
    }

    /** The identities; a certificate without purpose belongs to none. The order means nothing. */
    public List<Identity> find(List<CertificateEntry> entries) {
        Map<Group, List<CertificateEntry>> groups = new LinkedHashMap<>();
        Set<String> seen = new HashSet<>();
        for (CertificateEntry entry : entries) {
            if (entry.purpose().isPresent() && seen.add(entry.sha256())) {
                groups.computeIfAbsent(group(entry.certificate()), key -> new ArrayList<>()).add(entry);
            }
        }
        List<Identity> identities = new ArrayList<>();
        groups.values().forEach(members -> pair(members, identities));
        return identities;
    }

    private Group group(X509Certificate certificate) {
        Identification whose = rules.identify(certificate);
        return new Group(whose.kind(), AsciiCase.lower(whose.id()), whose.level(), certificate.getIssuerX500Principal(),
                Names.alike(certificate.getSubjectX500Principal()));
    }

    private void pair(List<CertificateEntry> members, List<Identity> identities) {
        List<CertificateEntry> authentications = ofPurpose(members, Purpose.AUTHENTICATION);
        List<CertificateEntry> signatures = ofPurpose(members, Purpose.SIGNATURE);
        List<Pair> pairs = new ArrayList<>();
        authentications.forEach(a -> signatures.forEach(s -> pairs.add(new Pair(a, s))));
        pairs.sort(Comparator.comparing(Pair::distance)); // stable: among equals the newest come first
        for (Pair pair : pairs) {
            if (authentications.contains(pair.authentication()) && signatures.contains(pair.signature())) {
                authentications.remove(pair.authentication());
                signatures.remove(pair.signature());
                identities.add(identity(Optional.of(pair.authentication()), Optional.of(pair.signature())));
            }
        }
        authentications.forEach(entry -> identities.add(identity(Optional.of(entry), Optional.empty())));
        signatures.forEach(entry -> identities.add(identity(Optional.empty(), Optional.of(entry))));
    }

    private static List<CertificateEntry> ofPurpose(List<CertificateEntry> entries, Purpose purpose) {
        List<CertificateEntry> matching = new ArrayList<>(
                entries.stream().filter(entry -> entry.purpose().get() == purpose).toList());
        matching.sort(NEWEST_FIRST);
        return matching;
    }

    private Identity identity(Optional<CertificateEntry> authentication, Optional<CertificateEntry> signature) {
        CertificateEntry speaking = authentication.or(() -> signature).orElseThrow();
        Identification whose = rules.identify(speaking.certificate());
        return new Identity(whose.kind(), whose.id(), speaking.subject(), Names.issuer(speaking.certificate()),
                whose.level(), whose.environment(), authentication, signature);
    }

    private record Group(IdentityKind kind, String id, AssuranceLevel level, X500Principal issuer, String subject) {
    }

    private record Pair(CertificateEntry authentication, CertificateEntry signature) {

        Duration distance() {
            return Duration.between(authentication.certificate().getNotBefore().toInstant(),
                    signature.certificate().getNotBefore().toInstant()).abs();
        }
    }
}
