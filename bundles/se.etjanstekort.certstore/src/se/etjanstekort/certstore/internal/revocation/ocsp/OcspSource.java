/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.revocation.ocsp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;

import se.etjanstekort.certstore.RevocationPolicy;
import se.etjanstekort.certstore.RevocationPolicy.Nonce;
import se.etjanstekort.certstore.RevocationStatus;
import se.etjanstekort.certstore.RevocationStatus.Cause;
import se.etjanstekort.certstore.TrustFailure;
import se.etjanstekort.certstore.internal.http.FetchException;
import se.etjanstekort.certstore.internal.http.FetchRequest;
import se.etjanstekort.certstore.internal.http.HttpFetcher;
import se.etjanstekort.certstore.internal.revocation.Freshness;
import se.etjanstekort.certstore.internal.revocation.Recent;
import se.etjanstekort.certstore.internal.revocation.RevocationSource;
import se.etjanstekort.certstore.internal.x509.CertificateParser;
import se.etjanstekort.policy.Policy;

/** Asks OCSP responders over HTTP (RFC 6960, appendix A): those of policy first, then those that the certificate names. */
public final class OcspSource implements RevocationSource {

    /** Of a response in bytes. Real ones have 1 to 4 KB. */
    static final int MAXIMUM_SIZE = 64 * 1024;

    private static final int MAXIMUM_ADDRESSES = 4;

    private final HttpFetcher fetcher;
    private final AnswerFolder folder;
    private final Policy policy;
    private final Clock clock;
    private final Delegates delegates;
    private final SecureRandom random = new SecureRandom();
    /** What is kept and has been verified; by {@link #name}. */
    private final Recent<String, RevocationStatus> known = new Recent<>(AnswerFolder.MAXIMUM_ANSWERS);

    /**
     * @param folder
     *            for answers, of the user's own
     * @param crls
     *            asked about responders without ocsp-nocheck
     */
    public OcspSource(HttpFetcher fetcher, Path folder, Policy policy, Clock clock, RevocationSource crls) {
        this.fetcher = fetcher;
        this.folder = new AnswerFolder(folder);
        this.policy = policy;
        this.clock = clock;
        this.delegates = new Delegates(crls, policy);
    }

    @Override
    public RevocationStatus.Source kind() {
        return RevocationStatus.Source.OCSP;
    }

    @Override
    public RevocationStatus kept(Question question) {
        String name = name(question);
        return known.get(name)
                .or(() -> folder.read(name).map(onDisk -> verified(question, name, onDisk)))
                .orElseGet(() -> new RevocationStatus.Unknown(TrustFailure.REVOCATION_NOT_ANSWERED_YET,
                        "OCSP: not asked yet"));
    }

    private RevocationStatus verified(Question question, String name, byte[] onDisk) {
        try {
            RevocationStatus verified = new OcspVerifier(delegates.byWhatIsKept()).kept(onDisk, question);
            if (verified instanceof RevocationStatus.Good && policy.get(RevocationPolicy.NONCE) == Nonce.REQUIRE) {
                return new RevocationStatus.Unknown(TrustFailure.REVOCATION_NOT_ANSWERED_YET,
                        "OCSP: what is on disk was said to somebody who asked earlier");
            }
            known.put(name, verified);
            return verified;
        } catch (OcspException e) {
            if (!e.isUndecided()) {
                folder.remove(name);
            }
            return new RevocationStatus.Unknown(e.failure(), "OCSP on disk: " + e.getMessage());
        }
    }

    @Override
    public RevocationStatus ask(Question question, Duration within) {
        List<URI> addresses = addresses(question);
        if (addresses.isEmpty()) {
            return new RevocationStatus.Unknown(TrustFailure.REVOCATION_NOWHERE_TO_ASK, "OCSP: no address");
        }
        long end = System.nanoTime() + within.toNanos();
        List<Cause> causes = new ArrayList<>();
        for (int i = 0; i < addresses.size(); i++) {
            // the last address has all that is left: no slow one takes the time of those behind it
            long left = Math.max(0, end - System.nanoTime()) / (addresses.size() - i);
            try {
                return ask(question, addresses.get(i), Duration.ofNanos(left));
            } catch (OcspException e) {
                causes.add(new Cause(e.failure(), "OCSP " + addresses.get(i) + ": " + e.getMessage()));
                if (e.failure() == TrustFailure.REVOCATION_CERTIFICATE_UNKNOWN) {
                    forgetGood(question);
                }
            }
        }
        return new RevocationStatus.Unknown(causes);
    }

