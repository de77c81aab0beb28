/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.tls;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;

/**
 * The platform's engine, which carries nothing any more once its card has left. It says so by an exception: who only finds it
 * closed may go on asking, as the HTTP client of Java does without end.
 */
final class TrackedEngine extends SSLEngine {

    private final SSLEngine platform;
    private final Supplier<SSLException> why;
    private volatile boolean ended;

    /**
     * @param why
     *            what it fails with once it has ended
     */
    TrackedEngine(SSLEngine platform, Supplier<SSLException> why) {
        super(platform.getPeerHost(), platform.getPeerPort());
        this.platform = platform;
        this.why = why;
    }

    /** It carries nothing from now on. Returns at once. */
    void cut() {
        ended = true;
    }

    /** It is cut, and takes its leave. */
    void end() {
        cut();
        platform.getSession().invalidate();
        platform.closeOutbound();
    }

    /** The server while something goes there, as an address of the web; empty for one that has no name. */
    Optional<URI> peer() {
        if (platform.isOutboundDone() || getPeerHost() == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(new URI("https", null, getPeerHost(), getPeerPort(), "/", null, null));
        } catch (URISyntaxException e) {
            return Optional.empty(); // no client of HTTP has come there
        }
    }

    private void requireCard() throws SSLException {
        if (ended) {
            throw why.get();
        }
    }

    @Override
    public SSLEngineResult wrap(ByteBuffer[] sources, int offset, int length, ByteBuffer target) throws SSLException {
        requireCard();
        return platform.wrap(sources, offset, length, target);
    }

    @Override
    public SSLEngineResult unwrap(ByteBuffer source, ByteBuffer[] targets, int offset, int length)
            throws SSLException {
        requireCard();
        return platform.unwrap(source, targets, offset, length);
    }

    @Override
    public Runnable getDelegatedTask() {
        return platform.getDelegatedTask();
    }

    @Override
    public void closeInbound() throws SSLException {
        platform.closeInbound();
    }

    @Override
    public boolean isInboundDone() {
        return platform.isInboundDone();
    }

    @Override
    public void closeOutbound() {
        platform.closeOutbound();
    }

    @Override
    public boolean isOutboundDone() {
        return platform.isOutboundDone();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return platform.getSupportedCipherSuites();
    }

    @Override
    public String[] getEnabledCipherSuites() {
        return platform.getEnabledCipherSuites();
    }

    @Override
    public void setEnabledCipherSuites(String[] suites) {
        platform.setEnabledCipherSuites(suites);
    }

    @Override
    public String[] getSupportedProtocols() {
        return platform.getSupportedProtocols();
    }

    @Override
    public String[] getEnabledProtocols() {
        return platform.getEnabledProtocols();
    }

    @Override
    public void setEnabledProtocols(String[] protocols) {
        platform.setEnabledProtocols(protocols);
    }

    @Override
    public SSLSession getSession() {
        return platform.getSession();
    }

    @Override
    public SSLSession getHandshakeSession() {
        return platform.getHandshakeSession();
    }

    @Override
    public void beginHandshake() throws SSLException {
        requireCard();
        platform.beginHandshake();
    }

    @Override
    public HandshakeStatus getHandshakeStatus() {
        return platform.getHandshakeStatus();
    }

    @Override
    public void setUseClientMode(boolean mode) {
        platform.setUseClientMode(mode);
    }

    @Override
    public boolean getUseClientMode() {
        return platform.getUseClientMode();
    }

    @Override
    public void setNeedClientAuth(boolean need) {
        platform.setNeedClientAuth(need);
    }

    @Override
    public boolean getNeedClientAuth() {
        return platform.getNeedClientAuth();
    }

    @Override
    public void setWantClientAuth(boolean want) {
        platform.setWantClientAuth(want);
    }

    @Override
    public boolean getWantClientAuth() {
        return platform.getWantClientAuth();
    }

    @Override
    public void setEnableSessionCreation(boolean flag) {
        platform.setEnableSessionCreation(flag);
    }

    @Override
    public boolean getEnableSessionCreation() {
        return platform.getEnableSessionCreation();
    }

    @Override
    public SSLParameters getSSLParameters() {
        return platform.getSSLParameters();
    }

    /** The server's name stays checked, whatever a client sets. */
    @Override
    public void setSSLParameters(SSLParameters parameters) {
        platform.setSSLParameters(LiveConnections.checkingName(parameters));
    }

    @Override
    public String getApplicationProtocol() {
        return platform.getApplicationProtocol();
    }

    @Override
    public String getHandshakeApplicationProtocol() {
        return platform.getHandshakeApplicationProtocol();
    }

    @Override
    public void setHandshakeApplicationProtocolSelector(BiFunction<SSLEngine, List<String>, String> selector) {
        platform.setHandshakeApplicationProtocolSelector(selector);
    }

    @Override
    public BiFunction<SSLEngine, List<String>, String> getHandshakeApplicationProtocolSelector() {
        return platform.getHandshakeApplicationProtocolSelector();
    }
}
