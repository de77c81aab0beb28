/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import se.etjanstekort.policy.PolicyKey;
import se.etjanstekort.policy.PolicyType;

/** The policy keys of revocation: who is asked, how long that may take, and what an unknown status means. */
public final class RevocationPolicy {

    /** What an unknown revocation status means. */
    public enum UnknownRevocation {
        /** The certificate is not trusted. */
        REFUSE,
        /** It is trusted and the user is warned. */
        WARN,
        /** It is trusted, with a warning, on the strength of an earlier answer that is not too old; otherwise not. */
        ACCEPT_LAST_KNOWN
    }

    /** What becomes of an OCSP answer without the nonce that was sent (RFC 9654). One with another nonce never counts. */
    public enum Nonce {
        /** It counts while it is fresh. */
        PREFER,
        /** It does not count. */
        REQUIRE
    }

    /** {@code revocation.unknown}: {@code refuse} as shipped. */
    public static final PolicyKey<UnknownRevocation> UNKNOWN = PolicyKey.security("revocation.unknown",
            PolicyType.choice(UnknownRevocation.class), UnknownRevocation.REFUSE);

    /** {@code revocation.last.known.hours}: how old an answer may be for {@code accept-last-known}, from its thisUpdate. */
    public static final PolicyKey<Integer> LAST_KNOWN_HOURS = PolicyKey
            .security("revocation.last.known.hours", PolicyType.integer(1, 168), 24).withFallback(1);

    /** {@code revocation.sources}: who is asked, in that order; {@code none} asks nobody, so that every status is unknown. */
    public static final PolicyKey<List<RevocationStatus.Source>> SOURCES = PolicyKey.security("revocation.sources",
            new PolicyType<>("ocsp, crl, or both with a comma between; none", RevocationPolicy::sources),
            List.of(RevocationStatus.Source.OCSP, RevocationStatus.Source.CRL));

    /** {@code revocation.ask.all}: whether all sources are asked although one of them has answered. */
    public static final PolicyKey<Boolean> ASK_ALL = PolicyKey
            .security("revocation.ask.all", PolicyType.bool(), Boolean.FALSE).withFallback(Boolean.TRUE);

    /** {@code revocation.nonce}: {@code prefer} as shipped, since many responders sign their answers in advance. */
    public static final PolicyKey<Nonce> NONCE = PolicyKey
            .security("revocation.nonce", PolicyType.choice(Nonce.class), Nonce.PREFER).withFallback(Nonce.REQUIRE);

    /** {@code revocation.freshness.hours}: after how many hours an answer without a nonce, or without an end, is stale. */
    public static final PolicyKey<Integer> FRESHNESS_HOURS = PolicyKey
            .security("revocation.freshness.hours", PolicyType.integer(1, 168), 24).withFallback(1);

    /** {@code revocation.wait}: how long a sign-in waits for answers at most; then the status is unknown. */
    public static final PolicyKey<Duration> WAIT = PolicyKey.security("revocation.wait", PolicyType.seconds(1, 30),
            Duration.ofSeconds(5));

    /** {@code revocation.recheck.minutes}: how often the card of a session that lasts is checked again. */
    public static final PolicyKey<Integer> RECHECK_MINUTES = PolicyKey
            .security("revocation.recheck.minutes", PolicyType.integer(5, 1440), 60).withFallback(5);

    /**
     * {@code revocation.provisional}: whether a CRL counts whose signature was checked before the last start and is being checked
     * again; otherwise its answer waits for that.
     */
    public static final PolicyKey<Boolean> PROVISIONAL = PolicyKey
            .security("revocation.provisional", PolicyType.bool(), Boolean.TRUE).withFallback(Boolean.FALSE);

    /**
     * {@code revocation.ocsp.addresses}: responders to ask about the certificates of an issuer, before those that the certificate
     * names; by the SHA-256 fingerprint of the issuer's certificate.
     */
    public static final PolicyKey<Map<String, List<URI>>> OCSP_ADDRESSES = PolicyKey
            .security("revocation.ocsp.addresses", addresses(), Map.of());

    /** {@code revocation.crl.addresses}: the same for complete CRLs. */
    public static final PolicyKey<Map<String, List<URI>>> CRL_ADDRESSES = PolicyKey
            .security("revocation.crl.addresses", addresses(), Map.of());

    /** {@code revocation.crl.megabytes}: a larger CRL is not fetched. */
    public static final PolicyKey<Integer> CRL_MEGABYTES = PolicyKey.security("revocation.crl.megabytes",
            PolicyType.integer(1, 1024), 100);

    /** {@code revocation.crl.cache.megabytes}: what CRLs and their indexes may take on disk; the oldest go first. */
    public static final PolicyKey<Integer> CRL_CACHE_MEGABYTES = PolicyKey
            .security("revocation.crl.cache.megabytes", PolicyType.integer(10, 10240), 500);

    private static final Set<String> SCHEMES = Set.of("http", "https");

    private RevocationPolicy() {
    }

    private static Optional<List<RevocationStatus.Source>> sources(String text) {
        return switch (text.replace(" ", "")) {
        case "none" -> Optional.of(List.of());
        case "ocsp" -> Optional.of(List.of(RevocationStatus.Source.OCSP));
        case "crl" -> Optional.of(List.of(RevocationStatus.Source.CRL));
        case "ocsp,crl" -> Optional.of(List.of(RevocationStatus.Source.OCSP, RevocationStatus.Source.CRL));
        case "crl,ocsp" -> Optional.of(List.of(RevocationStatus.Source.CRL, RevocationStatus.Source.OCSP));
        default -> Optional.empty();
        };
    }

    private static PolicyType<Map<String, List<URI>>> addresses() {
        return new PolicyType<>("a SHA-256 fingerprint and one or more http or https addresses with blanks between;"
                + " several such with commas between", RevocationPolicy::addresses);
    }

    private static Optional<Map<String, List<URI>>> addresses(String text) {
        Map<String, List<URI>> addresses = new HashMap<>();
        for (String part : text.isEmpty() ? new String[0] : text.split(",", -1)) {
            String[] words = part.strip().split("\\s+");
            String fingerprint = words[0].replace(":", "").toLowerCase(Locale.ROOT);
            List<URI> of = new ArrayList<>();
            for (int i = 1; i < words.length; i++) {
                address(words[i]).ifPresent(of::add);
            }
            if (!fingerprint.matches("[0-9a-f]{64}") || of.isEmpty() || of.size() != words.length - 1) {
                return Optional.empty();
            }
            addresses.put(fingerprint, List.copyOf(of));
        }
        return Optional.of(Map.copyOf(addresses));
    }

    private static Optional<URI> address(String text) {
        try {
            return Optional.of(URI.create(text)).filter(uri -> uri.getScheme() != null && uri.getHost() != null
                    && SCHEMES.contains(uri.getScheme().toLowerCase(Locale.ROOT)) && uri.getRawUserInfo() == null);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
