/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 *
 * What a program in C on libpcsclite can do at best: the floor that ours is measured against.
 *
 *   floor events READER        waits for cards; a line "NANOS inserted" or "NANOS removed" for each, until it is ended
 *   floor transmit READER HEX  for each number on standard input sends a command so many times in one transaction; a line with
 *                              the nanoseconds of each, and an empty line
 *
 * NANOS are of CLOCK_MONOTONIC, taken when SCardGetStatusChange has returned.
 */
#define _GNU_SOURCE
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <winscard.h>

static uint64_t now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * UINT64_C(1000000000) + time.tv_nsec;
}

static void check(const char *function, LONG code)
{
    if (code != SCARD_S_SUCCESS) {
        fprintf(stderr, "%s: %s\n", function, pcsc_stringify_error(code));
        exit(1);
    }
}

static _Noreturn void events(SCARDCONTEXT context, const char *reader)
{
    SCARD_READERSTATE states[2] = { { .szReader = reader }, { .szReader = "\\\\?PnP?\\Notification" } };
    check("SCardGetStatusChange", SCardGetStatusChange(context, 0, states, 1));
    puts("ready");
    fflush(stdout);
    while (1) {
        DWORD before = states[0].dwEventState & SCARD_STATE_PRESENT;
        states[0].dwCurrentState = states[0].dwEventState;
        check("SCardGetStatusChange", SCardGetStatusChange(context, INFINITE, states, 2));
        uint64_t when = now();
        DWORD after = states[0].dwEventState & SCARD_STATE_PRESENT;
        if (before != after) {
            printf("%ju %s\n", (uintmax_t) when, after ? "inserted" : "removed");
            fflush(stdout);
        }
    }
}

static size_t parse(const char *hex, BYTE *bytes, size_t room)
{
    size_t length = 0;
    unsigned value;
    while (length < room && sscanf(hex + 2 * length, "%2x", &value) == 1) {
        bytes[length++] = value;
    }
    return length;
}

static void exchange(SCARDHANDLE card, const SCARD_IO_REQUEST *request, const BYTE *command, DWORD length, int count)
{
    static BYTE answer[65538];
    check("SCardBeginTransaction", SCardBeginTransaction(card));
    for (int at = 0; at < count; at++) {
        DWORD answered = sizeof answer;
        uint64_t begin = now();
        check("SCardTransmit", SCardTransmit(card, request, command, length, NULL, answer, &answered));
        printf("%ju\n", (uintmax_t) (now() - begin));
    }
    check("SCardEndTransaction", SCardEndTransaction(card, SCARD_LEAVE_CARD));
    puts("");
    fflush(stdout);
}

static int transmit(SCARDCONTEXT context, const char *reader, const char *hex)
{
    BYTE command[261];
    DWORD protocol;
    SCARDHANDLE card;
    int count;
    size_t length = parse(hex, command, sizeof command);
    check("SCardConnect", SCardConnect(context, reader, SCARD_SHARE_SHARED, SCARD_PROTOCOL_T0 | SCARD_PROTOCOL_T1, &card,
            &protocol));
    const SCARD_IO_REQUEST *request = protocol == SCARD_PROTOCOL_T0 ? SCARD_PCI_T0 : SCARD_PCI_T1;
    while (scanf("%d", &count) == 1) {
        exchange(card, request, command, length, count);
    }
    check("SCardDisconnect", SCardDisconnect(card, SCARD_LEAVE_CARD));
    return 0;
}

int main(int count, char **words)
{
    SCARDCONTEXT context;
    check("SCardEstablishContext", SCardEstablishContext(SCARD_SCOPE_SYSTEM, NULL, NULL, &context));
    if (count == 3 && strcmp(words[1], "events") == 0) {
        events(context, words[2]);
    }
    if (count == 4 && strcmp(words[1], "transmit") == 0) {
        return transmit(context, words[2], words[3]);
    }
    fprintf(stderr, "floor events READER | floor transmit READER HEX\n");
    return 2;
}
