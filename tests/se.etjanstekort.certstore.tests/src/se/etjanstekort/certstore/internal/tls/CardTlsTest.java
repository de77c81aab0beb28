/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.tls;

import static org.hamcrest.CoreMatchers.is;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertThrows;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Security;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

import se.etjanstekort.certstore.AnchorSource;
import se.etjanstekort.certstore.AssuranceLevel;
import se.etjanstekort.certstore.CertificateEntry;
import se.etjanstekort.certstore.Environment;
import se.etjanstekort.certstore.Identity;
import se.etjanstekort.certstore.IdentityKind;
import se.etjanstekort.certstore.Purpose;
import se.etjanstekort.certstore.RevocationStatus;
import se.etjanstekort.certstore.Subject;
import se.etjanstekort.certstore.TrustAnchor;
import se.etjanstekort.certstore.ValidatedIdentity;
import se.etjanstekort.certstore.Validation;
import se.etjanstekort.certstore.internal.TestCertificates;
import se.etjanstekort.certstore.internal.TestCertificates.Issued;
import se.etjanstekort.certstore.internal.TestPolicy;
import se.etjanstekort.certstore.internal.jca.ProviderRegistration;
import se.etjanstekort.certstore.keys.CardKeyException;
import se.etjanstekort.certstore.keys.CardKeyFailure;
import se.etjanstekort.certstore.keys.SigningKey;
import se.etjanstekort.certstore.tls.CardTlsContext;
import se.etjanstekort.certstore.tls.TlsRequest;
import se.etjanstekort.pkcs15.CertificateObject;
import se.etjanstekort.pkcs15.FilePath;
import se.etjanstekort.pkcs15.Identifier;
import se.etjanstekort.pkcs15.SignatureAlgorithm;

/** TLS of the platform on both ends, over the loopback; the card's keys are in memory, and opaque to the platform. */
public class CardTlsTest {

    private static final Instant NOW = Instant.now();
    private static final String PERSON = "C=SE,CN=Åsa Bergström,SERIALNUMBER=TSTNMT2321000156-10B7";
    private static final Issued ROOT = issue(TestCertificates.root("Test Root"));
    private static final Issued CA = issue(ROOT.ca("Test CA"));

    private final MemoryCardKeys cards = new MemoryCardKeys();
    private final ProviderRegistration provider = new ProviderRegistration(cards,
            TestPolicy.with("keystore.allowed", Set.of()));
    private final CardTlsService tls = new CardTlsService(cards, provider);
    private SSLServerSocket server;

    private static Issued issue(TestCertificates.Request request) {
        return request.valid(NOW.minus(Duration.ofHours(1)), NOW.plus(Duration.ofDays(1))).issue();
    }

    @Before
    public void startServer() throws GeneralSecurityException, IOException {
        Issued issued = issue(CA.request("CN=localhost").extension(Extension.subjectAlternativeName, false,
                new GeneralNames(new GeneralName(GeneralName.dNSName, "localhost"))));
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("server", issued.keys().getPrivate(), new char[0],
                new X509Certificate[] { issued.certificate(), CA.certificate() });
        KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(store, new char[0]);
        KeyStore anchors = KeyStore.getInstance("PKCS12");
        anchors.load(null, null);
        anchors.setCertificateEntry("root", ROOT.certificate());
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(anchors);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        server = (SSLServerSocket) context.getServerSocketFactory().createServerSocket(0, 5,
                InetAddress.getLoopbackAddress());
        server.setNeedClientAuth(true);
    }

    @After
    public void stop() throws IOException {
        provider.close();
        server.close();
    }

    private SigningKey insert(Issued issued, Set<SignatureAlgorithm> algorithms, Optional<Issued> signature) {
        Optional<CertificateEntry> signing = signature.map(one -> entry(one, Purpose.SIGNATURE));
        CertificateEntry entry = entry(issued, Purpose.AUTHENTICATION);
        Identity identity = new Identity(IdentityKind.HSA_ID, "TSTNMT2321000156-10B7", entry.subject(), "Test CA",
                AssuranceLevel.LEVEL_3, Environment.TEST, Optional.of(entry), signing);
        ValidatedIdentity validated = new ValidatedIdentity(identity, Optional.of(trusted(issued)),
                signature.map(CardTlsTest::trusted));
        signature.ifPresent(one -> cards.put(new SigningKey("card 1", validated, Purpose.SIGNATURE, algorithms),
                one.keys().getPrivate()));
        SigningKey key = new SigningKey("card 1", validated, Purpose.AUTHENTICATION, algorithms);
        cards.put(key, issued.keys().getPrivate());
        return key;
    }

