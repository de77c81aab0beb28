/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.tls;

import static org.hamcrest.CoreMatchers.is;
import static org.hamcrest.MatcherAssert.assertThat;

import java.io.InputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.Rule;
import org.junit.Test;

/** An answer that is being read ends with its connections, and one that nobody reads any more is forgotten. */
public class TrackedBodyTest {

    @Rule
    public final MemoryCardKeys cards = new MemoryCardKeys();

    private final AtomicInteger cancelled = new AtomicInteger();
    private final LiveConnections connections = LiveConnections.until(cards, "stay 1");
    private final Subscription server = new Subscription() {
        @Override
        public void request(long bytes) {
            // it says nothing
        }

        @Override
        public void cancel() {
            cancelled.incrementAndGet();
        }
    };

    @Test
    public void whoIsReadingHearsOfTheEnd() {
        BodySubscriber<String> reader = BodySubscribers.ofString(StandardCharsets.UTF_8);
        TrackedBody.begun(reader, connections).onSubscribe(server);
        connections.close();
        assertThat(reader.getBody().toCompletableFuture().handle((text, thrown) -> thrown != null).join(), is(true));
        assertThat(cancelled.get(), is(1));
    }

    @Test
    public void whoHasStoppedReadingIsForgotten() throws Exception {
        BodySubscriber<InputStream> reader = BodySubscribers.ofInputStream();
        TrackedBody.begun(reader, connections).onSubscribe(server);
        reader.getBody().toCompletableFuture().join().close();
        assertThat("the server heard of it", cancelled.get(), is(1));
        connections.close();
        assertThat("and of nothing more", cancelled.get(), is(1));
    }
}
