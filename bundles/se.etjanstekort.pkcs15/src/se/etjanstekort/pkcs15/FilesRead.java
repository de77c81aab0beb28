/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pkcs15;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import se.etjanstekort.pkcs15.internal.asn1.Location;
import se.etjanstekort.pkcs15.internal.asn1.ObjectDirectory;
import se.etjanstekort.pkcs15.internal.card.ApplicationPlace;
import se.etjanstekort.pkcs15.internal.card.ApplicationSearch;

/** Which files the contents of a card were taken from, so that the reading can be taken up again. Immutable. */
public final class FilesRead {

    private final Optional<CardMark> mark;
    private final ApplicationPlace place;
    private final Optional<ObjectDirectory> directory;
    /** Where each certificate of the contents is, in the same order. */
    private final List<Optional<Location>> certificates;
    private final Map<Location, byte[]> fromCard;
    private final Optional<CardCopy> recalled;

    FilesRead(Optional<CardMark> mark, ApplicationPlace place, Optional<ObjectDirectory> directory,
            List<Optional<Location>> certificates,
            Map<Location, byte[]> fromCard, Optional<CardCopy> recalled) {
        this.mark = mark;
        this.place = place;
        this.directory = directory;
        this.certificates = List.copyOf(certificates);
        this.fromCard = new LinkedHashMap<>(fromCard);
        this.recalled = recalled;
    }

    /** For contents that come from no card. */
    public static FilesRead none() {
        return new FilesRead(Optional.empty(), ApplicationSearch.USUAL, Optional.empty(), List.of(), Map.of(),
                Optional.empty());
    }

    /** Whether something was not read but taken from {@link CardMemory}. */
    public boolean isRecalled() {
        return recalled.isPresent();
    }

    /**
     * The fewest commands that the files could be read with at a block size: one for the application, and for each file one to
     * select it and one for each block, that is 1 + Σ(1 + ⌈length/block⌉).
     *
     * @param block
     *            in bytes
     */
    public int leastCommands(int block) {
        return 1 + fromCard.values().stream().mapToInt(file -> 1 + Math.max(1, (file.length + block - 1) / block))
                .sum();
    }

    Optional<CardMark> mark() {
        return mark;
    }

    /** Where the card's application is. */
    ApplicationPlace place() {
        return place;
    }

    Optional<CardCopy> recalled() {
        return recalled;
    }

    Map<Location, byte[]> fromCard() {
        return new LinkedHashMap<>(fromCard);
    }

    /** The same with more of it read on the card. */
    FilesRead with(Map<Location, byte[]> readOnCard) {
        return new FilesRead(mark, place, directory, certificates, readOnCard, recalled);
    }

    Optional<Location> certificate(int index) {
        return certificates.get(index);
    }

    /** The lists that say which code opens which key, and the one that says where they are. */
    List<Location> lists() {
        List<Location> lists = new ArrayList<>();
        directory.ifPresent(known -> {
            lists.add(CardRecognition.EF_ODF);
            lists.addAll(known.files(ObjectDirectory.Kind.AUTHENTICATION_OBJECTS));
            lists.addAll(known.files(ObjectDirectory.Kind.PRIVATE_KEYS));
        });
        return lists;
    }

    /** Whether codes and keys were read on the card itself. */
    boolean hasListsFromCard() {
        return fromCard.keySet().containsAll(lists());
    }

    /** All files that are known but for the one with the card's number, and for certificates that may not be kept. */
    CardCopy copy(List<CertificateObject> notKept) {
        Map<FilePath, byte[]> files = new LinkedHashMap<>();
        recalled.ifPresent(copy -> files.putAll(copy.files()));
        fromCard.forEach((location, content) -> {
            if (location.isBeginning()) {
                files.put(location.path(), content);
            }
        });
        files.remove(CardRecognition.EF_TOKEN_INFO.path());
        notKept.stream().map(CertificateObject::path).forEach(files::remove);
        return new CardCopy(files);
    }
}
