/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.revocation.ocsp;

import java.io.IOException;
import java.security.SecureRandom;

import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.OCSPRequest;
import org.bouncycastle.asn1.ocsp.Request;
import org.bouncycastle.asn1.ocsp.TBSRequest;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;

import se.etjanstekort.certstore.internal.revocation.RevocationSource.Question;

/** A question as it is sent (RFC 6960, 4.1): one certificate, not signed, with a nonce (RFC 9654). */
record OcspQuery(byte[] encoded, byte[] nonce) {

    private static final int NONCE_LENGTH = 32;

    static OcspQuery of(Question question, SecureRandom random) {
        byte[] nonce = new byte[NONCE_LENGTH];
        random.nextBytes(nonce);
        try {
            Extension extension = new Extension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce, false,
                    new DEROctetString(nonce).getEncoded(ASN1Encoding.DER));
            TBSRequest request = new TBSRequest(null,
                    new DERSequence(new Request(CertificateIds.of(question), null)), new Extensions(extension));
            return new OcspQuery(new OCSPRequest(request, null).getEncoded(ASN1Encoding.DER), nonce);
        } catch (IOException e) {
            throw new IllegalStateException(e); // it is written to memory
        }
    }
}