    private RevocationStatus ask(Question question, URI address, Duration within) throws OcspException {
        long end = System.nanoTime() + within.toNanos();
        OcspQuery query = OcspQuery.of(question, random);
        byte[] response = fetch(FetchRequest.post(address, "application/ocsp-request", query.encoded(), MAXIMUM_SIZE,
                within));
        RevocationStatus status = new OcspVerifier(delegates.asking(end)).fresh(response, question, query,
                policy.get(RevocationPolicy.NONCE), Freshness.of(clock.instant(), policy));
        return keep(question, status, response);
    }

    /**
     * What can never be taken back is not forgotten for anything that is said later, nor a hold for an answer that is older: one
     * that somebody has kept and sends again.
     */
    private RevocationStatus keep(Question question, RevocationStatus status, byte[] response) {
        RevocationStatus before = kept(question);
        if (isFinal(before) || !isFinal(status) && asOf(before).isAfter(asOf(status))) {
            return before instanceof RevocationStatus.Revoked ? before : status;
        }
        known.put(name(question), status);
        folder.write(name(question), response);
        return status;
    }

    /** An issuer that does not know a certificate any more has taken back that it was good. */
    private void forgetGood(Question question) {
        if (kept(question) instanceof RevocationStatus.Good) {
            known.remove(name(question));
            folder.remove(name(question));
        }
    }

    private static boolean isFinal(RevocationStatus status) {
        return status instanceof RevocationStatus.Revoked revoked && revoked.isPermanent();
    }

    private static Instant asOf(RevocationStatus status) {
        if (status instanceof RevocationStatus.Good good) {
            return good.thisUpdate();
        }
        return status instanceof RevocationStatus.Revoked revoked ? revoked.thisUpdate() : Instant.MIN;
    }

    private byte[] fetch(FetchRequest request) throws OcspException {
        ByteArrayOutputStream response = new ByteArrayOutputStream();
        try {
            fetcher.fetch(request, response);
            return response.toByteArray();
        } catch (FetchException e) {
            throw new OcspException(switch (e.reason()) {
            case TOO_LARGE -> TrustFailure.REVOCATION_WRONG_ANSWER;
            case BAD_STATUS -> TrustFailure.REVOCATION_TRY_LATER;
            default -> TrustFailure.REVOCATION_UNREACHABLE;
            }, e.getMessage(), e);
        } catch (IOException e) {
            throw new IllegalStateException(e); // it is written to memory
        }
    }

    private List<URI> addresses(Question question) {
        Set<URI> addresses = new LinkedHashSet<>(policy.get(RevocationPolicy.OCSP_ADDRESSES)
                .getOrDefault(CertificateParser.fingerprint(question.issuer()), List.of()));
        addresses.addAll(named(question.certificate()));
        return addresses.stream().limit(MAXIMUM_ADDRESSES).toList();
    }

    /** authorityInfoAccess (RFC 5280, 4.2.2.1). */
    private static List<URI> named(X509Certificate certificate) {
        byte[] extension = certificate.getExtensionValue(Extension.authorityInfoAccess.getId());
        if (extension == null) {
            return List.of();
        }
        List<URI> named = new ArrayList<>();
        try {
            for (AccessDescription access : AuthorityInformationAccess
                    .getInstance(ASN1OctetString.getInstance(extension).getOctets()).getAccessDescriptions()) {
                GeneralName place = access.getAccessLocation();
                if (AccessDescription.id_ad_ocsp.equals(access.getAccessMethod())
                        && place.getTagNo() == GeneralName.uniformResourceIdentifier) {
                    named.add(URI.create(place.getName().toString()));
                }
            }
        } catch (IllegalArgumentException | IllegalStateException | ClassCastException
                | IndexOutOfBoundsException e) { // from the decoder, or no address
            return named;
        }
        return named;
    }

    private static String name(Question question) {
        return CertificateParser.fingerprint(question.certificate()).substring(0, 32)
                + CertificateParser.fingerprint(question.issuer()).substring(0, 32);
    }
}
