/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.card;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import se.etjanstekort.certstore.CardCertificates;
import se.etjanstekort.certstore.CertificateEntry;
import se.etjanstekort.certstore.IdentityKind;
import se.etjanstekort.certstore.Purpose;
import se.etjanstekort.certstore.TrustAnchor;
import se.etjanstekort.certstore.internal.identity.IdentityRules;
import se.etjanstekort.certstore.internal.path.PathFinder;
import se.etjanstekort.pkcs15.CardContents;
import se.etjanstekort.pkcs15.CertificateObject;
import se.etjanstekort.pkcs15.KeyUsage;

/**
 * In which order a card's certificates are read, and when that is enough. Trusts nothing: who is signed in is decided by the
 * validation of what was read.
 *
 * @param known
 *            issuers' certificates that need not be read
 */
public record ReadingOrder(IdentityRules rules, List<TrustAnchor> anchors, List<X509Certificate> known, Instant now) {

    public Optional<CertificateObject> next(CardContents soFar, Collection<IdentityKind> kinds) {
        List<CertificateObject> unread = soFar.certificates().stream().filter(CertificateObject::isUnread).toList();
        if (unread.isEmpty()) {
            return Optional.empty();
        }
        CardCertificates read = CardCertificateReader.read(soFar.certificates());
        Optional<CertificateEntry> wanted = kinds.stream().findFirst().flatMap(kind -> authentication(read, kind));
        Optional<CertificateObject> own = unread.stream().filter(ReadingOrder::isOwn)
                .min(Comparator.comparing(certificate -> isForSignatures(soFar, certificate)));
        if (wanted.isEmpty() && own.isPresent()) {
            return own;
        }
        Optional<CertificateEntry> leaf = wanted
                .or(() -> kinds.stream().flatMap(kind -> authentication(read, kind).stream()).findFirst());
        if (leaf.isEmpty()) {
            // Nobody can be signed in: why not, only the whole card tells.
            return unread.stream().findFirst();
        }
        return hasPath(leaf.get().certificate(), read) ? Optional.empty()
                : unread.stream().filter(certificate -> !isOwn(certificate)).findFirst();
    }

    private Optional<CertificateEntry> authentication(CardCertificates read, IdentityKind kind) {
        return read.entries().stream().filter(entry -> entry.purpose().equals(Optional.of(Purpose.AUTHENTICATION)))
                .filter(entry -> rules.identify(entry.certificate()).kind() == kind)
                .filter(entry -> isValidNow(entry.certificate())).findFirst();
    }

    private boolean isValidNow(X509Certificate certificate) {
        try {
            certificate.checkValidity(Date.from(now));
            return true;
        } catch (CertificateException e) {
            return false;
        }
    }

    private boolean hasPath(X509Certificate leaf, CardCertificates read) {
        List<X509Certificate> helpers = Stream
                .concat(read.authorities().stream().map(CertificateEntry::certificate), known.stream()).toList();
        return !PathFinder.find(leaf, helpers, anchors).isEmpty();
    }

    private static boolean isOwn(CertificateObject certificate) {
        return certificate.kind() == CertificateObject.Kind.OWN && !certificate.isAuthority();
    }

    /** Before it is read, the key that belongs to it tells what it is for. */
    private static boolean isForSignatures(CardContents card, CertificateObject certificate) {
        return card.privateKey(certificate).filter(key -> key.usage().contains(KeyUsage.NON_REPUDIATION)).isPresent();
    }
}