    private static CertificateEntry entry(Issued issued, Purpose purpose) {
        return new CertificateEntry(
                new CertificateObject(new Identifier(new byte[] { 1 }), "", CertificateObject.Kind.OWN, false,
                        FilePath.of(1)),
                issued.certificate(), Optional.of(purpose), new Subject("Åsa Bergström", "Åsa", "Bergström", "", ""),
                issued.certificate().getSerialNumber().toString(16));
    }

    private static Validation trusted(Issued issued) {
        return new Validation.Trusted(List.of(issued.certificate(), CA.certificate()),
                new TrustAnchor(ROOT.certificate(), "00", new AnchorSource.Contribution("a", "b")),
                new RevocationStatus.Good(Instant.EPOCH, Optional.empty(), RevocationStatus.Source.OCSP, false),
                List.of());
    }

    private TlsRequest request(X509Certificate anchor) {
        return TlsRequest.to(URI.create("https://localhost:" + server.getLocalPort()), "Kvalitetsregistret",
                List.of(IdentityKind.HSA_ID), List.of(anchor));
    }

    /** Who came, and by which protocol: as the server saw it. */
    private String visit(CardTlsContext card) throws Exception {
        CompletableFuture<String> seen = CompletableFuture.supplyAsync(() -> {
            try (SSLSocket accepted = (SSLSocket) server.accept()) {
                accepted.startHandshake();
                accepted.getOutputStream().write('!');
                X509Certificate came = (X509Certificate) accepted.getSession().getPeerCertificates()[0];
                return accepted.getSession().getProtocol() + " " + came.getSerialNumber();
            } catch (IOException e) {
                return e.toString();
            }
        });
        try (SSLSocket socket = (SSLSocket) card.context().getSocketFactory().createSocket("localhost",
                server.getLocalPort())) {
            socket.startHandshake();
            assertThat(socket.getInputStream().read(), is((int) '!'));
        }
        return seen.get();
    }

    private static Issued rsa() {
        return issue(CA.authentication(PERSON).keys(TestCertificates.rsa(2048)));
    }

    private void comes(Issued who, Set<SignatureAlgorithm> algorithms, String protocol) throws Exception {
        insert(who, algorithms, Optional.empty());
        try (CardTlsContext card = tls.open(request(ROOT.certificate()))) {
            assertThat(cards.unlocked(), is(1));
            assertThat(visit(card), is(protocol + " " + who.certificate().getSerialNumber()));
        }
    }

    @Test
    public void aKeyOnACurveOpensTls13() throws Exception {
        comes(issue(CA.authentication(PERSON)), EnumSet.of(SignatureAlgorithm.ECDSA_P256_SHA256), "TLSv1.3");
    }

    @Test
    public void aKeyOnTheLargerCurveOpensTls13() throws Exception {
        comes(issue(CA.authentication(PERSON).keys(TestCertificates.ec("secp384r1"))),
                EnumSet.of(SignatureAlgorithm.ECDSA_P384_SHA384), "TLSv1.3");
    }

    @Test
    public void anRsaKeyWithPssOpensTls13() throws Exception {
        comes(rsa(), EnumSet.of(SignatureAlgorithm.RSA_PSS_SHA256, SignatureAlgorithm.RSA_PKCS1_SHA256), "TLSv1.3");
    }

    @Test
    public void anRsaKeyWithPssOpensTls12() throws Exception {
        server.setEnabledProtocols(new String[] { "TLSv1.2" });
        comes(rsa(), EnumSet.of(SignatureAlgorithm.RSA_PSS_SHA256, SignatureAlgorithm.RSA_PKCS1_SHA256), "TLSv1.2");
    }

