/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.revocation.distribution;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import se.etjanstekort.certstore.RevocationPolicy;
import se.etjanstekort.certstore.TrustFailure;
import se.etjanstekort.certstore.internal.http.FetchAnswer;
import se.etjanstekort.certstore.internal.http.FetchException;
import se.etjanstekort.certstore.internal.http.FetchRequest;
import se.etjanstekort.certstore.internal.http.HttpFetcher;
import se.etjanstekort.certstore.internal.revocation.Freshness;
import se.etjanstekort.certstore.internal.revocation.Recent;
import se.etjanstekort.certstore.internal.revocation.crl.CrlException;
import se.etjanstekort.certstore.internal.revocation.crl.CrlHeader;
import se.etjanstekort.certstore.internal.revocation.crl.IndexedCrl;
import se.etjanstekort.certstore.internal.x509.CertificateParser;
import se.etjanstekort.policy.Policy;

/**
 * Fetches CRLs and keeps them on disk, each at most once at a time. One that cannot be fetched leaves the one before in force;
 * one that has been altered on disk is thrown away, and fetched again by who asks next. Any thread.
 */
final class CrlDownloads {

    private static final long MEGABYTE = 1024 * 1024;
    /** 45 MB over a poor line; whoever asks waits less. */
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final Logger LOG = System.getLogger(CrlDownloads.class.getName());

    private final HttpFetcher fetcher;
    private final CrlFolder folder;
    private final Policy policy;
    private final Clock clock;
    private final Executor downloads;
    private final Executor rechecks;
    private final Recent<String, CrlSlot> slots = new Recent<>(CrlFolder.MAXIMUM_CRLS);

    CrlDownloads(HttpFetcher fetcher, Path folder, Policy policy, Clock clock, Executor downloads,
            Executor rechecks) {
        this.fetcher = fetcher;
        this.folder = new CrlFolder(folder);
        this.policy = policy;
        this.clock = clock;
        this.downloads = downloads;
        this.rechecks = rechecks;
    }

    /** The one on disk, whichever of the user's programs has fetched it; no network. */
    Optional<IndexedCrl> kept(CrlPlace place) {
        Optional<CrlFolder.Note> note = folder.note(place.name());
        CrlSlot slot = slot(place);
        slot.crl().filter(known -> note.isPresent() && !isOf(known, note)).ifPresent(slot::forget);
        return slot.crl().or(() -> note.flatMap(inForce -> open(place, inForce)));
    }

    private boolean isOf(IndexedCrl crl, Optional<CrlFolder.Note> note) {
        return note.filter(inForce -> crl.isIn(folder.crl(inForce.files()))).isPresent();
    }

    /** Where CRLs of this issuer came from that are kept. */
    List<CrlPlace> places(X509Certificate issuer) {
        String fingerprint = CertificateParser.fingerprint(issuer);
        return folder.notes().stream().filter(note -> note.issuer().equals(fingerprint))
                .map(note -> new CrlPlace(note.address(), issuer)).toList();
    }

