/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal;

import static org.hamcrest.CoreMatchers.is;
import static org.hamcrest.MatcherAssert.assertThat;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

import org.junit.Test;

import se.etjanstekort.certstore.AnchorEntry;
import se.etjanstekort.certstore.TrustAnchors;
import se.etjanstekort.certstore.RevocationPolicy.UnknownRevocation;
import se.etjanstekort.certstore.internal.revocation.RevocationChecker;
import se.etjanstekort.certstore.internal.aia.FetchedIssuers;
import se.etjanstekort.certstore.internal.anchor.PinnedAnchors;
import se.etjanstekort.certstore.internal.identity.IdentityRules;
import se.etjanstekort.certstore.internal.x509.CertificateParser;

public class JvmAuthoritiesTest {

    @Test
    public void theJvmsOwnAuthoritiesAreNoAnchors() throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init((KeyStore) null);
        Set<String> cacerts = Arrays.stream(factory.getTrustManagers()).flatMap((TrustManager manager) -> Arrays
                .stream(((X509TrustManager) manager).getAcceptedIssuers())).map(CertificateParser::fingerprint)
                .collect(Collectors.toSet());
        assertThat("the JVM has some", cacerts.isEmpty(), is(false));
        TestPolicy policy = new TestPolicy(UnknownRevocation.WARN);
        AnchorRegister anchors = new AnchorRegister(() -> new TrustAnchors(List.of(), List.of()),
                PinnedAnchors.shipped(), FetchedIssuers.none(), policy);
        PkixCertificateStore store = new PkixCertificateStore(anchors, policy, IdentityRules.shipped(),
                Clock.fixed(TestCertificates.NOW, ZoneOffset.UTC), List::of, asking -> RevocationChecker.none());
        assertThat(store.trustAnchors().anchors(), is(List.of()));
        assertThat(store.listedAnchors().anchors().stream().map(AnchorEntry::sha256).filter(cacerts::contains).toList(),
                is(List.of()));
    }
}
