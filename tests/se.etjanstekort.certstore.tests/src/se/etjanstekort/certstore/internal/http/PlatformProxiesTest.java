/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.http;

import static org.junit.Assert.assertEquals;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.util.List;

import org.eclipse.core.net.proxy.IProxyData;
import org.junit.Test;

/** What the workbench's settings become. */
public class PlatformProxiesTest {

    private static final URI ADDRESS = URI.create("http://crl.example/a.crl");

    @Test
    public void theProxyThatIsSetIsUsed() {
        assertEquals(List.of(new Proxy(Proxy.Type.HTTP, new InetSocketAddress("proxy.example", 3128))),
                selected(setting(IProxyData.SOCKS_PROXY_TYPE, "socks.example", 1080),
                        setting(IProxyData.HTTP_PROXY_TYPE, "proxy.example", 3128)));
    }

    @Test
    public void withoutOneItIsDirect() {
        assertEquals(List.of(Proxy.NO_PROXY), selected());
        assertEquals(List.of(Proxy.NO_PROXY), selected(setting(IProxyData.HTTP_PROXY_TYPE, null, -1)));
    }

    private static List<Proxy> selected(IProxyData... settings) {
        return new PlatformProxies(address -> address.equals(ADDRESS) ? settings : new IProxyData[0]).select(ADDRESS);
    }

    private static IProxyData setting(String type, String host, int port) {
        return (IProxyData) java.lang.reflect.Proxy.newProxyInstance(IProxyData.class.getClassLoader(),
                new Class<?>[] { IProxyData.class }, (proxy, method, arguments) -> switch (method.getName()) {
                case "getType" -> type;
                case "getHost" -> host;
                case "getPort" -> port;
                default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
