/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.pin.ui.internal;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.osgi.util.NLS;

import se.etjanstekort.certstore.Identity;
import se.etjanstekort.certstore.Purpose;
import se.etjanstekort.certstore.keys.Requester;
import se.etjanstekort.login.PinPadAdvice;
import se.etjanstekort.login.PinRequest;
import se.etjanstekort.smartcard.FailureCode;
import se.etjanstekort.smartcard.PinFailure;
import se.etjanstekort.ui.CodeName;
import se.etjanstekort.ui.Message;
import se.etjanstekort.ui.Tone;
import se.etjanstekort.ui.Wording;

/** What a code field says about a request. Pure functions. */
final class RequestWords {

    private RequestWords() {
    }

    static String title(PinRequest request) {
        return isAuthentication(request) ? Messages.authenticationTitle : Messages.signatureTitle;
    }

    /** The field's label, with its mnemonic. */
    static String label(PinRequest request) {
        return isAuthentication(request) ? Messages.authenticationLabel : Messages.signatureLabel;
    }

    static String button(PinRequest request) {
        if (request.pinPad().isPresent()) {
            return Messages.readerBegin;
        }
        if (isAuthentication(request) && request.requester().isPresent()) {
            return Messages.requesterButton;
        }
        return isAuthentication(request) ? Messages.authenticationButton : Messages.signatureButton;
    }

    static String codeName(PinRequest request) {
        return Wording.codeName(CodeName.of(request.purpose()));
    }

    /** Of a window that asks in somebody's name. */
    static String windowTitle(PinRequest request) {
        return isAuthentication(request) ? Messages.keyDialogTitle : Messages.signatureDialogTitle;
    }

    /** Who asks, for what, and for which server, where it is not the sign-in itself. */
    static Optional<String> requester(PinRequest request) {
        return isAuthentication(request) ? requester(request.requester())
                : request.requester().map(who -> NLS.bind(Messages.signatureRequester, who.name()));
    }

    /** Who wants to know who somebody is, and for which server. */
    static Optional<String> requester(Optional<Requester> requester) {
        return requester.map(who -> who.server().filter(server -> !server.equals(who.name()))
                .map(server -> NLS.bind(Messages.requesterAt, who.name(), server))
                .orElseGet(() -> NLS.bind(Messages.requester, who.name())));
    }

    /** Who it is: name and title; kind of identity and its number, what looks like a personnummer masked. */
    static List<String> who(Identity identity) {
        String name = identity.title().isBlank() ? identity.name()
                : NLS.bind(Messages.who, identity.name(), identity.title());
        return List.of(name,
                NLS.bind(Messages.identity, Wording.identityKind(identity.kind()), identity.maskedId()));
    }

    /** How many digits the code has. */
    static String rule(PinRequest request) {
        return request.minLength() == request.maxLength() ? NLS.bind(Messages.digits, request.minLength())
                : NLS.bind(Messages.digitsRange, request.minLength(), request.maxLength());
    }

    /** What befell the attempt before, and that the next is the last. */
    static Optional<Message> message(PinRequest request) {
        if (request.busy()) {
            return Optional.empty();
        }
        boolean lastTry = request.left().isLastTry();
        if (request.lastFailure().isEmpty()) {
            return lastTry ? Optional.of(new Message(Tone.WARNING, Messages.lastTry, lastTryMeaning(request)))
                    : Optional.empty();
        }
        FailureCode failure = request.lastFailure().get();
        if (failure == PinFailure.WRONG_CODE) {
            return Optional.of(wrongCode(request));
        }
        Message message = Wording.message(Tone.WARNING, failure);
        return Optional.of(lastTry && failure != PinFailure.LAST_TRY_NOT_CONFIRMED
                ? new Message(message.tone(), message.title(),
                        String.join(" ", message.text(), Messages.lastTry, lastTryMeaning(request)))
                : message);
    }

    /** The code has a length that no code of this card has. */
    static Message wrongLength() {
        return Wording.message(Tone.WARNING, PinFailure.WRONG_FORMAT);
    }

    /** What a screen reader says after the field's name: who asks, rule and tries. */
    static String description(PinRequest request) {
        String what = request.pinPad().isPresent() ? onReader(request) + ' ' + advice(request) : rule(request) + '.';
        return Stream.concat(requester(request).stream(),
                Stream.of(NLS.bind(Messages.fieldDescription, what, Wording.tries(request.left()))))
                .collect(Collectors.joining(" "));
    }

    /** What to do on the reader, and with which code. */
    static String onReader(PinRequest request) {
        return NLS.bind(Messages.readerWhat, codeName(request));
    }

    /** How long the reader waits, and how to stop. */
    static String advice(PinRequest request) {
        PinPadAdvice keys = request.pinPad().orElseThrow();
        String state = request.busy() ? Messages.readerWaits
                : NLS.bind(Messages.readerFirst, plain(readerButton(request)));
        String time = keys.timeoutSeconds().isPresent()
                ? NLS.bind(Messages.readerTimeout, keys.timeoutSeconds().getAsInt())
                : "";
        String stop = keys.canAbort() ? Messages.readerStopHere : Messages.readerStopThere;
        return Stream.of(state, time, stop).filter(text -> !text.isEmpty()).collect(Collectors.joining(" "));
    }

    private static String plain(String button) {
        return button.replace("&", "");
    }

    /** What the one button does. */
    static String readerButton(PinRequest request) {
        boolean stops = request.busy() && request.pinPad().filter(PinPadAdvice::canAbort).isPresent();
        return stops ? Messages.readerStop : Messages.readerBegin;
    }

    private static Message wrongCode(PinRequest request) {
        if (request.left().known().isEmpty()) {
            return new Message(Tone.BAD, Messages.wrongCodeUnknown, Messages.tries + ' ' + retry());
        }
        if (request.left().isLastTry()) {
            return new Message(Tone.BAD, Messages.wrongCodeLastTry, lastTryMeaning(request));
        }
        return new Message(Tone.BAD, NLS.bind(Messages.wrongCode, request.left().known().getAsInt()), retry());
    }

    private static String retry() {
        return Wording.action(PinFailure.WRONG_CODE);
    }

    private static String lastTryMeaning(PinRequest request) {
        return NLS.bind(Messages.lastTryMeaning, codeName(request));
    }

    private static boolean isAuthentication(PinRequest request) {
        return request.purpose() == Purpose.AUTHENTICATION;
    }
}
