/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pkcs15;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import se.etjanstekort.pkcs15.internal.asn1.Location;
import se.etjanstekort.pkcs15.internal.asn1.ObjectDirectory;
import se.etjanstekort.pkcs15.internal.asn1.TokenInfoDecoder;
import se.etjanstekort.pkcs15.internal.card.ApplicationPlace;
import se.etjanstekort.pkcs15.internal.card.ApplicationSearch;
import se.etjanstekort.pkcs15.internal.card.CardFiles;
import se.etjanstekort.pkcs15.internal.card.FileReading;
import se.etjanstekort.pkcs15.internal.card.FileSource;
import se.etjanstekort.smartcard.Atr;
import se.etjanstekort.smartcard.CardException;
import se.etjanstekort.smartcard.command.Select;

/** Finds a card's PKCS#15 application and the profile that it fits. One card, one thread. */
final class CardRecognition {

    static final Location EF_ODF = Location.of(FilePath.of(0x5031));
    static final Location EF_TOKEN_INFO = Location.of(FilePath.of(0x5032));

    private final List<CardProfile> profiles;
    private final FileReading reading;
    private final Atr atr;
    private final CardMemory memory;
    private Optional<CardProfile> unsupported = Optional.empty();
    private boolean hasLeft;

    CardRecognition(List<CardProfile> profiles, FileReading reading, Atr atr, CardMemory memory) {
        this.profiles = profiles;
        this.reading = reading;
        this.atr = atr;
        this.memory = memory;
    }

    /**
     * A card that was recognised, its application selected.
     *
     * @param place
     *            where the application is
     * @param mark
     *            by which it is known again; empty for a card without a number
     * @param isFresh
     *            whether a copy that was found by the mark is known to fit: the mark has the time of the last change in it
     */
    record Recognised(FileSource files, ApplicationPlace place, ObjectDirectory directory, TokenInfo tokenInfo,
            CardProfile profile, Optional<CardMark> mark, boolean isFresh) {

        /**
         * A card that no profile knows, that does not say either how it names its algorithms, and of which nothing is kept from
         * an earlier visit at which this was asked.
         */
        private boolean leavesQuestions() {
            return profile.match().isAny() && tokenInfo.supportedAlgorithms().isEmpty() && files.copy().isEmpty();
        }
    }

    /** @throws CardException.NotRecognised when no PKCS#15 application is on it, or no profile fits */
    Recognised recognise() throws CardException {
        Optional<Recognised> byName = read(ApplicationSearch.selectByName(reading));
        if (byName.isPresent()) {
            return byName.get().leavesQuestions() ? orOfApplet(byName.get()) : byName.get();
        }
        Optional<Recognised> ofApplet = readApplet(profiles);
        return ofApplet.isPresent() ? ofApplet.get() : byPath();
    }

    private Recognised byPath() throws CardException {
        return read(ApplicationSearch.selectByPath(reading)).orElseThrow(() -> notRecognised(
                unsupported.map(CardRecognition::whyNot).orElse("no PKCS#15 application")));
    }

    private static String whyNot(CardProfile profile) {
        return profile.name() + ": " + profile.unsupported().orElseThrow();
    }

    /** An applet that was left selected answers to the name of PKCS#15 as well, without saying whose it is. */
    private Recognised orOfApplet(Recognised byName) throws CardException {
        Optional<Recognised> ofApplet = readApplet(
                profiles.stream().filter(profile -> profile.unsupported().isEmpty()).toList());
        if (ofApplet.isPresent()) {
            return ofApplet.get();
        }
        if (hasLeft) {
            return again(byName);
        }
        byName.files().card().leave();
        return byName;
    }

    /** An application inside an applet that one of the profiles knows the name of. */
    private Optional<Recognised> readApplet(List<CardProfile> candidates) throws CardException {
        for (CardProfile profile : candidates) {
            for (Identifier applet : profile.match().applicationIds()) {
                if (!ApplicationSearch.isNameOfPkcs15(applet)
                        && Select.application(reading.transport(), applet.bytes()).isPresent()) {
                    hasLeft = true;
                    unsupported = profile.unsupported().isPresent() ? Optional.of(profile) : unsupported;
                    Optional<Recognised> inside = read(ApplicationSearch.selectInside(reading, applet));
                    if (inside.isPresent()) {
                        return inside;
                    }
                }
            }
        }
        return Optional.empty();
    }

