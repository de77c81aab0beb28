/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.tls;

import static org.hamcrest.CoreMatchers.is;
import static org.hamcrest.CoreMatchers.nullValue;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertThrows;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;

import org.junit.Before;
import org.junit.Test;

public class TrackedEngineTest {

    private static final SSLException END = new SSLException("the end");

    private SSLEngine platform;
    private TrackedEngine engine;

    @Before
    public void make() throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, null, null);
        platform = context.createSSLEngine("register.example.se", 443);
        platform.setUseClientMode(true);
        engine = new TrackedEngine(platform, () -> END);
    }

    private static ByteBuffer record() {
        return ByteBuffer.allocate(1 << 15);
    }

    @Test
    public void itCarriesUntilItEnds() throws Exception {
        ByteBuffer hello = record();
        engine.beginHandshake();
        engine.wrap(ByteBuffer.allocate(0), hello);
        assertThat(hello.flip().get(), is((byte) 22)); // RFC 8446, 5.1: handshake
        assertThat(engine.getHandshakeStatus(), is(HandshakeStatus.NEED_UNWRAP));
    }

    @Test
    public void afterwardsItCarriesNothingAndSaysWhy() {
        engine.end();
        ByteBuffer out = record();
        assertThat(assertThrows(SSLException.class, engine::beginHandshake), is(END));
        assertThat(assertThrows(SSLException.class, () -> engine.wrap(ByteBuffer.allocate(1), out)), is(END));
        assertThat(assertThrows(SSLException.class, () -> engine.unwrap(ByteBuffer.allocate(1), out)), is(END));
        assertThat(out.position(), is(0));
        assertThat(engine.isOutboundDone(), is(true));
    }

    @Test
    public void theNameStaysCheckedWhateverIsSet() {
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm(null);
        engine.setSSLParameters(parameters);
        assertThat(platform.getSSLParameters().getEndpointIdentificationAlgorithm(), is("HTTPS"));
    }

    @Test
    public void whatIsSetReachesThePlatform() {
        engine.setEnabledProtocols(new String[] { "TLSv1.2" });
        engine.setEnabledCipherSuites(new String[] { "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256" });
        engine.setEnableSessionCreation(false);
        assertThat(platform.getEnabledProtocols(), is(new String[] { "TLSv1.2" }));
        assertThat(engine.getEnabledProtocols(), is(new String[] { "TLSv1.2" }));
        assertThat(platform.getEnabledCipherSuites(), is(new String[] { "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256" }));
        assertThat(engine.getEnabledCipherSuites(), is(platform.getEnabledCipherSuites()));
        assertThat(platform.getEnableSessionCreation(), is(false));
        assertThat(engine.getEnableSessionCreation(), is(false));
        assertThat(engine.getPeerHost(), is("register.example.se"));
        assertThat(engine.getPeerPort(), is(443));
        assertThat(engine.getUseClientMode(), is(true));
        assertThat(engine.getApplicationProtocol(), is(nullValue()));
        assertThat(engine.getSession().getProtocol(), is(platform.getSession().getProtocol()));
    }
}
