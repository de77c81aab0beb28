/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 *
 * What the parts of the virtual reader share. A reader is a folder that a test makes and listens in:
 *
 *   registers   the struct below, mapped by the driver and by the test
 *   reader      a socket: the driver connects once, while the reader has a channel to pcscd. It is given the listening socket
 *               of the card slot (SCM_RIGHTS), which thus outlives pcscd. Its end says that somebody pulled the cable
 *   slot        the socket that cards connect to: connected is inserted, closed is removed. A message is a length of two bytes
 *               and a body; a body of one byte drives the card's power (0 off, 1 on, 2 reset, 4 answer to reset), any other
 *               is a command. Both are vpcd's
 *   keys        a socket of the PIN pad: the driver connects for each code, says what is asked for, and is told what the
 *               person does
 */
#ifndef RIG_H
#define RIG_H

#include <stdatomic.h>
#include <stddef.h>
#include <stdint.h>

#include <ifdhandler.h>
#include <reader.h>

/* What the test sets and reads while the reader is in use. */
struct registers {
    uint64_t pin_pad;           /* what it has: VERIFYING | MODIFYING | PROPERTIES */
    uint64_t nanos_per_byte;    /* the line's time for a byte, each way */
    uint64_t nanos_per_command; /* the line's and the card's time for a command */
    uint64_t commands;          /* so many have been carried out since the test last wrote here */
    uint64_t bytes_sent;
    uint64_t bytes_received;
    uint64_t line_nanos;        /* the time that the line took for them */
};

enum { VERIFYING = 1, MODIFYING = 2, PROPERTIES = 4 };

struct reader {
    char folder[80];
    int cable;     /* to the test; -1 when there is no channel */
    int slot;      /* listens for cards */
    int card;      /* the card that is in; -1 when there is none */
    int wake;      /* ends the wait for events */
    atomic_bool step_is_due; /* a card may be taken in or let go, once */
    struct registers *registers;
    UCHAR atr[MAX_ATR_SIZE];
    DWORD atr_length; /* 0 without power */
};

/* Sends a command over the line and takes the answer. */
RESPONSECODE transmit(struct reader *reader, const UCHAR *command, size_t length, UCHAR *answer, DWORD *answer_length);

/* Connects to a socket in the reader's folder; -1 when nobody listens. */
int dial(const struct reader *reader, const char *name);

/* IFDHControl for the PIN pad (PC/SC part 10). */
RESPONSECODE pin_pad_control(struct reader *reader, DWORD code, const UCHAR *in, DWORD in_length, UCHAR *out,
        DWORD out_size, DWORD *out_length);

#endif
