/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

import org.eclipse.core.net.proxy.IProxyData;
import org.eclipse.core.net.proxy.IProxyService;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

/**
 * The proxies that the user set in the workbench, or those of the system (Network Connections). SOCKS proxies are not used, for
 * Java's HTTP client knows none; a proxy that asks for a password gets none.
 */
public final class PlatformProxies extends ProxySelector {

    private static final List<Proxy> DIRECT = List.of(Proxy.NO_PROXY);

    private final Function<URI, IProxyData[]> settings;

    PlatformProxies(Function<URI, IProxyData[]> settings) {
        this.settings = settings;
    }

    /** Those of the platform; where a headless product has no {@code org.eclipse.core.net}, none. */
    public static ProxySelector of(BundleContext context) {
        try {
            String service = IProxyService.class.getName(); // loading it starts its bundle
            // looked up for each address, for it may come and go
            return new PlatformProxies(address -> ask(context.getServiceReference(service), context, address));
        } catch (NoClassDefFoundError e) { // its package is imported optionally
            return ProxySelector.of(null);
        }
    }

    private static IProxyData[] ask(ServiceReference<?> reference, BundleContext context, URI address) {
        Object service = reference == null ? null : context.getService(reference);
        if (service == null) {
            return new IProxyData[0];
        }
        try {
            return ((IProxyService) service).select(address);
        } finally {
            context.ungetService(reference);
        }
    }

    @Override
    public List<Proxy> select(URI address) {
        List<Proxy> proxies = Arrays.stream(settings.apply(address))
                .filter(proxy -> !IProxyData.SOCKS_PROXY_TYPE.equals(proxy.getType()) && proxy.getHost() != null
                        && proxy.getPort() > 0)
                .map(proxy -> new Proxy(Proxy.Type.HTTP, new InetSocketAddress(proxy.getHost(), proxy.getPort())))
                .toList();
        return proxies.isEmpty() ? DIRECT : proxies;
    }

    @Override
    public void connectFailed(URI address, SocketAddress proxy, IOException failure) {
        // the fetch fails and says so
    }
}
