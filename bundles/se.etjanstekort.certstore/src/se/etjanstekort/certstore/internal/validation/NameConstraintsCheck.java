/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.validation;

import java.security.cert.X509Certificate;
import java.util.Optional;

import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.NameConstraintValidatorException;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.asn1.x509.PKIXNameConstraintValidator;

import se.etjanstekort.certstore.TrustFailure;
import se.etjanstekort.certstore.check.CheckedPath;
import se.etjanstekort.certstore.internal.x509.Names;

/** Subject and alternative names lie where all issuers above allow (RFC 5280, 6.1.3 (b) and (c)), the anchor included. */
final class NameConstraintsCheck extends ShippedCheck {

    NameConstraintsCheck() {
        super("nameConstraints");
    }

    @Override
    public boolean applies(CheckedPath path, int position) {
        return !path.isAnchor(position)
                && !(path.isIntermediate(position) && isSelfIssued(path.certificate(position)));
    }

    @Override
    public Optional<TrustFailure> failure(CheckedPath path, int position) {
        X509Certificate certificate = path.certificate(position);
        PKIXNameConstraintValidator names = new PKIXNameConstraintValidator();
        path.chain().subList(position + 1, path.chain().size()).forEach(issuer -> constrain(names, issuer));
        try {
            X500Name subject = X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
            names.checkPermittedDN(subject);
            names.checkExcludedDN(subject);
            for (GeneralName name : alternatives(certificate)) {
                names.checkPermitted(name);
                names.checkExcluded(name);
            }
            return Optional.empty();
        } catch (NameConstraintValidatorException e) {
            return Optional.of(TrustFailure.NAME_CONSTRAINT);
        }
    }

    private static void constrain(PKIXNameConstraintValidator names, X509Certificate issuer) {
        Names.extension(issuer, Extension.nameConstraints).map(NameConstraints::getInstance).ifPresent(constraints -> {
            if (constraints.getPermittedSubtrees() != null) {
                names.intersectPermittedSubtree(constraints.getPermittedSubtrees());
            }
            if (constraints.getExcludedSubtrees() != null) {
                for (GeneralSubtree subtree : constraints.getExcludedSubtrees()) {
                    names.addExcludedSubtree(subtree);
                }
            }
        });
    }

    private static GeneralName[] alternatives(X509Certificate certificate) {
        return Names.extension(certificate, Extension.subjectAlternativeName).map(GeneralNames::getInstance)
                .map(GeneralNames::getNames).orElse(new GeneralName[0]);
    }

    private static boolean isSelfIssued(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
    }
}
