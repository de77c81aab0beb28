/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.certstore.internal.aia;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;

import se.etjanstekort.certstore.TrustAnchor;
import se.etjanstekort.certstore.internal.http.FetchRequest;
import se.etjanstekort.certstore.internal.http.HttpFetcher;
import se.etjanstekort.certstore.internal.path.PathFinder;

/**
 * Certificates of issuers that were fetched from where other certificates say they are. They complete paths and are trusted by
 * nobody. The addresses stand in certificates that nobody vouches for yet, so only hosts that policy names are asked, each
 * address once in a while, behind the back of whoever reads the card. Any thread.
 */
public final class FetchedIssuers {

    /** From one certificate upwards; more than any hierarchy has. */
    private static final int MAXIMUM_STEPS = 4;
    private static final int MAXIMUM_KNOWN = IssuerFolder.MAXIMUM_FILES;
    private static final int MAXIMUM_ADDRESSES = 64;
    private static final Duration DEADLINE = Duration.ofSeconds(10);
    /** An address that answered is not asked again for so long, whatever it answered. */
    private static final Duration ANSWERED = Duration.ofHours(1);
    private static final Duration FAILED = Duration.ofMinutes(1);
    private static final Logger LOG = System.getLogger(FetchedIssuers.class.getName());

    private final HttpFetcher fetcher;
    private final IssuerFolder folder;
    private final Supplier<Set<String>> hosts;
    private final Executor background;
    private final Clock clock;
    private final Map<X509Certificate, CompletableFuture<Void>> searches = new ConcurrentHashMap<>();
    private final Set<X509Certificate> known = new LinkedHashSet<>();
    private final Map<URI, Instant> notBefore = new LinkedHashMap<>();
    private boolean loaded;

    /**
     * @param hosts
     *            that may be asked, in lower case, with the port where it is an unusual one
     * @param background
     *            does one after the other, and may refuse work
     */
    public FetchedIssuers(HttpFetcher fetcher, IssuerFolder folder, Supplier<Set<String>> hosts, Executor background,
            Clock clock) {
        this.fetcher = fetcher;
        this.folder = folder;
        this.hosts = hosts;
        this.background = background;
        this.clock = clock;
    }

    /** One that knows nobody and asks nobody. */
    public static FetchedIssuers none() {
        return new FetchedIssuers((request, sink) -> {
            throw new IOException();
        }, new IssuerFolder(Path.of("")), Set::of, task -> {
        }, Clock.systemUTC());
    }

    /** Those that are here now. */
    public synchronized List<X509Certificate> known() {
        if (!loaded && !hosts.get().isEmpty()) {
            loaded = true;
            folder.load().forEach(this::add);
        }
        return hosts.get().isEmpty() ? List.of() : List.copyOf(known);
    }

    /**
     * Begins to fetch what a certificate's path lacks, if policy lets it, and returns at once.
     *
     * @return completed when the search is through, whatever came of it
     */
    public CompletableFuture<Void> seek(X509Certificate certificate, List<X509Certificate> helpers,
            List<TrustAnchor> anchors) {
        if (hosts.get().isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        CompletableFuture<Void> search = new CompletableFuture<>();
        CompletableFuture<Void> running = searches.putIfAbsent(certificate, search);
        if (running != null) {
            return running;
        }
        search.whenComplete((nothing, thrown) -> searches.remove(certificate, search));
        try {
            background.execute(() -> search(certificate, helpers, anchors, search));
        } catch (RejectedExecutionException e) { // asked again at the next reading
            LOG.log(Level.DEBUG, "no issuer is sought: too many at a time, or the end");
            search.complete(null);
        }
        return search;
    }

    private void search(X509Certificate certificate, List<X509Certificate> helpers, List<TrustAnchor> anchors,
            CompletableFuture<Void> search) {
        try {
            climb(certificate, helpers, anchors);
        } catch (RuntimeException e) { // thread top: Java's decoders have faults too
            LOG.log(Level.WARNING, "a search for an issuer broke off", e);
        } finally {
            search.complete(null);
        }
    }

    /** From issuer to issuer until there is a path, or no way on. */
    private void climb(X509Certificate start, List<X509Certificate> helpers, List<TrustAnchor> anchors) {
        Set<X509Certificate> passed = new LinkedHashSet<>();
        Optional<X509Certificate> top = Optional.of(start);
        while (top.isPresent() && passed.size() < MAXIMUM_STEPS && passed.add(top.get())) {
            X509Certificate certificate = top.get();
            List<X509Certificate> all = new ArrayList<>(helpers);
            all.addAll(known());
            if (!PathFinder.find(certificate, all, anchors).isEmpty()) {
                return;
            }
            top = issuerOf(certificate, all).or(() -> fetchIssuerOf(certificate));
        }
    }

    private static Optional<X509Certificate> issuerOf(X509Certificate certificate, List<X509Certificate> among) {
        return among.stream().filter(issuer -> PathFinder.isIssuedBy(certificate, issuer)).findFirst();
    }

    private Optional<X509Certificate> fetchIssuerOf(X509Certificate certificate) {
        for (URI address : IssuerAddresses.of(certificate)) {
            if (mayAsk(address)) {
                Optional<X509Certificate> issuer = issuerOf(certificate, fetch(address));
                if (issuer.isPresent()) {
                    add(issuer.get());
                    folder.keep(issuer.get());
                    return issuer;
                }
            }
        }
        return Optional.empty();
    }

    private List<X509Certificate> fetch(URI address) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try {
            fetcher.fetch(FetchRequest.get(address, IssuerFile.MAXIMUM_SIZE, DEADLINE), body);
            wait(address, ANSWERED);
            return IssuerFile.certificates(body.toByteArray());
        } catch (IOException e) {
            LOG.log(Level.INFO, "an issuer''s certificate was not fetched: {0}", e.getMessage());
            return List.of();
        }
    }

    /** Marks it as asked: it is not asked again soon, however that ends. */
    private synchronized boolean mayAsk(URI address) {
        Instant now = clock.instant();
        if (!hosts.get().contains(address.getRawAuthority().toLowerCase(Locale.ROOT))
                || notBefore.getOrDefault(address, now).isAfter(now)) {
            return false;
        }
        wait(address, FAILED);
        return true;
    }

    private synchronized void wait(URI address, Duration time) {
        notBefore.remove(address);
        notBefore.put(address, clock.instant().plus(time));
        if (notBefore.size() > MAXIMUM_ADDRESSES) {
            notBefore.remove(notBefore.keySet().iterator().next());
        }
    }

    private synchronized void add(X509Certificate certificate) {
        known.add(certificate);
        if (known.size() > MAXIMUM_KNOWN) {
            known.remove(known.iterator().next());
        }
    }
}
