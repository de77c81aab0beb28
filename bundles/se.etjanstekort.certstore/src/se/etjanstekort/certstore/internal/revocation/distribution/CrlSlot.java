/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.revocation.distribution;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

import se.etjanstekort.certstore.internal.revocation.crl.CrlHeader;
import se.etjanstekort.certstore.internal.revocation.crl.IndexedCrl;

/** One CRL: which is in force, and when it may be fetched again. */
final class CrlSlot {

    /** Several certificates of one issuer are asked about at once. */
    private static final Duration JUST_NOW = Duration.ofSeconds(20);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
    private static final int MOST_DOUBLINGS = 5;

    private final ReentrantLock lock = new ReentrantLock();
    private IndexedCrl crl;
    private CrlHeader newest;
    private Instant fetched = Instant.MIN;
    private Instant notBefore = Instant.MIN;
    private int failures;
    private CrlRefusal lastFailure;

    /** For whoever fetches. */
    boolean lock(long nanos) throws InterruptedException {
        return lock.tryLock(Math.max(0, nanos), TimeUnit.NANOSECONDS);
    }

    void unlock() {
        lock.unlock();
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
            newest = newest == null ? crl.header() : newest;
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

    synchronized boolean isJustFetched(Instant now) {
        return crl != null && fetched.isAfter(now.minus(JUST_NOW));
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
        if (failure != lastFailure) {
            lastFailure = failure;
            notBefore = now.plus(FIRST_PAUSE.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS)));
            failures++;
        }
    }

    synchronized void checkBackOff(Instant now) throws CrlRefusal {
        if (lastFailure != null && now.isBefore(notBefore)) {
            throw lastFailure;
        }
    }
}
