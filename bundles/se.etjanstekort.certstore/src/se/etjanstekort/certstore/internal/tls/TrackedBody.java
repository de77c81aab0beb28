/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.tls;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;

/** What a server answers, which ends with its context though the server says nothing. Any thread. */
final class TrackedBody<T> implements BodySubscriber<T> {

    private final BodySubscriber<T> reader;
    private final LiveConnections connections;
    private final Runnable end = this::end;
    private Optional<Subscription> subscription = Optional.empty();
    private boolean ended;

    private TrackedBody(BodySubscriber<T> reader, LiveConnections connections) {
        this.reader = reader;
        this.connections = connections;
    }

    static <T> TrackedBody<T> begun(BodySubscriber<T> reader, LiveConnections connections) {
        TrackedBody<T> body = new TrackedBody<>(reader, connections);
        connections.begin(body.end);
        return body;
    }

    private synchronized void end() {
        if (!ended && subscription.isPresent()) {
            subscription.get().cancel();
            onError(connections.ended());
        }
    }

    private synchronized void finish() {
        ended = true;
        connections.finish(end);
    }

    @Override
    public CompletionStage<T> getBody() {
        return reader.getBody();
    }

    @Override
    public synchronized void onSubscribe(Subscription from) {
        subscription = Optional.of(from);
        reader.onSubscribe(new Subscription() {
            @Override
            public void request(long n) {
                from.request(n);
            }

            @Override
            public void cancel() { // nothing more comes that could end
                connections.finish(end);
                from.cancel();
            }
        });
        if (!connections.isOpen()) { // before there was anything to end
            end();
        }
    }

    @Override
    public synchronized void onNext(List<ByteBuffer> item) {
        if (!ended) {
            reader.onNext(item);
        }
    }

    @Override
    public synchronized void onError(Throwable broken) {
        if (!ended) {
            finish();
            reader.onError(connections.isOpen() ? broken : connections.ended()); // that is why
        }
    }

    @Override
    public synchronized void onComplete() {
        if (!ended) {
            finish();
            reader.onComplete();
        }
    }
}
