/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal;

import static org.hamcrest.CoreMatchers.is;
import static org.hamcrest.MatcherAssert.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import com.sun.net.httpserver.HttpServer;

import se.etjanstekort.certstore.AnchorEntry;
import se.etjanstekort.certstore.AnchorSource;
import se.etjanstekort.certstore.Asking;
import se.etjanstekort.certstore.TrustAnchor;
import se.etjanstekort.certstore.TrustAnchors;
import se.etjanstekort.certstore.TrustFailure;
import se.etjanstekort.certstore.RevocationPolicy.UnknownRevocation;
import se.etjanstekort.certstore.Validation;
import se.etjanstekort.certstore.internal.TestCertificates.Issued;
import se.etjanstekort.certstore.internal.TestCertificates.Request;
import se.etjanstekort.certstore.internal.aia.FetchedIssuers;
import se.etjanstekort.certstore.internal.aia.IssuerFolder;
import se.etjanstekort.certstore.internal.anchor.PinnedAnchors;
import se.etjanstekort.certstore.internal.anchor.PinnedAnchors.Pin;
import se.etjanstekort.certstore.internal.http.BoundedHttpFetcher;
import se.etjanstekort.certstore.internal.identity.IdentityRules;
import se.etjanstekort.certstore.internal.revocation.RevocationChecker;
import se.etjanstekort.certstore.internal.x509.CertificateParser;

/** Issuers' certificates from where a card's certificates say they are, by a web server on this computer's own address. */
public class FetchedIssuersTest {

    private static final String DOCTOR = "C=SE,O=Region Exempel,"
            + "CN=Åsa Bergström Öhrn,SERIALNUMBER=TSTNMT2321000156-10B7";
    private static final String CA = "TEST Exempel e-id Person HSA-id 3 CA v1";
    private static final List<TrustFailure> NO_PATH = List.of(TrustFailure.UNTRUSTED_ISSUER);

    @Rule
    public final TemporaryFolder disk = new TemporaryFolder();

    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<Runnable> background = new ArrayList<>();
    private final Issued root = TestCertificates.root("TEST Exempel e-id Root CA v2").issue();
    private final MovingClock clock = new MovingClock(TestCertificates.NOW);
    private Executor executor = background::add;
    private Asking asking = Asking.SO_FAR;
    private HttpServer server;
    private String host;
    private Set<String> hosts;
    private List<Pin> pins = List.of();