    private Recognised again(Recognised before) throws CardException {
        CardFiles files = ApplicationSearch.selectAgain(reading, before.place())
                .orElseThrow(() -> notRecognised("the application is gone"));
        return new Recognised(before.files().on(files), before.place(), before.directory(), before.tokenInfo(),
                before.profile(),
                before.mark(), before.isFresh());
    }

    private Optional<Recognised> read(Optional<CardFiles> selected) throws CardException {
        if (selected.isEmpty()) {
            return Optional.empty();
        }
        FileSource files = new FileSource(selected.get());
        TokenInfo tokenInfo = tokenInfo(files);
        CardProfile profile = profiles.stream()
                .filter(known -> known.match().fits(atr, selected.get().applicationId(), tokenInfo)).findFirst()
                .orElseThrow(() -> notRecognised("no profile for " + tokenInfo.label()));
        if (profile.unsupported().isPresent()) {
            throw notRecognised(whyNot(profile));
        }
        boolean isFresh = tokenInfo.lastUpdate().isPresent();
        Optional<CardMark> mark = tokenInfo.serialNumber().isEmpty() ? Optional.empty()
                : Optional.of(mark(files, profile, isFresh ? List.of() : lists(files, profile.blockSize())));
        mark.flatMap(memory::recall).filter(CardRecognition::isIntelligible).ifPresent(files::recall);
        ObjectDirectory directory = directory(files);
        return Optional.of(new Recognised(files, selected.get().place(directory.paths()), directory, tokenInfo, profile,
                mark, isFresh));
    }

    /** What we kept must not make a good card unreadable. */
    private static boolean isIntelligible(CardCopy copy) {
        try {
            ObjectDirectory.decode(copy.file(EF_ODF.path()).orElse(new byte[0]));
            return true;
        } catch (CardException.MalformedData e) {
            return false;
        }
    }

    /** A card without EF(ODF) is none of PKCS#15, whatever else it has by that name. */
    private TokenInfo tokenInfo(FileSource files) throws CardException {
        Optional<byte[]> file = files.readFromCard(EF_TOKEN_INFO, CardFiles.SAFE_BLOCK);
        try {
            return TokenInfoDecoder.decode(file.orElseThrow(() -> new CardException.MalformedData("no EF(TokenInfo)")));
        } catch (CardException.MalformedData e) {
            files.read(EF_ODF, CardFiles.SAFE_BLOCK).orElseThrow(() -> notRecognised("no EF(ODF)"));
            throw e;
        }
    }

    private ObjectDirectory directory(FileSource files) throws CardException {
        return ObjectDirectory.decode(
                files.read(EF_ODF, CardFiles.SAFE_BLOCK).orElseThrow(() -> notRecognised("no EF(ODF)")));
    }

    /** What a card is known by that does not say when it was changed: its directory, and its lists of certificates. */
    private List<byte[]> lists(FileSource files, int blockSize) throws CardException {
        List<byte[]> lists = new ArrayList<>();
        ObjectDirectory directory = directory(files);
        files.read(EF_ODF, CardFiles.SAFE_BLOCK).ifPresent(lists::add);
        for (Location list : directory.files(ObjectDirectory.Kind.CERTIFICATES)) {
            files.read(list, blockSize).ifPresent(lists::add);
        }
        return lists;
    }

    private CardMark mark(FileSource files, CardProfile profile, List<byte[]> lists) throws CardException {
        List<byte[]> marks = new ArrayList<>();
        marks.add(atr.bytes());
        marks.add(profile.name().getBytes(StandardCharsets.UTF_8));
        marks.add(files.read(EF_TOKEN_INFO, CardFiles.SAFE_BLOCK).orElseThrow());
        marks.addAll(lists);
        return CardMark.of(marks);
    }

    private CardException.NotRecognised notRecognised(String why) {
        return new CardException.NotRecognised(why + ", ATR " + atr);
    }
}
