/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.http;

import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;

import se.etjanstekort.certstore.internal.http.FetchException.Reason;

/** Writes an answer's body to its sink as it comes, up to a size; after {@link #stop} not a byte more. */
final class BoundedBody implements BodySubscriber<Void> {

    private final OutputStream sink;
    private final long maximumSize;
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private long size;
    private boolean stopped;
    private IOException failure;
    private Subscription subscription;

    BoundedBody(OutputStream sink, long maximumSize) {
        this.sink = sink;
        this.maximumSize = maximumSize;
    }

    @Override
    public synchronized void onSubscribe(Subscription toBody) {
        subscription = toBody;
        toBody.request(Long.MAX_VALUE); // what it writes to keeps pace
    }

    @Override
    public synchronized void onNext(List<ByteBuffer> buffers) {
        if (stopped) {
            return;
        }
        try {
            for (ByteBuffer buffer : buffers) {
                write(buffer);
            }
        } catch (IOException e) {
            failure = e;
            stopped = true;
            subscription.cancel();
            end.completeExceptionally(e);
        }
    }

    private void write(ByteBuffer buffer) throws IOException {
        size += buffer.remaining();
        if (size > maximumSize) {
            throw new FetchException(Reason.TOO_LARGE, "more than " + maximumSize + " bytes");
        }
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        sink.write(bytes);
    }

    @Override
    public void onError(Throwable thrown) {
        end.completeExceptionally(thrown);
    }

    @Override
    public void onComplete() {
        end.complete(null);
    }

    @Override
    public CompletionStage<Void> getBody() {
        return end;
    }

    /** The sink is the caller's again. */
    synchronized void stop() {
        stopped = true;
    }

    synchronized Optional<IOException> failure() {
        return Optional.ofNullable(failure);
    }
}
