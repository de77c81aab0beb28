/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.aia;

import java.net.URI;
import java.net.URISyntaxException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;

/** Where a certificate says that its issuer's is: id-ad-caIssuers (RFC 5280, 4.2.2.1). */
final class IssuerAddresses {

    private static final int MAXIMUM = 2;
    private static final Set<String> SCHEMES = Set.of("http", "https");

    private IssuerAddresses() {
    }

    /** The first ones of a web server; none where the extension is missing or cannot be read. */
    static List<URI> of(X509Certificate certificate) {
        byte[] extension = certificate.getExtensionValue(Extension.authorityInfoAccess.getId());
        if (extension == null) {
            return List.of();
        }
        List<URI> addresses = new ArrayList<>();
        try {
            for (AccessDescription access : AuthorityInformationAccess
                    .getInstance(ASN1OctetString.getInstance(extension).getOctets()).getAccessDescriptions()) {
                GeneralName location = access.getAccessLocation();
                if (access.getAccessMethod().equals(AccessDescription.id_ad_caIssuers)
                        && location.getTagNo() == GeneralName.uniformResourceIdentifier
                        && addresses.size() < MAXIMUM) {
                    add(location.getName().toString(), addresses);
                }
            }
        } catch (IllegalArgumentException | IllegalStateException | ClassCastException
                | IndexOutOfBoundsException e) { // all of them from the decoder
            return List.of();
        }
        return addresses;
    }

    private static void add(String text, List<URI> addresses) {
        try {
            URI address = new URI(text);
            if (address.getScheme() != null && SCHEMES.contains(address.getScheme().toLowerCase(Locale.ROOT))
                    && address.getRawAuthority() != null) {
                addresses.add(address);
            }
        } catch (URISyntaxException e) {
            return; // no address of anything
        }
    }
}