    @Before
    public void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
        host = InetAddress.getLoopbackAddress().getHostAddress() + ":" + server.getAddress().getPort();
        hosts = Set.of(host);
    }

    @After
    public void stop() {
        server.stop(0);
    }

    @Test
    public void theIssuingCaIsFetchedBehindTheReading() {
        Issued ca = root.ca(CA).issue();
        serve("/ca.cer", TestCard.encoded(ca));
        TestCard card = TestCard.of(at(ca.authentication(DOCTOR), "/ca.cer").issue());
        PkixCertificateStore store = store(issuers(), root);
        assertThat(failures(store, card), is(NO_PATH));
        assertThat("reading waits for no server", requests, is(List.of()));
        work();
        assertThat(failures(store, card), is(List.of()));
        work();
        assertThat(requests, is(List.of("/ca.cer")));
    }

    @Test
    public void whoWantsADecisionWaitsForTheIssuer() {
        Issued ca = root.ca(CA).issue();
        serve("/ca.cer", TestCard.encoded(ca));
        TestCard card = TestCard.of(at(ca.authentication(DOCTOR), "/ca.cer").issue());
        asking = Asking.DECIDE;
        executor = Runnable::run;
        assertThat(failures(store(issuers(), root), card), is(List.of()));
    }

    @Test
    public void severalInOneFileAreLookedThrough() throws GeneralSecurityException {
        Issued ca = root.ca(CA).issue();
        Issued other = root.ca("Another CA").issue();
        serve("/ca.p7c", CertificateFactory.getInstance("X.509")
                .generateCertPath(List.of(other.certificate(), ca.certificate())).getEncoded("PKCS7"));
        TestCard card = TestCard.of(at(ca.authentication(DOCTOR), "/ca.p7c").issue());
        FetchedIssuers issuers = issuers();
        assertThat(afterwards(store(issuers, root), card), is(List.of()));
        assertThat("only what was sought is kept", issuers.known(), is(List.of(ca.certificate())));
    }

    @Test
    public void aFetchedRootCountsOnlyIfItsFingerprintIsKnown() {
        Issued ca = at(root.ca(CA), "/root.cer").issue();
        serve("/ca.cer", TestCard.encoded(ca));
        serve("/root.cer", TestCard.encoded(root));
        TestCard card = TestCard.of(at(ca.authentication(DOCTOR), "/ca.cer").issue());
        FetchedIssuers issuers = issuers();
        assertThat(afterwards(store(issuers), card), is(NO_PATH));
        assertThat(requests, is(List.of("/ca.cer", "/root.cer")));
        assertThat(store(issuers).listedAnchors().anchors(), is(List.of()));
        String fingerprint = CertificateParser.fingerprint(root.certificate());
        pins = List.of(new Pin("root", fingerprint, false));
        assertThat(failures(store(issuers), card), is(List.of()));
        assertThat(store(issuers).listedAnchors().anchors().stream().map(one -> one.source() + " " + one.state())
                .toList(), is(List.of("fetched IN_FORCE")));
        pins = List.of(new Pin("test", fingerprint, true));
        assertThat("trial roots are off", failures(store(issuers), card), is(NO_PATH));
        assertThat(store(issuers).listedAnchors().anchors().get(0).state(), is(AnchorEntry.State.OFF));
    }

    @Test
    public void anAddressThatLeadsToItselfIsAskedOnce() {
        Issued ca = at(root.ca(CA), "/ca.cer").issue();
        serve("/ca.cer", TestCard.encoded(ca));
        TestCard card = TestCard.of(at(ca.authentication(DOCTOR), "/ca.cer").issue());
        PkixCertificateStore store = store(issuers());
        assertThat(afterwards(store, card), is(NO_PATH));
        assertThat(afterwards(store, card), is(NO_PATH));
        assertThat(requests, is(List.of("/ca.cer")));
    }

    @Test
    public void aCircleOfIssuersEnds() {
        Issued one = TestCertificates.root("Circle One").issue();
        Issued two = at(one.request("C=SE,O=Exempel e-id AB,CN=Circle Two"), "/one.cer")
                .basicConstraints(new BasicConstraints(true)).issue();
        Issued oneByTwo = at(two.request("C=SE,O=Exempel e-id AB,CN=Circle One").keys(one.keys()), "/two.cer")
                .basicConstraints(new BasicConstraints(true)).issue();
        serve("/one.cer", TestCard.encoded(oneByTwo));
        serve("/two.cer", TestCard.encoded(two));
        TestCard card = TestCard.of(at(one.authentication(DOCTOR), "/one.cer").issue());
        assertThat(afterwards(store(issuers()), card), is(NO_PATH));
        assertThat(requests, is(List.of("/one.cer", "/two.cer")));
    }

    @Test
    public void aStaircaseWithoutEndIsLeft() {
        Issued top = root;
        for (int step = 9; step >= 0; step--) {
            Request request = top.request("C=SE,CN=Step " + step).basicConstraints(new BasicConstraints(true));
            top = at(request, "/" + (step + 1)).issue();
            serve("/" + step, TestCard.encoded(top));
        }
        TestCard card = TestCard.of(at(top.authentication(DOCTOR), "/0").issue());
        assertThat(afterwards(store(issuers()), card), is(NO_PATH));
        assertThat(requests, is(List.of("/0", "/1", "/2", "/3")));
    }

    @Test
    public void noServerIsAskedThatPolicyDoesNotName() {
        Issued ca = root.ca(CA).issue();
        serve("/ca.cer", TestCard.encoded(ca));
        TestCard card = TestCard.of(at(ca.authentication(DOCTOR), "/ca.cer").issue());
        for (Set<String> others : List.of(Set.<String>of(), Set.of("127.0.0.1"))) {
            hosts = others;
            assertThat(afterwards(store(issuers(), root), card), is(NO_PATH));
        }
        hosts = Set.of(host);
        TestCard file = TestCard.of(ca.authentication(DOCTOR).extension(Extension.authorityInfoAccess, false,
                addresses("file://" + host + "/ca.cer", "ldap://" + host + "/ca.cer", "http://[", "ca.cer")).issue());
        assertThat(afterwards(store(issuers(), root), file), is(NO_PATH));
        assertThat(requests, is(List.of()));
    }

    @Test
    public void whatIsNoIssuerIsNotKept() {
        Issued ca = root.ca(CA).issue();
        FetchedIssuers issuers = issuers();
        Map<String, byte[]> answers = Map.of("/namesake", TestCard.encoded(root.ca(CA).issue()), "/person",
                TestCard.encoded(ca.authentication(DOCTOR).issue()), "/text", "<html>".getBytes(), "/nothing",
                new byte[0], "/large", new byte[100_000]);
        answers.forEach(this::serve);
        answers.keySet().forEach(path -> assertThat(path, afterwards(store(issuers, root),
                TestCard.of(at(ca.authentication(DOCTOR), path).issue())), is(NO_PATH)));
        assertThat(issuers.known(), is(List.of()));
        assertThat(disk.getRoot().list().length, is(0));
    }

    @Test
    public void aServerThatIsAwayIsAskedAgainAfterAMinute() {
        Issued ca = root.ca(CA).issue();
        TestCard card = TestCard.of(at(ca.authentication(DOCTOR), "/ca.cer").issue());
        PkixCertificateStore store = store(issuers(), root);
        assertThat(afterwards(store, card), is(NO_PATH));
        serve("/ca.cer", TestCard.encoded(ca));
        clock.advance(Duration.ofSeconds(59));
        assertThat(afterwards(store, card), is(NO_PATH));
        clock.advance(Duration.ofSeconds(2));
        assertThat(afterwards(store, card), is(List.of()));
        assertThat(requests, is(List.of("/ca.cer")));
    }

    @Test
    public void whatWasFetchedIsThereAfterARestartWithoutNetwork() throws IOException {
        Issued ca = root.ca(CA).issue();
        serve("/ca.cer", TestCard.encoded(ca));
        TestCard card = TestCard.of(at(ca.authentication(DOCTOR), "/ca.cer").issue());
        assertThat(afterwards(store(issuers(), root), card), is(List.of()));
        server.removeContext("/ca.cer");
        assertThat(failures(store(issuers(), root), card), is(List.of()));
        Path file = disk.getRoot().toPath().resolve(CertificateParser.fingerprint(ca.certificate()) + ".cer");
        Files.write(file, TestCard.encoded(root.ca(CA).issue()));
        assertThat("one that is not what its name says", failures(store(issuers(), root), card), is(NO_PATH));
        assertThat(Files.exists(file), is(false));
    }

    private Request at(Request request, String path) {
        return request.extension(Extension.authorityInfoAccess, false, addresses("http://" + host + path));
    }

    private static AuthorityInformationAccess addresses(String... texts) {
        return new AuthorityInformationAccess(Stream.of(texts)
                .map(text -> new AccessDescription(AccessDescription.id_ad_caIssuers,
                        new GeneralName(GeneralName.uniformResourceIdentifier, text)))
                .toArray(AccessDescription[]::new));
    }

    private void serve(String path, byte[] body) {
        server.createContext(path, exchange -> {
            requests.add(exchange.getRequestURI().getPath());
            exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
            try (exchange) {
                exchange.getResponseBody().write(body);
            }
        });
    }

    private FetchedIssuers issuers() {
        return new FetchedIssuers(new BoundedHttpFetcher(ProxySelector.of(null)),
                new IssuerFolder(disk.getRoot().toPath()), () -> hosts, executor, clock);
    }

    private PkixCertificateStore store(FetchedIssuers issuers, Issued... anchors) {
        List<TrustAnchor> trusted = Stream.of(anchors).map(issued -> new TrustAnchor(issued.certificate(),
                CertificateParser.fingerprint(issued.certificate()), new AnchorSource.Contribution("test", "")))
                .toList();
        TestPolicy policy = new TestPolicy(UnknownRevocation.WARN);
        return new PkixCertificateStore(new AnchorRegister(() -> new TrustAnchors(trusted, List.of()),
                new PinnedAnchors(pins), issuers, policy), policy, IdentityRules.shipped(), clock, List::of,
                asking -> RevocationChecker.none());
    }

    private void work() {
        List<Runnable> tasks = List.copyOf(background);
        background.clear();
        tasks.forEach(Runnable::run);
    }

    private List<TrustFailure> afterwards(PkixCertificateStore store, TestCard card) {
        failures(store, card);
        work();
        List<TrustFailure> failures = failures(store, card);
        work();
        return failures;
    }

    private List<TrustFailure> failures(PkixCertificateStore store, TestCard card) {
        return store.identities(card.contents(), asking).get(0).authentication()
                .orElseThrow() instanceof Validation.NotTrusted notTrusted ? notTrusted.failures() : List.of();
    }
}
