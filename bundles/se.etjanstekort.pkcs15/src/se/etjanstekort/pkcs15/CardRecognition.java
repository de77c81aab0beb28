/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pkcs15;

import java.util.List;
import java.util.Optional;

import se.etjanstekort.pkcs15.internal.asn1.Location;
import se.etjanstekort.pkcs15.internal.asn1.ObjectDirectory;
import se.etjanstekort.pkcs15.internal.asn1.TokenInfoDecoder;
import se.etjanstekort.pkcs15.internal.card.CardFiles;
import se.etjanstekort.smartcard.Atr;
import se.etjanstekort.smartcard.CardException;
import se.etjanstekort.smartcard.CardTransport;
import se.etjanstekort.smartcard.command.Select;

/** Finds a card's PKCS#15 application and the profile that it fits. One card, one thread. */
final class CardRecognition {

    private static final Location EF_ODF = Location.of(FilePath.of(0x5031));
    private static final Location EF_TOKEN_INFO = Location.of(FilePath.of(0x5032));

    private final List<CardProfile> profiles;
    private final CardTransport transport;
    private final Atr atr;
    private Optional<CardProfile> unsupported = Optional.empty();

    CardRecognition(List<CardProfile> profiles, CardTransport transport, Atr atr) {
        this.profiles = profiles;
        this.transport = transport;
        this.atr = atr;
    }

    /** A card that was recognised, its application selected. */
    record Recognised(CardFiles files, ObjectDirectory directory, TokenInfo tokenInfo, CardProfile profile) {

        /** A card that no profile knows, and that does not say either how it names its algorithms. */
        private boolean leavesQuestions() {
            return profile.match().isAny() && tokenInfo.supportedAlgorithms().isEmpty();
        }
    }

    /** @throws CardException.NotRecognised when no PKCS#15 application is on it, or no profile fits */
    Recognised recognise() throws CardException {
        Optional<Recognised> byName = read(CardFiles.selectByName(transport));
        if (byName.isPresent() && !byName.get().leavesQuestions()) {
            return byName.get();
        }
        Optional<Recognised> ofApplet = readApplet();
        if (ofApplet.isPresent()) {
            return ofApplet.get();
        }
        if (byName.isPresent()) {
            return again(byName.get());
        }
        return read(CardFiles.selectByPath(transport)).orElseThrow(() -> notRecognised(
                unsupported.map(CardRecognition::whyNot).orElse("no PKCS#15 application")));
    }

    private static String whyNot(CardProfile profile) {
        return profile.name() + ": " + profile.unsupported().orElseThrow();
    }

    /** An application inside an applet that a profile knows the name of. */
    private Optional<Recognised> readApplet() throws CardException {
        for (CardProfile profile : profiles) {
            for (Identifier applet : profile.match().applicationIds()) {
                if (!CardFiles.isNameOfPkcs15(applet) && Select.application(transport, applet.bytes()).isPresent()) {
                    unsupported = profile.unsupported().isPresent() ? Optional.of(profile) : unsupported;
                    Optional<Recognised> inside = read(CardFiles.selectInside(transport, applet));
                    if (inside.isPresent()) {
                        return inside;
                    }
                }
            }
        }
        return Optional.empty();
    }

    private Recognised again(Recognised before) throws CardException {
        CardFiles files = CardFiles.selectByName(transport).orElseThrow(() -> notRecognised("the application is gone"));
        return new Recognised(files, before.directory(), before.tokenInfo(), before.profile());
    }

    private Optional<Recognised> read(Optional<CardFiles> selected) throws CardException {
        if (selected.isEmpty()) {
            return Optional.empty();
        }
        CardFiles files = selected.get();
        byte[] odf = files.read(EF_ODF, CardFiles.SAFE_BLOCK).orElseThrow(() -> notRecognised("no EF(ODF)"));
        TokenInfo tokenInfo = TokenInfoDecoder.decode(files.read(EF_TOKEN_INFO, CardFiles.SAFE_BLOCK)
                .orElseThrow(() -> new CardException.MalformedData("no EF(TokenInfo)")));
        CardProfile profile = profiles.stream()
                .filter(known -> known.match().fits(atr, files.applicationId(), tokenInfo)).findFirst()
                .orElseThrow(() -> notRecognised("no profile for " + tokenInfo.label()));
        if (profile.unsupported().isPresent()) {
            throw notRecognised(whyNot(profile));
        }
        return Optional.of(new Recognised(files, ObjectDirectory.decode(odf), tokenInfo, profile));
    }

    private CardException.NotRecognised notRecognised(String why) {
        return new CardException.NotRecognised(why + ", ATR " + atr);
    }
}
