/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pkcs15;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import se.etjanstekort.pkcs15.internal.asn1.AuthenticationObjectDecoder;
import se.etjanstekort.pkcs15.internal.asn1.CertificateEntryDecoder;
import se.etjanstekort.pkcs15.internal.asn1.Location;
import se.etjanstekort.pkcs15.internal.asn1.ObjectDirectory;
import se.etjanstekort.pkcs15.internal.asn1.PrivateKeyDecoder;
import se.etjanstekort.pkcs15.internal.card.CardFiles;
import se.etjanstekort.pkcs15.internal.card.CountingTransport;
import se.etjanstekort.smartcard.CardException;
import se.etjanstekort.smartcard.CardSession;
import se.etjanstekort.smartcard.transport.CardTransports;

/**
 * Reads what a card shows without a code (ISO/IEC 7816-15). Everything is bounded; nothing that the card says is trusted.
 * Immutable, for any thread; the reading itself runs on the session's.
 */
public final class CardContentsReader {

    private final List<CardProfile> profiles;

    /** A reader that knows the shipped profiles. */
    public CardContentsReader() {
        this(CardProfiles.shipped());
    }

    /**
     * @param profiles
     *            the first that fits is taken, as in {@link CardProfileSet#profiles()}
     */
    public CardContentsReader(List<CardProfile> profiles) {
        this.profiles = List.copyOf(profiles);
    }

    /**
     * Reads the card.
     *
     * @throws CardException.NotRecognised
     *             when no PKCS#15 application is on it, or no profile fits; the message has the ATR
     * @throws CardException.MalformedData
     *             when what it says breaks the format, or when its references to codes are twisted
     * @throws CardException
     *             when it cannot be spoken to
     */
    public CardContents read(CardSession session) throws CardException {
        CountingTransport counter = new CountingTransport(session);
        CardRecognition.Recognised card = new CardRecognition(profiles, CardTransports.standard(counter),
                session.atr()).recognise();
        CardProfile profile = card.profile();
        Reading reading = new Reading(card.files(), card.directory(), profile.blockSize());
        List<AuthenticationObject> codes = reading
                .objects(ObjectDirectory.Kind.AUTHENTICATION_OBJECTS, AuthenticationObjectDecoder::decode).stream()
                .map(code -> profile.codes().padding().map(code::withPadding).orElse(code)).toList();
        List<PrivateKeyObject> keys = reading.objects(ObjectDirectory.Kind.PRIVATE_KEYS, PrivateKeyDecoder::decode);
        PinReferences.check(codes, keys, profile.codes().sharing());
        List<CertificateObject> certificates = reading.certificates();
        return new CardContents(profile, card.tokenInfo(), codes, keys, certificates, counter.statistics());
    }

    private static byte[] required(CardFiles files, Location location, int blockSize) throws CardException {
        return files.read(location, blockSize)
                .orElseThrow(() -> new CardException.MalformedData("no file " + location.path()));
    }

    /** What follows the card's directory of objects. */
    private record Reading(CardFiles files, ObjectDirectory directory, int blockSize) {

        private static final int MAX_OBJECTS = 64;

        /** A decoder of one kind of list. */
        private interface Decoder<T> {
            List<T> decode(byte[] file) throws CardException.MalformedData;
        }

        <T> List<T> objects(ObjectDirectory.Kind kind, Decoder<T> decoder) throws CardException {
            List<T> objects = new ArrayList<>();
            for (Location file : directory.files(kind)) {
                objects.addAll(decoder.decode(required(files, file, blockSize)));
            }
            if (objects.size() > MAX_OBJECTS) {
                throw new CardException.MalformedData(kind + ": " + objects.size());
            }
            return objects;
        }

        List<CertificateObject> certificates() throws CardException {
            List<CertificateEntryDecoder.Entry> entries = new ArrayList<>();
            entries.addAll(entries(ObjectDirectory.Kind.CERTIFICATES, CertificateObject.Kind.OWN));
            entries.addAll(entries(ObjectDirectory.Kind.TRUSTED_CERTIFICATES, CertificateObject.Kind.TRUSTED));
            entries.addAll(entries(ObjectDirectory.Kind.USEFUL_CERTIFICATES, CertificateObject.Kind.USEFUL));
            List<CertificateObject> certificates = new ArrayList<>();
            for (CertificateEntryDecoder.Entry entry : entries) {
                certificates.add(withContent(entry));
            }
            return certificates;
        }

        private List<CertificateEntryDecoder.Entry> entries(ObjectDirectory.Kind list, CertificateObject.Kind kind)
                throws CardException {
            return objects(list, file -> CertificateEntryDecoder.decode(file, kind));
        }

        /** One certificate that cannot be read must not hide the others. */
        private CertificateObject withContent(CertificateEntryDecoder.Entry entry) throws CardException {
            if (entry.location().isEmpty()) {
                return entry.object();
            }
            Optional<byte[]> content;
            try {
                content = files.read(entry.location().get(), blockSize);
            } catch (CardException.UnexpectedStatus e) {
                content = Optional.empty();
            }
            return content.flatMap(CertificateEntryDecoder::certificate).map(entry.object()::withEncoded)
                    .orElse(entry.object());
        }
    }
}