    @Test
    public void anRsaKeyWithoutPssOpensTls12AndSaysWhy() throws Exception {
        comes(rsa(), EnumSet.of(SignatureAlgorithm.RSA_PKCS1_SHA256), "TLSv1.2");
        assertThat(tls.open(request(ROOT.certificate())).withoutTls13(),
                is(Optional.of(CardKeyFailure.ONLY_TLS_1_2)));
    }

    @Test
    public void theSignatureCertificateIsNeverOffered() throws Exception {
        Issued authentication = issue(CA.authentication(PERSON));
        insert(authentication, EnumSet.of(SignatureAlgorithm.ECDSA_P256_SHA256),
                Optional.of(issue(CA.signature(PERSON))));
        try (CardTlsContext card = tls.open(request(ROOT.certificate()))) {
            assertThat(visit(card), is("TLSv1.3 " + authentication.certificate().getSerialNumber()));
        }
    }

    @Test
    public void aServerOfAnotherAnchorIsRefusedBeforeTheCardSigns() throws Exception {
        insert(issue(CA.authentication(PERSON)), EnumSet.of(SignatureAlgorithm.ECDSA_P256_SHA256), Optional.empty());
        try (CardTlsContext card = tls.open(request(issue(TestCertificates.root("Other")).certificate()))) {
            assertThrows(IOException.class, () -> visit(card));
            assertThat(cards.signed(), is(0));
        }
    }

    @Test
    public void connectionsEndWithTheCardAndComeBackWithIt() throws Exception {
        Issued who = issue(CA.authentication(PERSON));
        SigningKey key = insert(who, EnumSet.of(SignatureAlgorithm.ECDSA_P256_SHA256), Optional.empty());
        CardTlsContext first = tls.open(request(ROOT.certificate()));
        try (SSLSocket socket = (SSLSocket) first.context().getSocketFactory().createSocket("localhost",
                server.getLocalPort())) {
            CompletableFuture<Boolean> told = new CompletableFuture<>();
            first.onClose(() -> told.complete(true));
            cards.remove(key.card());
            assertThat(told.get(), is(true));
            assertThrows(IOException.class, () -> socket.getInputStream().read());
            assertThat(first.isOpen(), is(false));
        }
        assertThrows(IOException.class,
                () -> first.context().getSocketFactory().createSocket("localhost", server.getLocalPort()));
        CardKeyException none = assertThrows(CardKeyException.class, () -> tls.open(request(ROOT.certificate())));
        assertThat(none.failure(), is(CardKeyFailure.NO_KEY));
        server.accept().close();
        server.accept().close();
        comesAgain(who);
    }

    private void comesAgain(Issued who) throws Exception {
        insert(who, EnumSet.of(SignatureAlgorithm.ECDSA_P256_SHA256), Optional.empty());
        try (CardTlsContext again = tls.open(request(ROOT.certificate()))) {
            assertThat(visit(again), is("TLSv1.3 " + who.certificate().getSerialNumber()));
        }
    }

    @Test
    public void allOtherOperationsKeepTheirProvider() throws Exception {
        Map<String, String> before = firstProviders();
        insert(issue(CA.authentication(PERSON)), EnumSet.of(SignatureAlgorithm.ECDSA_P256_SHA256), Optional.empty());
        tls.open(request(ROOT.certificate())).close();
        assertThat(Security.getProvider("ETJANSTEKORT") != null, is(true));
        assertThat(firstProviders(), is(before));
        PrivateKey software = TestCertificates.ec("secp256r1").getPrivate();
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(software);
        assertThat(signature.getProvider().getName(), is("SunEC"));
        provider.close();
        assertThat(Security.getProvider("ETJANSTEKORT") == null, is(true));
    }

    /** For each kind of operation and algorithm the provider that is asked first. */
    private static Map<String, String> firstProviders() {
        Map<String, String> first = new HashMap<>();
        for (Provider provider : Security.getProviders()) {
            for (Provider.Service service : provider.getServices()) {
                first.putIfAbsent(service.getType() + " " + service.getAlgorithm(), provider.getName());
            }
        }
        return first;
    }
}
