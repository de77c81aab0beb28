/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.legitimation.ui.internal.content;

import java.math.BigInteger;
import java.security.Principal;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Set;

/** A certificate of which nothing matters but when it is valid. */
final class EndingCertificate extends X509Certificate {

    private static final long serialVersionUID = 1;

    private static final Duration FOUR_YEARS = Duration.ofDays(4 * 365);

    private final Instant start;
    private final Instant end;

    EndingCertificate(Instant end) {
        this(end.minus(FOUR_YEARS), end);
    }

    EndingCertificate(Instant start, Instant end) {
        this.start = start;
        this.end = end;
    }

    @Override
    public Date getNotAfter() {
        return Date.from(end);
    }

    @Override
    public void checkValidity() {
        throw notAsked();
    }

    @Override
    public void checkValidity(Date date) {
        throw notAsked();
    }

    @Override
    public int getVersion() {
        throw notAsked();
    }

    @Override
    public BigInteger getSerialNumber() {
        throw notAsked();
    }

    @Override
    @Deprecated
    public Principal getIssuerDN() {
        throw notAsked();
    }

    @Override
    @Deprecated
    public Principal getSubjectDN() {
        throw notAsked();
    }

    @Override
    public Date getNotBefore() {
        return Date.from(start);
    }

    @Override
    public byte[] getTBSCertificate() {
        throw notAsked();
    }

    @Override
    public byte[] getSignature() {
        throw notAsked();
    }

    @Override
    public String getSigAlgName() {
        throw notAsked();
    }

    @Override
    public String getSigAlgOID() {
        throw notAsked();
    }

    @Override
    public byte[] getSigAlgParams() {
        throw notAsked();
    }

    @Override
    public boolean[] getIssuerUniqueID() {
        throw notAsked();
    }

    @Override
    public boolean[] getSubjectUniqueID() {
        throw notAsked();
    }

    @Override
    public boolean[] getKeyUsage() {
        throw notAsked();
    }

    @Override
    public int getBasicConstraints() {
        throw notAsked();
    }

    @Override
    public byte[] getEncoded() {
        throw notAsked();
    }

    @Override
    public void verify(PublicKey key) {
        throw notAsked();
    }

    @Override
    public void verify(PublicKey key, String provider) {
        throw notAsked();
    }

    @Override
    public PublicKey getPublicKey() {
        throw notAsked();
    }

    @Override
    public boolean hasUnsupportedCriticalExtension() {
        throw notAsked();
    }

    @Override
    public Set<String> getCriticalExtensionOIDs() {
        throw notAsked();
    }

    @Override
    public Set<String> getNonCriticalExtensionOIDs() {
        throw notAsked();
    }

    @Override
    public byte[] getExtensionValue(String oid) {
        throw notAsked();
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    @Override
    public String toString() {
        return "a certificate until " + end;
    }

    private static UnsupportedOperationException notAsked() {
        return new UnsupportedOperationException("the view asks only when it is valid");
    }
}
