/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 */
package se.etjanstekort.reader.internal.pcsc;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import se.etjanstekort.smartcard.CardException;

/**
 * The one table of what PC/SC functions return (pcsc-lite {@code pcsclite.h}, Windows {@code winerror.h}), and what each means
 * to us.
 */
public enum PcscError {
    CANCELLED(0x80100002, Meaning.SERVICE_GONE),
    /** Also what a call gets whose context was released under it. */
    INVALID_HANDLE(0x80100003, Meaning.SERVICE_GONE),
    INVALID_PARAMETER(0x80100004, Meaning.LINE_FAILED),
    NO_MEMORY(0x80100006, Meaning.LINE_FAILED),
    WAITED_TOO_LONG(0x80100007, Meaning.LINE_FAILED),
    INSUFFICIENT_BUFFER(0x80100008, Meaning.LINE_FAILED),
    UNKNOWN_READER(0x80100009, Meaning.READER_GONE),
    TIMEOUT(0x8010000A, Meaning.LINE_FAILED),
    SHARING_VIOLATION(0x8010000B, Meaning.IN_USE),
    NO_SMARTCARD(0x8010000C, Meaning.CARD_REMOVED),
    PROTO_MISMATCH(0x8010000F, Meaning.LINE_FAILED),
    NOT_READY(0x80100010, Meaning.LINE_FAILED),
    SYSTEM_CANCELLED(0x80100012, Meaning.SERVICE_GONE),
    COMM_ERROR(0x80100013, Meaning.SERVICE_GONE),
    NOT_TRANSACTED(0x80100016, Meaning.LINE_FAILED),
    READER_UNAVAILABLE(0x80100017, Meaning.READER_GONE),
    SHUTDOWN(0x80100018, Meaning.SERVICE_GONE),
    NO_SERVICE(0x8010001D, Meaning.SERVICE_GONE),
    SERVICE_STOPPED(0x8010001E, Meaning.SERVICE_GONE),
    UNSUPPORTED_FEATURE(0x8010001F, Meaning.LINE_FAILED),
    NO_ACCESS(0x80100027, Meaning.DENIED),
    NO_READERS_AVAILABLE(0x8010002E, Meaning.READER_GONE),
    COMM_DATA_LOST(0x8010002F, Meaning.LINE_FAILED),
    SERVER_TOO_BUSY(0x80100031, Meaning.IN_USE),
    UNSUPPORTED_CARD(0x80100065, Meaning.CARD_MUTE),
    UNRESPONSIVE_CARD(0x80100066, Meaning.CARD_MUTE),
    UNPOWERED_CARD(0x80100067, Meaning.CARD_MUTE),
    RESET_CARD(0x80100068, Meaning.LINE_FAILED),
    REMOVED_CARD(0x80100069, Meaning.CARD_REMOVED),
    SECURITY_VIOLATION(0x8010006A, Meaning.DENIED),
    /** Windows ERROR_ACCESS_DENIED. */
    ACCESS_DENIED(5, Meaning.DENIED),
    /** Windows ERROR_INVALID_HANDLE. */
    WINDOWS_INVALID_HANDLE(6, Meaning.SERVICE_GONE),
    /** Windows ERROR_BROKEN_PIPE, from a remote session that has no smart card channel. */
    BROKEN_PIPE(109, Meaning.SERVICE_GONE),
    /** Any other. */
    OTHER(-1, Meaning.LINE_FAILED);

    /** What an error means to somebody who wants to speak to a card, or to see readers. */
    private enum Meaning {
        CARD_REMOVED, CARD_MUTE, READER_GONE, SERVICE_GONE, DENIED, IN_USE, LINE_FAILED
    }

    private static final Map<Integer, PcscError> BY_CODE = Arrays.stream(values())
            .collect(Collectors.toUnmodifiableMap(error -> error.code, Function.identity()));

    private final int code;
    private final Meaning meaning;

    PcscError(int code, Meaning meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    /** The error of a return code that is not 0. */
    public static PcscError of(int code) {
        return BY_CODE.getOrDefault(code, OTHER);
    }

    /** The return code. */
    public int code() {
        return code;
    }

    /** Whether the rights of this process or user do not reach as far as the service. */
    public boolean isDenied() {
        return meaning == Meaning.DENIED;
    }

    /** Whether the service is not there, or not any more. */
    public boolean isServiceGone() {
        return meaning == Meaning.SERVICE_GONE;
    }

    /** How the error is told to whoever spoke to a card. */
    public CardException toCardException(PcscException cause) {
        String message = cause.getMessage();
        return switch (meaning) {
        case CARD_REMOVED -> new CardException.CardRemoved(message);
        case CARD_MUTE -> new CardException.CardMute(message);
        case DENIED -> new CardException.AccessDenied(message);
        case READER_GONE, SERVICE_GONE -> new CardException.ReaderGone(message);
        case IN_USE -> new CardException.SharingViolation(message);
        case LINE_FAILED -> new CardException.TransportFailure(message, cause);
        };
    }
}
