/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pkcs15;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import se.etjanstekort.pkcs15.internal.asn1.AuthenticationObjectDecoder;
import se.etjanstekort.pkcs15.internal.asn1.CertificateEntryDecoder;
import se.etjanstekort.pkcs15.internal.asn1.CertificateEntryDecoder.Entry;
import se.etjanstekort.pkcs15.internal.asn1.Location;
import se.etjanstekort.pkcs15.internal.asn1.ObjectDirectory;
import se.etjanstekort.pkcs15.internal.asn1.PrivateKeyDecoder;
import se.etjanstekort.pkcs15.internal.card.CountingTransport;
import se.etjanstekort.pkcs15.internal.card.FileSource;
import se.etjanstekort.smartcard.CardException;

/** One reading of a card, as far as a plan wants it. One session, one thread. */
final class CardVisit {

    private static final int MAX_OBJECTS = 64;

    private final CardRecognition.Recognised card;
    private final CountingTransport counter;
    private final CardMemory memory;
    private final FileSource files;
    private final int blockSize;
    private final List<Entry> entries = new ArrayList<>();
    private final List<CertificateObject> certificates = new ArrayList<>();
    private boolean isFresh;

    CardVisit(CardRecognition.Recognised card, CountingTransport counter, CardMemory memory) {
        this.card = card;
        this.counter = counter;
        this.memory = memory;
        this.files = card.files();
        this.blockSize = card.profile().blockSize();
        this.isFresh = card.isFresh();
    }

    /** Whether anything came from the memory of an earlier visit. */
    boolean isRecalled() {
        return files.copy().isPresent();
    }

    void forgetCopy() {
        card.mark().ifPresent(memory::forget);
    }

    CardContents read(ReadingPlan plan) throws CardException {
        CardProfile profile = card.profile();
        List<AuthenticationObject> codes = objects(ObjectDirectory.Kind.AUTHENTICATION_OBJECTS,
                AuthenticationObjectDecoder::decode).stream()
                .map(code -> profile.codes().padding().map(code::withPadding).orElse(code)).toList();
        List<PrivateKeyObject> keys = objects(ObjectDirectory.Kind.PRIVATE_KEYS, PrivateKeyDecoder::decode);
        PinReferences.check(codes, keys, profile.codes().sharing());
        entries.addAll(entries(ObjectDirectory.Kind.CERTIFICATES, CertificateObject.Kind.OWN));
        entries.addAll(entries(ObjectDirectory.Kind.TRUSTED_CERTIFICATES, CertificateObject.Kind.TRUSTED));
        entries.addAll(entries(ObjectDirectory.Kind.USEFUL_CERTIFICATES, CertificateObject.Kind.USEFUL));
        if (!isFresh && isRecalled()) {
            compareWithCopy();
        }
        entries.forEach(entry -> certificates.add(untilItIsRead(entry)));
        Optional<CertificateObject> next = plan.next(contents(codes, keys));
        while (next.isPresent()) {
            int index = indexOfUnread(next.get());
            certificates.set(index, read(entries.get(index)));
            next = plan.next(contents(codes, keys));
        }
        return contents(codes, keys);
    }

    /** A decoder of one kind of list. */
    private interface Decoder<T> {
        List<T> decode(byte[] file) throws CardException.MalformedData;
    }

    private <T> List<T> objects(ObjectDirectory.Kind kind, Decoder<T> decoder) throws CardException {
        List<T> objects = new ArrayList<>();
        for (Location location : card.directory().files(kind)) {
            objects.addAll(decoder.decode(files.readLong(location, blockSize)
                    .orElseThrow(() -> new CardException.MalformedData("no file " + location.path()))));
        }
        if (objects.size() > MAX_OBJECTS) {
            throw new CardException.MalformedData(kind + ": " + objects.size());
        }
        return objects;
    }

