/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.aia;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import se.etjanstekort.certstore.internal.TestCertificates;
import se.etjanstekort.certstore.internal.TestCertificates.Issued;
import se.etjanstekort.certstore.internal.http.FetchAnswer;

/** What is taken of what addresses of issuers' certificates answer, and how much of it is kept. */
public class IssuerFileTest {

    @Rule
    public final TemporaryFolder disk = new TemporaryFolder();

    private final Issued root = TestCertificates.root("Exempel CA").issue();

    @Test
    public void onlyOfACaWithAKeyThatCounts() throws GeneralSecurityException {
        assertEquals(List.of(root.certificate()), IssuerFile.certificates(root.certificate().getEncoded()));
        assertEquals(List.of(), IssuerFile
                .certificates(root.authentication("CN=Test Testsson").issue().certificate().getEncoded()));
        assertEquals(List.of(), IssuerFile.certificates(TestCertificates.root("Exempel CA")
                .keys(TestCertificates.rsa(1024)).issue().certificate().getEncoded()));
    }

    @Test
    public void noneOfAFileOfMoreThanSixteen() throws GeneralSecurityException {
        assertEquals(16, IssuerFile.certificates(collection(16)).size());
        assertEquals(List.of(), IssuerFile.certificates(collection(17)));
    }

    @Test
    public void theOneFetchedLongestAgoGoesFirst() {
        List<Issued> issuers = new ArrayList<>();
        FetchedIssuers fetched = new FetchedIssuers((request, sink) -> {
            try {
                sink.write(issuers.get(issuers.size() - 1).certificate().getEncoded());
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
            return new FetchAnswer(request.address(), 200, Optional.empty(), Optional.empty());
        }, new IssuerFolder(disk.getRoot().toPath()), () -> Set.of("ca.example"), Runnable::run, Clock.systemUTC());
        for (int i = 0; i <= IssuerFolder.MAXIMUM_FILES; i++) {
            Issued issuer = TestCertificates.root("Exempel CA " + i).issue();
            issuers.add(issuer);
            X509Certificate leaf = issuer.authentication("CN=Test Testsson")
                    .extension(Extension.authorityInfoAccess, false,
                            new AuthorityInformationAccess(AccessDescription.id_ad_caIssuers, new GeneralName(
                                    GeneralName.uniformResourceIdentifier, "http://ca.example/" + i)))
                    .issue().certificate();
            fetched.seek(leaf, List.of(), List.of());
            assertTrue(fetched.known().contains(issuer.certificate()));
        }
        assertEquals(IssuerFolder.MAXIMUM_FILES, fetched.known().size());
        assertFalse(fetched.known().contains(issuers.get(0).certificate()));
    }

    private byte[] collection(int count) throws GeneralSecurityException {
        return CertificateFactory.getInstance("X.509")
                .generateCertPath(Collections.nCopies(count, root.certificate())).getEncoded("PKCS7");
    }
}