    /**
     * The one that is in force by now: fetched, or confirmed by the server to be the newest. A download goes on when those
     * who asked for it do not wait any longer, and is there for who asks next.
     *
     * @param end
     *            of the waiting, as {@link System#nanoTime} counts
     */
    IndexedCrl fetched(CrlPlace place, long end) throws CrlRefusal {
        try {
            return slot(place).download(clock.instant(), () -> begin(place)).get(Math.max(0, end - System.nanoTime()),
                    TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new CrlRefusal(TrustFailure.REVOCATION_UNREACHABLE, "still being fetched");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CrlRefusal(TrustFailure.REVOCATION_UNREACHABLE, "interrupted");
        } catch (ExecutionException e) {
            throw (CrlRefusal) e.getCause(); // it is completed with nothing else
        }
    }

    /** It is not what it was: away with it. */
    void discard(CrlPlace place, IndexedCrl crl) {
        if (slot(place).forget(crl) && isOf(crl, folder.note(place.name()))) {
            folder.remove(place.name());
        }
    }

    private CrlSlot slot(CrlPlace place) {
        return slots.get(place.name(), CrlSlot::new);
    }

    private CompletableFuture<IndexedCrl> begin(CrlPlace place) {
        CompletableFuture<IndexedCrl> download = new CompletableFuture<>();
        try {
            downloads.execute(() -> download(place, download));
        } catch (RejectedExecutionException e) {
            download.completeExceptionally(
                    new CrlRefusal(TrustFailure.REVOCATION_UNREACHABLE,
                            "too many are being fetched, or the service has stopped"));
        }
        return download;
    }

    private void download(CrlPlace place, CompletableFuture<IndexedCrl> download) {
        CrlSlot slot = slot(place);
        try {
            IndexedCrl crl = fetch(place, slot);
            slot.succeeded(crl, clock.instant());
            download.complete(crl);
        } catch (CrlRefusal e) {
            failed(slot, download, e);
        } catch (RuntimeException e) { // thread top: whoever waits is told
            LOG.log(Level.WARNING, "a CRL was not fetched", e);
            failed(slot, download, new CrlRefusal(TrustFailure.REVOCATION_UNREACHABLE, "broke off: " + e));
        } finally { // if nothing else was said
            download.completeExceptionally(new CrlRefusal(TrustFailure.REVOCATION_UNREACHABLE, "broke off"));
        }
    }

    private void failed(CrlSlot slot, CompletableFuture<IndexedCrl> download, CrlRefusal refusal) {
        slot.failed(refusal, clock.instant());
        download.completeExceptionally(refusal);
    }

    private Optional<IndexedCrl> open(CrlPlace place, CrlFolder.Note note) {
        try {
            IndexedCrl crl = IndexedCrl.open(folder.crl(note.files()), folder.index(note.files()), place.issuer(),
                    rechecks);
            if (isOlder(crl.header(), slot(place).newest())) { // another program's, which has not seen ours
                return Optional.empty();
            }
            IndexedCrl inForce = slot(place).opened(crl);
            inForce.verification().whenComplete((verified, failure) -> {
                if (failure instanceof CrlException told && told.problem() != CrlException.Problem.UNREADABLE) {
                    discard(place, inForce);
                }
            });
            return Optional.of(inForce);
        } catch (CrlException e) {
            if (folder.note(place.name()).equals(Optional.of(note))) { // not that of another program by now
                folder.remove(place.name());
            }
            return Optional.empty();
        } catch (RejectedExecutionException e) { // the service has stopped
            return Optional.empty();
        }
    }

    private IndexedCrl fetch(CrlPlace place, CrlSlot slot) throws CrlRefusal {
        Optional<IndexedCrl> before = kept(place);
        Optional<CrlFolder.Note> note = before
                .flatMap(crl -> folder.note(place.name()).filter(known -> isOf(crl, Optional.of(known))));
        FetchRequest request = FetchRequest.get(place.address(),
                policy.get(RevocationPolicy.CRL_MEGABYTES) * MEGABYTE, LONGEST);
        String files = null;
        boolean isKept = false;
        try {
            files = folder.newFiles();
            FetchAnswer answer = download(note.isEmpty() ? request
                    : request.unlessSame(note.get().entityTag(), note.get().lastModified()), folder.crl(files));
            if (answer.isUnchanged()) {
                return before.orElseThrow(
                        () -> new CrlRefusal(TrustFailure.REVOCATION_WRONG_ANSWER, "unchanged since nothing"));
            }
            IndexedCrl crl = IndexedCrl.build(folder.crl(files), folder.index(files), place.issuer());
            kept(place); // another program may have been quicker
            checkOrder(crl.header(), slot.newest());
            folder.keep(place.name(), new CrlFolder.Note(files, place.address(),
                    CertificateParser.fingerprint(place.issuer()), answer.entityTag(), answer.lastModified()));
            isKept = true;
            folder.trim(policy.get(RevocationPolicy.CRL_CACHE_MEGABYTES) * MEGABYTE, files);
            return crl;
        } catch (FetchException e) {
            throw CrlRefusal.of(e);
        } catch (CrlException e) {
            throw CrlRefusal.of(e);
        } catch (IOException e) {
            throw new CrlRefusal(TrustFailure.REVOCATION_UNREACHABLE, "cannot be kept on disk: " + e);
        } finally {
            if (files != null && !isKept) {
                folder.discard(files);
            }
        }
    }

    private FetchAnswer download(FetchRequest request, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            return fetcher.fetch(request, out);
        }
    }

    /** Nobody takes back what has been said by an older CRL, or announces what is to be said one day. */
    private void checkOrder(CrlHeader crl, Optional<CrlHeader> newest) throws CrlRefusal {
        if (!Freshness.of(clock.instant(), policy).isPast(crl.thisUpdate())) {
            throw new CrlRefusal(TrustFailure.REVOCATION_OUTDATED, "from the future: " + crl.thisUpdate());
        }
        if (isOlder(crl, newest)) {
            throw new CrlRefusal(TrustFailure.REVOCATION_OUTDATED, "older than the one before");
        }
    }

    private static boolean isOlder(CrlHeader crl, Optional<CrlHeader> newest) {
        return newest.filter(before -> crl.thisUpdate().isBefore(before.thisUpdate()) || crl.number()
                .flatMap(number -> before.number().filter(last -> number.compareTo(last) < 0)).isPresent()).isPresent();
    }
}
