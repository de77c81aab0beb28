/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

import se.etjanstekort.certstore.AnchorEntry;
import se.etjanstekort.certstore.AnchorSource;
import se.etjanstekort.certstore.Asking;
import se.etjanstekort.certstore.CardCertificates;
import se.etjanstekort.certstore.CertificateEntry;
import se.etjanstekort.certstore.CertificateStore;
import se.etjanstekort.certstore.Identity;
import se.etjanstekort.certstore.IdentityKind;
import se.etjanstekort.certstore.Purpose;
import se.etjanstekort.certstore.TrustAnchor;
import se.etjanstekort.certstore.TrustAnchors;
import se.etjanstekort.certstore.TrustPolicy;
import se.etjanstekort.certstore.ValidatedIdentity;
import se.etjanstekort.certstore.Validation;
import se.etjanstekort.certstore.check.CertificateCheck;
import se.etjanstekort.certstore.internal.anchor.AnchorCollector;
import se.etjanstekort.certstore.internal.anchor.AnchorFolder;
import se.etjanstekort.certstore.internal.anchor.PinnedAnchors;
import se.etjanstekort.certstore.internal.card.CardCertificateReader;
import se.etjanstekort.certstore.internal.card.ReadingOrder;
import se.etjanstekort.certstore.internal.identity.IdentityFinder;
import se.etjanstekort.certstore.internal.identity.IdentityRules;
import se.etjanstekort.certstore.internal.validation.CertificateValidator;
import se.etjanstekort.certstore.internal.revocation.RevocationChecker;
import se.etjanstekort.pkcs15.CardContents;
import se.etjanstekort.pkcs15.CertificateObject;
import se.etjanstekort.policy.Policy;

/** The certificate store over PKIX path validation. Holds nothing but what it was given; any thread. */
final class PkixCertificateStore implements CertificateStore {

    private static final Comparator<ValidatedIdentity> PREFERRED_FIRST = Comparator
            .comparing((ValidatedIdentity validated) -> validated.identity().kind())
            .thenComparing(validated -> validated.trustedAuthentication().isEmpty())
            .thenComparing(validated -> leading(validated.identity()).certificate().getNotBefore(),
                    Comparator.<Date>naturalOrder().reversed())
            .thenComparing(validated -> leading(validated.identity()).sha256());

    private final Supplier<TrustAnchors> anchors;
    private final Policy policy;
    private final IdentityRules rules;
    private final Clock clock;
    private final PinnedAnchors pins;
    private final Supplier<List<CertificateCheck>> checks;
    private final Function<Asking, RevocationChecker> revocation;

    /** With no pins, no checks of a host, and nobody to ask about revocation. */
    PkixCertificateStore(Supplier<TrustAnchors> anchors, Policy policy, IdentityRules rules, Clock clock) {
        this(anchors, policy, rules, clock, new PinnedAnchors(List.of()), List::of, asking -> RevocationChecker.none());
    }

    PkixCertificateStore(Supplier<TrustAnchors> anchors, Policy policy, IdentityRules rules, Clock clock,
            PinnedAnchors pins, Supplier<List<CertificateCheck>> checks,
            Function<Asking, RevocationChecker> revocation) {
        this.anchors = anchors;
        this.policy = policy;
        this.rules = rules;
        this.clock = clock;
        this.pins = pins;
        this.checks = checks;
        this.revocation = revocation;
    }

    @Override
    public List<ValidatedIdentity> identities(CardContents card, Asking asking) {
        CardCertificates certificates = certificates(card);
        List<X509Certificate> helpers = certificates.authorities().stream().map(CertificateEntry::certificate).toList();
        List<TrustAnchor> trusted = anchors(helpers);
        CertificateValidator validator = new CertificateValidator(rules, policy, revocation.apply(asking), clock,
                checks.get());
        return new IdentityFinder(rules).find(certificates.entries()).stream()
                .map(identity -> new ValidatedIdentity(identity,
                        identity.authentication().map(
                                entry -> validator.validate(entry, Purpose.AUTHENTICATION, helpers, trusted)),
                        identity.signature().<Validation>map(
                                entry -> validator.validate(entry, Purpose.SIGNATURE, helpers, trusted))))
                .sorted(PREFERRED_FIRST).toList();
    }

    @Override
    public Optional<CertificateObject> toReadNext(CardContents soFar, Collection<IdentityKind> kinds) {
        List<X509Certificate> helpers = certificates(soFar).authorities().stream().map(CertificateEntry::certificate)
                .toList();
        return new ReadingOrder(rules, anchors(helpers), clock.instant()).next(soFar, kinds);
    }

    /** Those of the organisation, and those of the card whose fingerprint is pinned. */
    private List<TrustAnchor> anchors(List<X509Certificate> fromCard) {
        return Stream.concat(trustAnchors().anchors().stream(),
                pins.inForce(policy.get(TrustPolicy.TEST_ROOTS)).among(fromCard, new AnchorSource.Card()).stream())
                .toList();
    }

    @Override
    public boolean mayBeKept(CertificateObject certificate) {
        CardCertificates read = CardCertificateReader.read(List.of(certificate));
        return !read.authorities().isEmpty() || read.entries().stream()
                .anyMatch(entry -> rules.identify(entry.certificate()).kind() == IdentityKind.HSA_ID);
    }

    @Override
    public CardCertificates certificates(CardContents card) {
        return CardCertificateReader.read(card.certificates());
    }

    @Override
    public TrustAnchors trustAnchors() {
        return anchors.get();
    }

    @Override
    public List<AnchorEntry> listedAnchors() {
        List<AnchorEntry> listed = new ArrayList<>();
        trustAnchors().anchors().forEach(anchor -> listed.add(AnchorEntry.of(anchor, clock.instant())));
        boolean testRoots = policy.get(TrustPolicy.TEST_ROOTS);
        for (PinnedAnchors.Pin pin : pins.pins()) {
            if (listed.stream().noneMatch(entry -> entry.sha256().equals(pin.sha256()))) {
                listed.add(new AnchorEntry(pin.name(), pin.sha256(), new AnchorSource.Pin(),
                        pin.test() && !testRoots ? AnchorEntry.State.OFF : AnchorEntry.State.WAITING));
            }
        }
        return List.copyOf(listed);
    }

    @Override
    public CertificateStore trusting(Path anchorsDirectory) {
        return new PkixCertificateStore(() -> {
            AnchorCollector collector = new AnchorCollector();
            AnchorFolder.read(anchorsDirectory, collector);
            return collector.collected();
        }, policy, rules, clock, new PinnedAnchors(List.of()), checks, revocation);
    }

    private static CertificateEntry leading(Identity identity) {
        return Stream.of(identity.authentication(), identity.signature()).flatMap(Optional::stream).findFirst()
                .orElseThrow();
    }
}
