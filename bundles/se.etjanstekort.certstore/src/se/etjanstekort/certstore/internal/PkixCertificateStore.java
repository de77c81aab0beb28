/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

import se.etjanstekort.certstore.Asking;
import se.etjanstekort.certstore.CardCertificates;
import se.etjanstekort.certstore.CertificateEntry;
import se.etjanstekort.certstore.CertificateStore;
import se.etjanstekort.certstore.Identity;
import se.etjanstekort.certstore.IdentityKind;
import se.etjanstekort.certstore.IdentityRuleProblem;
import se.etjanstekort.certstore.ListedAnchors;
import se.etjanstekort.certstore.Purpose;
import se.etjanstekort.certstore.RevocationPolicy;
import se.etjanstekort.certstore.TrustAnchor;
import se.etjanstekort.certstore.TrustAnchors;
import se.etjanstekort.certstore.TrustFailure;
import se.etjanstekort.certstore.ValidatedIdentity;
import se.etjanstekort.certstore.Validation;
import se.etjanstekort.certstore.check.CertificateCheck;
import se.etjanstekort.certstore.internal.aia.FetchedIssuers;
import se.etjanstekort.certstore.internal.anchor.AnchorCollector;
import se.etjanstekort.certstore.internal.anchor.AnchorFolder;
import se.etjanstekort.certstore.internal.anchor.PinnedAnchors;
import se.etjanstekort.certstore.internal.card.CardCertificateReader;
import se.etjanstekort.certstore.internal.card.ReadingOrder;
import se.etjanstekort.certstore.internal.identity.IdentityFinder;
import se.etjanstekort.certstore.internal.identity.IdentityRules;
import se.etjanstekort.certstore.internal.path.Helpers;
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

    private static final Logger LOG = System.getLogger(PkixCertificateStore.class.getName());

    private final AnchorRegister anchors;
    private final FetchedIssuers issuers;
    private final Policy policy;
    private final IdentityRules rules;
    private final Clock clock;
    private final Supplier<List<CertificateCheck>> checks;
    private final Function<Asking, RevocationChecker> revocation;

    /** With no pins, no checks of a host, nothing fetched, and nobody to ask about revocation. */
    PkixCertificateStore(Supplier<TrustAnchors> anchors, Policy policy, IdentityRules rules, Clock clock) {
        this(new AnchorRegister(anchors, new PinnedAnchors(List.of()), FetchedIssuers.none(), policy), policy, rules,
                clock, List::of, asking -> RevocationChecker.none());
    }

    PkixCertificateStore(AnchorRegister anchors, Policy policy, IdentityRules rules, Clock clock,
            Supplier<List<CertificateCheck>> checks, Function<Asking, RevocationChecker> revocation) {
        this.anchors = anchors;
        this.issuers = anchors.fetched();
        this.policy = policy;
        this.rules = rules;
        this.clock = clock;
        this.checks = checks;
        this.revocation = revocation;
    }

    @Override
    public List<ValidatedIdentity> identities(CardContents card, Asking asking) {
        RevocationChecker deciding = revocation.apply(asking); // its wait begins now and is the only one
        CardCertificates certificates = certificates(card);
        List<X509Certificate> fromCard = authorities(certificates);
        List<ValidatedIdentity> soFar = validate(certificates, fromCard, switch (asking) {
        case SO_FAR -> deciding;
        case DECIDE -> revocation.apply(Asking.SO_FAR); // all is asked before any of it is waited for
        case ANEW -> RevocationChecker.none(); // asked once
        });
        List<CompletableFuture<Void>> searches = soFar.stream().flatMap(PkixCertificateStore::untrustedIssuers)
                .map(entry -> issuers.seek(entry.certificate(), fromCard, anchors.inForce(fromCard))).toList();
        if (asking == Asking.SO_FAR) {
            return soFar;
        }
        await(searches);
        return validate(certificates, fromCard, deciding);
    }

    private List<ValidatedIdentity> validate(CardCertificates certificates, List<X509Certificate> fromCard,
            RevocationChecker checker) {
        List<TrustAnchor> trusted = anchors.inForce(fromCard);
        Helpers helpers = new Helpers(fromCard, issuers.known());
        CertificateValidator validator = new CertificateValidator(rules, policy, checker, clock,
                checks.get());
        return new IdentityFinder(rules).find(certificates.entries()).stream()
                .map(identity -> new ValidatedIdentity(identity,
                        identity.authentication().map(
                                entry -> validator.validate(entry, Purpose.AUTHENTICATION, helpers, trusted)),
                        identity.signature().<Validation>map(
                                entry -> validator.validate(entry, Purpose.SIGNATURE, helpers, trusted))))
                .sorted(PREFERRED_FIRST).toList();
    }

    private static Stream<CertificateEntry> untrustedIssuers(ValidatedIdentity identity) {
        return Stream.of(
                identity.identity().authentication().filter(entry -> lacksPath(identity.authentication())),
                identity.identity().signature().filter(entry -> lacksPath(identity.signature())))
                .flatMap(Optional::stream);
    }

    private static boolean lacksPath(Optional<Validation> validation) {
        return validation.orElseThrow() instanceof Validation.NotTrusted not
                && not.failures().contains(TrustFailure.UNTRUSTED_ISSUER);
    }

    /** Half as long as for what issuers say about revocation, which shares that time. */
    private void await(List<CompletableFuture<Void>> searches) {
        try {
            CompletableFuture.allOf(searches.toArray(CompletableFuture[]::new))
                    .get(policy.get(RevocationPolicy.WAIT).toMillis() / 2, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException | ExecutionException e) {
            LOG.log(Level.DEBUG, "an issuer is still sought: what comes later is there at the next reading");
        }
    }

    @Override
    public Optional<CertificateObject> toReadNext(CardContents soFar, Collection<IdentityKind> kinds) {
        List<TrustAnchor> trusted = anchors.inForce(authorities(certificates(soFar)));
        return new ReadingOrder(rules, trusted, issuers.known(), clock.instant()).next(soFar, kinds);
    }

    private static List<X509Certificate> authorities(CardCertificates certificates) {
        return certificates.authorities().stream().map(CertificateEntry::certificate).toList();
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
        return anchors.inForce();
    }

    @Override
    public List<IdentityRuleProblem> identityRuleProblems() {
        return rules.problems();
    }

    @Override
    public ListedAnchors listedAnchors() {
        return anchors.listed(clock.instant());
    }

    @Override
    public CertificateStore trusting(Path anchorsDirectory) {
        return new PkixCertificateStore(anchors.trusting(() -> {
            AnchorCollector collector = new AnchorCollector();
            AnchorFolder.read(anchorsDirectory, collector);
            return collector.collected();
        }), policy, rules, clock, checks, revocation);
    }

    private static CertificateEntry leading(Identity identity) {
        return Stream.of(identity.authentication(), identity.signature()).flatMap(Optional::stream).findFirst()
                .orElseThrow();
    }
}
