/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.http;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;

/** Takes nothing of an answer that is an error or a redirect, however long it is: the connection is closed. */
final class NoBody implements BodySubscriber<Void> {

    @Override
    public void onSubscribe(Subscription toBody) {
        toBody.cancel();
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        // what was under way when it was cancelled
    }

    @Override
    public void onError(Throwable thrown) {
        // the status has been read, which is all that is wanted
    }

    @Override
    public void onComplete() {
        // nothing to end
    }

    @Override
    public CompletionStage<Void> getBody() {
        return CompletableFuture.completedFuture(null);
    }
}
