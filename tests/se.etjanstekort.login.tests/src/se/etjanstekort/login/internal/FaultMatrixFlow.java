/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.login.internal;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import se.etjanstekort.pkcs15.AuthenticationObject;
import se.etjanstekort.pkcs15.CardCodes;
import se.etjanstekort.pkcs15.CardContents;
import se.etjanstekort.pkcs15.CardContentsReader;
import se.etjanstekort.pkcs15.CardCopy;
import se.etjanstekort.pkcs15.CardMark;
import se.etjanstekort.pkcs15.CardMemory;
import se.etjanstekort.pkcs15.CardProfiles;
import se.etjanstekort.pkcs15.CardSigner;
import se.etjanstekort.pkcs15.PrivateKeyObject;
import se.etjanstekort.pkcs15.SignatureAlgorithm;
import se.etjanstekort.smartcard.CardException;
import se.etjanstekort.smartcard.CardSession;
import se.etjanstekort.smartcard.CodeChange;
import se.etjanstekort.smartcard.FailureCode;
import se.etjanstekort.smartcard.Pin;

/** What is done with a card within one session. Each tells its failure, or none. */
enum FaultMatrixFlow {

    FIRST_READ {
        @Override
        Optional<FailureCode> run(CardSession session, CardContents known, Codes codes) throws CardException {
            CardContents contents = new CardContentsReader().read(session);
            CardReading.askTries(contents, session);
            return Optional.empty();
        }
    },
    CACHED_READ {
        @Override
        Optional<FailureCode> run(CardSession session, CardContents known, Codes codes) throws CardException {
            CardContentsReader reader = new CardContentsReader(CardProfiles.shipped(), new OneCard());
            reader.remember(known, certificate -> true);
            CardReading.askTries(reader.readOn(session, reader.read(session)), session);
            return Optional.empty();
        }
    },
    SIGN_IN {
        @Override
        Optional<FailureCode> run(CardSession session, CardContents known, Codes codes) throws CardException {
            return sign(session, known, 0, codes.pin1());
        }
    },
    SIGN {
        @Override
        Optional<FailureCode> run(CardSession session, CardContents known, Codes codes) throws CardException {
            return sign(session, known, 1, codes.pin2());
        }
    },
    CHANGE {
        @Override
        Optional<FailureCode> run(CardSession session, CardContents known, Codes codes) throws CardException {
            try (CodeChange change = new CodeChange.Typed(pin(codes.pin1()), pin(codes.next()))) {
                return new CardCodes(known).change(session, pins(known).get(0), change, true).failure();
            }
        }
    },
    UNBLOCK {
        @Override
        Optional<FailureCode> run(CardSession session, CardContents known, Codes codes) throws CardException {
            try (CodeChange change = new CodeChange.Typed(pin(codes.puk()), pin(codes.next()))) {
                return new CardCodes(known).unblock(session, pins(known).get(0), change, true).failure();
            }
        }
    };

    private static final byte[] MESSAGE = "matrix".getBytes(StandardCharsets.US_ASCII);

    /** Remembers the card that it was told of last. */
    private static final class OneCard implements CardMemory {

        private Optional<CardMark> mark = Optional.empty();
        private Optional<CardCopy> copy = Optional.empty();

        @Override
        public Optional<CardCopy> recall(CardMark wanted) {
            return mark.filter(wanted::equals).flatMap(same -> copy);
        }

        @Override
        public void keep(CardMark ofCard, CardCopy kept) {
            mark = Optional.of(ofCard);
            copy = Optional.of(kept);
        }

        @Override
        public void forget(CardMark wanted) {
            mark = Optional.empty();
        }
    }

    /** The codes as they stand, and the one that PIN 1 is to become. */
    record Codes(String pin1, String pin2, String puk, String next) {
    }

    abstract Optional<FailureCode> run(CardSession session, CardContents known, Codes codes) throws CardException;

    /** Whether PIN 1 becomes another. */
    boolean changesCode() {
        return this == CHANGE || this == UNBLOCK;
    }

    static Pin pin(String code) {
        return Pin.takeOver(code.toCharArray());
    }

    static List<AuthenticationObject> pins(CardContents card) {
        return card.authenticationObjects().stream().filter(AuthenticationObject::isUserPin).toList();
    }

    static Optional<FailureCode> sign(CardSession session, CardContents card, int which, String code)
            throws CardException {
        AuthenticationObject pin = pins(card).get(which);
        PrivateKeyObject key = card.privateKeys().stream()
                .filter(candidate -> candidate.authId().filter(pin.authId()::equals).isPresent()).findFirst()
                .orElseThrow();
        try (Pin typed = pin(code)) {
            return new CardSigner(card).sign(session, key, SignatureAlgorithm.RSA_PKCS1_SHA256, MESSAGE, typed, true)
                    .failure();
        }
    }
}
