/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.path;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertPathValidatorException.Reason;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.PKIXReason;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.Set;

import se.etjanstekort.certstore.TrustFailure;

/** Whether the issuers along a path were allowed to issue what they did (RFC 5280, 6.1), apart from revocation and strength. */
public final class PathValidator {

    private PathValidator() {
    }

    /** What is wrong with the path; empty if nothing is. */
    public static Optional<TrustFailure> failure(CertificationPath path, Instant now) {
        X509Certificate anchor = path.anchor().certificate();
        if (now.isBefore(anchor.getNotBefore().toInstant()) || now.isAfter(anchor.getNotAfter().toInstant())) {
            return Optional.of(TrustFailure.ISSUER_NOT_VALID); // RFC 5280 leaves an anchor's validity to us
        }
        try {
            PKIXParameters parameters = new PKIXParameters(
                    Set.of(new java.security.cert.TrustAnchor(anchor, null)));
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(now));
            CertPathValidator.getInstance("PKIX").validate(
                    CertificateFactory.getInstance("X.509").generateCertPath(path.certificates()), parameters);
            return Optional.empty();
        } catch (CertPathValidatorException e) {
            return Optional.of(failure(e.getReason(), e.getIndex()));
        } catch (GeneralSecurityException e) {
            return Optional.of(TrustFailure.INVALID_PATH);
        }
    }

    private static TrustFailure failure(Reason reason, int index) {
        if (reason == BasicReason.EXPIRED) {
            return index == 0 ? TrustFailure.EXPIRED : TrustFailure.ISSUER_NOT_VALID;
        }
        if (reason == BasicReason.NOT_YET_VALID) {
            return index == 0 ? TrustFailure.NOT_YET_VALID : TrustFailure.ISSUER_NOT_VALID;
        }
        if (reason == BasicReason.ALGORITHM_CONSTRAINED) {
            return TrustFailure.WEAK_ALGORITHM;
        }
        return reason instanceof PKIXReason known ? switch (known) {
        case NOT_CA_CERT, INVALID_KEY_USAGE -> TrustFailure.NOT_A_CA;
        case PATH_TOO_LONG -> TrustFailure.PATH_LENGTH;
        case INVALID_NAME -> TrustFailure.NAME_CONSTRAINT;
        case INVALID_POLICY -> TrustFailure.POLICY_NOT_ALLOWED;
        case UNRECOGNIZED_CRIT_EXT -> TrustFailure.UNKNOWN_CRITICAL_EXTENSION;
        default -> TrustFailure.INVALID_PATH;
        } : TrustFailure.INVALID_PATH;
    }
}