    private List<Entry> entries(ObjectDirectory.Kind list, CertificateObject.Kind kind) throws CardException {
        return objects(list, file -> CertificateEntryDecoder.decode(file, kind));
    }

    /** What is known of a certificate without asking the card for it. */
    private CertificateObject untilItIsRead(Entry entry) {
        if (entry.location().isEmpty()) {
            return entry.object();
        }
        Optional<byte[]> known = isFresh ? files.known(entry.location().get()) : Optional.empty();
        return known.flatMap(CertificateEntryDecoder::certificate).map(entry.object()::withEncoded)
                .orElseGet(entry.object()::asUnread);
    }

    private int indexOfUnread(CertificateObject wanted) {
        int index = certificates.indexOf(wanted);
        if (index < 0 || !wanted.isUnread()) {
            throw new IllegalArgumentException("not to be read: " + wanted);
        }
        return index;
    }

    private CertificateObject read(Entry entry) throws CardException {
        return withContent(files, entry, blockSize);
    }

    /** The card does not say when it was changed: the first certificate that was kept of it speaks for the others. */
    private void compareWithCopy() throws CardException {
        Optional<Location> kept = entries.stream().filter(entry -> entry.object().kind() == CertificateObject.Kind.OWN)
                .flatMap(entry -> entry.location().stream()).filter(at -> files.known(at).isPresent()).findFirst();
        isFresh = kept.isPresent() && files.beginsAsKnown(kept.get(), blockSize);
        if (!isFresh) {
            forgetCopy();
            files.dropCopy();
        }
    }

    /** One certificate that cannot be read must not hide the others. */
    static CertificateObject withContent(FileSource files, Entry entry, int blockSize) throws CardException {
        Optional<byte[]> content;
        try {
            content = files.readLong(entry.location().orElseThrow(), blockSize);
        } catch (CardException.UnexpectedStatus e) {
            content = Optional.empty();
        }
        return content.flatMap(CertificateEntryDecoder::certificate).map(entry.object()::withEncoded)
                .orElse(entry.object());
    }

    private CardContents contents(List<AuthenticationObject> codes, List<PrivateKeyObject> keys) {
        return new CardContents(card.profile(), card.tokenInfo(), codes, keys, certificates, counter.statistics(),
                new FilesRead(card.mark(), card.place(), Optional.of(card.directory()),
                        entries.stream().map(Entry::location).toList(), files.fromCard(), files.copy()));
    }

    /** Reads what is still missing in contents that were read before; empty when the card turns out to be another. */
    static Optional<CardContents> readOn(FileSource files, CardContents soFar, CountingTransport counter)
            throws CardException {
        FilesRead before = soFar.filesRead();
        int blockSize = soFar.profile().blockSize();
        Map<Location, byte[]> fromCard = new LinkedHashMap<>(before.fromCard());
        for (Location list : before.lists()) {
            if (!fromCard.containsKey(list) && !isAsRecalled(list, before, files.readFromCard(list, blockSize))) {
                return Optional.empty();
            }
        }
        List<CertificateObject> certificates = new ArrayList<>(soFar.certificates());
        for (int i = 0; i < certificates.size(); i++) {
            if (certificates.get(i).isUnread()) {
                Entry entry = new Entry(certificates.get(i).asUnreadable(), before.certificate(i));
                certificates.set(i, withContent(files, entry, blockSize));
            }
        }
        fromCard.putAll(files.fromCard());
        return Optional.of(new CardContents(soFar.profile(), soFar.tokenInfo(), soFar.authenticationObjects(),
                soFar.privateKeys(), certificates, soFar.statistics().plus(counter.statistics()),
                before.with(fromCard)));
    }

    private static boolean isAsRecalled(Location list, FilesRead before, Optional<byte[]> now) {
        Optional<byte[]> then = before.recalled().flatMap(copy -> copy.file(list.path()));
        return now.isPresent() && then.isPresent() && Arrays.equals(now.get(), then.get());
    }
}
