/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.revocation.distribution;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import se.etjanstekort.certstore.internal.revocation.crl.CrlHeader;
import se.etjanstekort.certstore.internal.revocation.crl.IndexedCrl;

/** One CRL: which is in force, whether it is being fetched, and when it may be fetched again. */
final class CrlSlot {

    /** Several certificates of one issuer are asked about at once. */
    private static final Duration JUST_NOW = Duration.ofSeconds(20);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
    private static final int MOST_DOUBLINGS = 5;

    private IndexedCrl crl;
    private CrlHeader newest;
    private CompletableFuture<IndexedCrl> download = CompletableFuture.completedFuture(null);
    private Instant fetched = Instant.MIN;
    private Instant notBefore = Instant.MIN;
    private int failures;
    private CrlRefusal lastFailure;

    /** What was fetched, or refused, a moment ago; otherwise the download that is running, or the one that begins now. */
    synchronized CompletableFuture<IndexedCrl> download(Instant now, Supplier<CompletableFuture<IndexedCrl>> begin) {
        if (crl != null && fetched.isAfter(now.minus(JUST_NOW))) {
            return CompletableFuture.completedFuture(crl);
        }
        if (lastFailure != null && now.isBefore(notBefore)) {
            return CompletableFuture.failedFuture(lastFailure);
        }
        if (download.isDone()) {
            download = begin.get();
        }
        return download;
    }

    synchronized Optional<IndexedCrl> crl() {
        return Optional.ofNullable(crl);
    }

    /** The newest that has been seen, even if it has been thrown away since. */
    synchronized Optional<CrlHeader> newest() {
        return Optional.ofNullable(newest);
    }

    /** From disk; another thread's counts if it was there first. */
    synchronized IndexedCrl opened(IndexedCrl fromDisk) {
        if (crl == null) {
            crl = fromDisk;
            newest = newest == null || newest.thisUpdate().isBefore(crl.header().thisUpdate()) ? crl.header() : newest;
        }
        return crl;
    }

    /** Whether it was this one that was in force. */
    synchronized boolean forget(IndexedCrl altered) {
        if (crl != altered) {
            return false;
        }
        crl = null;
        fetched = Instant.MIN;
        return true;
    }

    synchronized void succeeded(IndexedCrl inForce, Instant now) {
        crl = inForce;
        newest = inForce.header();
        fetched = now;
        failures = 0;
        lastFailure = null;
        notBefore = Instant.MIN;
    }

    /** 10, 20 … 320 seconds of peace for the server. */
    synchronized void failed(CrlRefusal failure, Instant now) {
        lastFailure = failure;
        notBefore = now.plus(FIRST_PAUSE.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS)));
        failures++;
    }
}
