/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 *
 * A virtual reader for pcscd: an IFD handler (pcsc-lite's ifdhandler.h, 3.0) whose card is another process behind a unix
 * socket. Insertion and removal are events, as with a USB reader, and a line model makes the card as slow as a real one.
 *
 * pcscd holds a reader's own lock around every function here but the wait for events, which runs on that reader's status thread.
 * Which card is in changes in IFDHICCPresence alone, and never during a wait.
 */
#define _GNU_SOURCE
#include "rig.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

enum { READERS = 16, POWER_OFF = 0, POWER_ON = 1, RESET = 2, GET_ATR = 4, LONGEST_BODY = 65535 };

static struct reader readers[READERS] = { [0 ... READERS - 1] = { .cable = -1 } };

/* pcscd numbers its readers from 0 in the upper half of the logical unit number. */
static struct reader *reader_of(DWORD lun)
{
    struct reader *reader = &readers[(lun >> 16) % READERS];
    return reader->cable >= 0 ? reader : NULL;
}

/* --- the cable ------------------------------------------------------------------------------------------------------- */

int dial(const struct reader *reader, const char *name)
{
    struct sockaddr_un address = { .sun_family = AF_UNIX };
    snprintf(address.sun_path, sizeof address.sun_path, "%s/%s", reader->folder, name);
    int connection = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (connection >= 0 && connect(connection, (struct sockaddr *) &address, sizeof address) != 0) {
        close(connection);
        return -1;
    }
    return connection;
}

/* The listening socket of the slot, which comes beside the first byte on the cable. */
static int receive_slot(int cable)
{
    char byte;
    union {
        struct cmsghdr header;
        char room[CMSG_SPACE(sizeof(int))];
    } control;
    struct iovec body = { &byte, 1 };
    struct msghdr message = { .msg_iov = &body, .msg_iovlen = 1, .msg_control = &control,
        .msg_controllen = sizeof control };
    if (recvmsg(cable, &message, MSG_CMSG_CLOEXEC) != 1) {
        return -1;
    }
    struct cmsghdr *header = CMSG_FIRSTHDR(&message);
    if (header == NULL || header->cmsg_type != SCM_RIGHTS) {
        return -1;
    }
    int slot;
    memcpy(&slot, CMSG_DATA(header), sizeof slot);
    return slot;
}

static struct registers *map_registers(const struct reader *reader)
{
    char path[128];
    snprintf(path, sizeof path, "%s/registers", reader->folder);
    int file = open(path, O_RDWR | O_CLOEXEC);
    if (file < 0) {
        return NULL;
    }
    void *mapped = mmap(NULL, sizeof(struct registers), PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    close(file);
    return mapped == MAP_FAILED ? NULL : mapped;
}

static void close_if_open(int *descriptor)
{
    if (*descriptor >= 0) {
        close(*descriptor);
    }
    *descriptor = -1;
}

static void release(struct reader *reader)
{
    if (reader->registers != NULL) {
        munmap(reader->registers, sizeof(struct registers));
        reader->registers = NULL;
    }
    close_if_open(&reader->card);
    close_if_open(&reader->slot);
    close_if_open(&reader->wake);
    close_if_open(&reader->cable);
}

/* A device can be opened once. pcscd tries twice when it looks at the bus while the event of a new device is under way. */
static int is_open(const char *folder)
{
    for (size_t at = 0; at < READERS; at++) {
        if (readers[at].cable >= 0 && strcmp(readers[at].folder, folder) == 0) {
            return 1;
        }
    }
    return 0;
}

/* name: usb:VENDOR/PRODUCT:libudev:INTERFACE:FOLDER */
RESPONSECODE IFDHCreateChannelByName(DWORD lun, LPSTR name)
{
    struct reader *reader = &readers[(lun >> 16) % READERS];
    const char *colon = strrchr(name, ':');
    const char *folder = colon == NULL ? name : colon + 1;
    if (is_open(folder)) {
        return IFD_NO_SUCH_DEVICE;
    }
    snprintf(reader->folder, sizeof reader->folder, "%s", folder);
    reader->slot = reader->card = reader->wake = -1;
    reader->atr_length = 0;
    atomic_store(&reader->step_is_due, 1);
    reader->cable = dial(reader, "reader");
    if (reader->cable < 0) {
        return IFD_NO_SUCH_DEVICE;
    }
    reader->slot = receive_slot(reader->cable);
    reader->registers = map_registers(reader);
    reader->wake = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
    if (reader->slot < 0 || reader->registers == NULL || reader->wake < 0) {
        release(reader);
        return IFD_COMMUNICATION_ERROR;
    }
    return IFD_SUCCESS;
}

RESPONSECODE IFDHCreateChannel(DWORD lun, DWORD channel)
{
    (void) lun;
    (void) channel;
    return IFD_NO_SUCH_DEVICE; /* serial readers alone are made by number */
}

RESPONSECODE IFDHCloseChannel(DWORD lun)
{
    struct reader *reader = reader_of(lun);
    if (reader == NULL) {
        return IFD_COMMUNICATION_ERROR;
    }
    release(reader);
    return IFD_SUCCESS;
}

/* --- the card and its line ------------------------------------------------------------------------------------------- */

/* Receives so many bytes from the card; gives up when the card leaves its contacts or the cable is pulled. */
static RESPONSECODE receive_all(struct reader *reader, UCHAR *bytes, size_t count)
{
    while (count > 0) {
        struct pollfd ends[] = { { reader->card, POLLIN, 0 }, { reader->cable, POLLRDHUP, 0 } };
        if (poll(ends, 2, -1) < 0 && errno != EINTR) {
            return IFD_COMMUNICATION_ERROR;
        }
        if (ends[1].revents != 0) {
            return IFD_NO_SUCH_DEVICE;
        }
        ssize_t got = recv(reader->card, bytes, count, MSG_DONTWAIT);
        if (got == 0 || (got < 0 && errno != EAGAIN && errno != EINTR)) {
            return IFD_COMMUNICATION_ERROR;
        }
        if (got > 0) {
            bytes += got;
            count -= got;
        }
    }
    return IFD_SUCCESS;
}

static RESPONSECODE send_body(struct reader *reader, const UCHAR *body, size_t length)
{
    UCHAR message[2 + LONGEST_BODY];
    if (reader->card < 0 || length > LONGEST_BODY) {
        return IFD_COMMUNICATION_ERROR;
    }
    message[0] = length >> 8;
    message[1] = length;
    memcpy(message + 2, body, length);
    ssize_t sent = send(reader->card, message, 2 + length, MSG_NOSIGNAL);
    return sent == (ssize_t) (2 + length) ? IFD_SUCCESS : IFD_COMMUNICATION_ERROR;
}

/* length: in, the room there is; out, the length of the body */
static RESPONSECODE receive_body(struct reader *reader, UCHAR *body, DWORD *length)
{
    UCHAR head[2];
    RESPONSECODE code = receive_all(reader, head, sizeof head);
    if (code != IFD_SUCCESS) {
        return code;
    }
    DWORD announced = head[0] << 8 | head[1];
    if (announced > *length) {
        return IFD_ERROR_INSUFFICIENT_BUFFER;
    }
    *length = announced;
    return receive_all(reader, body, announced);
}

static uint64_t now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * UINT64_C(1000000000) + time.tv_nsec;
}

static void sleep_until(uint64_t nanos)
{
    struct timespec time = { nanos / 1000000000, nanos % 1000000000 };
    while (clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &time, NULL) == EINTR) {
    }
}

RESPONSECODE transmit(struct reader *reader, const UCHAR *command, size_t length, UCHAR *answer, DWORD *answer_length)
{
    struct registers *registers = reader->registers;
    uint64_t begin = now();
    RESPONSECODE code = send_body(reader, command, length);
    if (code == IFD_SUCCESS) {
        code = receive_body(reader, answer, answer_length);
    }
    if (code != IFD_SUCCESS) {
        *answer_length = 0;
        return code;
    }
    uint64_t line = registers->nanos_per_command + registers->nanos_per_byte * (length + *answer_length);
    registers->commands++;
    registers->bytes_sent += length;
    registers->bytes_received += *answer_length;
    registers->line_nanos += line;
    if (line > 0) {
        sleep_until(begin + line);
    }
    return IFD_SUCCESS;
}

RESPONSECODE IFDHTransmitToICC(DWORD lun, SCARD_IO_HEADER send, PUCHAR command, DWORD length, PUCHAR answer,
        PDWORD answer_length, PSCARD_IO_HEADER received)
{
    struct reader *reader = reader_of(lun);
    if (reader == NULL) {
        return IFD_COMMUNICATION_ERROR;
    }
    if (received != NULL) {
        received->Protocol = send.Protocol;
    }
    return transmit(reader, command, length, answer, answer_length);
}

static RESPONSECODE drive_power(struct reader *reader, UCHAR what)
{
    return send_body(reader, &what, 1);
}

/* Gives the card power and takes its answer to reset. One that begins with neither convention (ISO/IEC 7816-3, 8.1) is none. */
static RESPONSECODE power_up(struct reader *reader, UCHAR how)
{
    DWORD length = sizeof reader->atr;
    RESPONSECODE code = drive_power(reader, how);
    if (code == IFD_SUCCESS) {
        code = drive_power(reader, GET_ATR);
    }
    if (code == IFD_SUCCESS) {
        code = receive_body(reader, reader->atr, &length);
    }
    if (code != IFD_SUCCESS) {
        return code;
    }
    if (length < 2 || (reader->atr[0] != 0x3B && reader->atr[0] != 0x3F)) {
        return IFD_ERROR_POWER_ACTION;
    }
    reader->atr_length = length;
    return IFD_SUCCESS;
}

RESPONSECODE IFDHPowerICC(DWORD lun, DWORD action, PUCHAR atr, PDWORD atr_length)
{
    struct reader *reader = reader_of(lun);
    if (reader == NULL) {
        return IFD_COMMUNICATION_ERROR;
    }
    reader->atr_length = 0;
    *atr_length = 0;
    if (action == IFD_POWER_DOWN) {
        return drive_power(reader, POWER_OFF);
    }
    RESPONSECODE code = power_up(reader, action == IFD_RESET ? RESET : POWER_ON);
    *atr_length = reader->atr_length;
    memcpy(atr, reader->atr, reader->atr_length);
    return code;
}

/* --- events ---------------------------------------------------------------------------------------------------------- */

static int has_left(int descriptor)
{
    struct pollfd end = { descriptor, POLLRDHUP, 0 };
    return poll(&end, 1, 0) == 1;
}

/* One step: a card that has left is let go, or the next one is taken in. */
static void step(struct reader *reader)
{
    if (reader->card >= 0) {
        if (has_left(reader->card)) {
            close_if_open(&reader->card);
            reader->atr_length = 0;
        }
    } else if (!has_left(reader->cable)) {
        reader->card = accept4(reader->slot, NULL, NULL, SOCK_CLOEXEC); /* the slot does not block */
    }
}

/*
 * Takes one step for each wait. pcscd asks between two waits as often as it likes, also before it gives or takes power, but
 * counts what its status thread is told once: no step is quick enough to go unseen.
 */
RESPONSECODE IFDHICCPresence(DWORD lun)
{
    struct reader *reader = reader_of(lun);
    if (reader == NULL) {
        return IFD_NO_SUCH_DEVICE;
    }
    if (atomic_exchange(&reader->step_is_due, 0)) {
        step(reader);
    }
    return reader->card >= 0 ? IFD_ICC_PRESENT : IFD_ICC_NOT_PRESENT;
}

/*
 * Waits for a card to come or go, not longer than so many milliseconds. pcscd cancels the thread here when it removes the
 * reader, and nowhere else, so that no lock is left held.
 */
static RESPONSECODE wait_for_event(DWORD lun, int timeout)
{
    struct reader *reader = reader_of(lun);
    if (reader == NULL) {
        return IFD_NO_SUCH_DEVICE;
    }
    struct pollfd ends[] = { { reader->wake, POLLIN, 0 }, { reader->cable, POLLRDHUP, 0 },
        { reader->card >= 0 ? reader->card : reader->slot, reader->card >= 0 ? POLLRDHUP : POLLIN, 0 } };
    int state;
    int count = has_left(reader->cable) ? 1 : 3;
    pthread_setcancelstate(PTHREAD_CANCEL_ENABLE, &state);
    poll(ends, count, timeout);
    pthread_setcancelstate(PTHREAD_CANCEL_DISABLE, &state);
    atomic_store(&reader->step_is_due, 1);
    uint64_t wakes;
    if (read(reader->wake, &wakes, sizeof wakes) < 0 && errno != EAGAIN) {
        return IFD_COMMUNICATION_ERROR;
    }
    return IFD_SUCCESS;
}

/* pcscd calls this at every SCardDisconnect, too: wake the thread, close nothing. */
static RESPONSECODE stop_waiting(DWORD lun)
{
    struct reader *reader = reader_of(lun);
    uint64_t one = 1;
    if (reader != NULL && write(reader->wake, &one, sizeof one) < 0) {
        return IFD_COMMUNICATION_ERROR;
    }
    return IFD_SUCCESS;
}

/* --- capabilities ---------------------------------------------------------------------------------------------------- */

static RESPONSECODE give(const void *value, size_t length, PDWORD room, PUCHAR out)
{
    if (*room < length) {
        return IFD_ERROR_INSUFFICIENT_BUFFER;
    }
    memcpy(out, value, length);
    *room = length;
    return IFD_SUCCESS;
}

static RESPONSECODE give_byte(UCHAR value, PDWORD room, PUCHAR out)
{
    return give(&value, 1, room, out);
}

RESPONSECODE IFDHGetCapabilities(DWORD lun, DWORD tag, PDWORD length, PUCHAR value)
{
    static RESPONSECODE (*const waiting)(DWORD, int) = wait_for_event;
    static RESPONSECODE (*const stopping)(DWORD) = stop_waiting;
    struct reader *reader = reader_of(lun);
    switch (tag) {
    case TAG_IFD_ATR:
    case SCARD_ATTR_ATR_STRING:
        return reader == NULL ? IFD_COMMUNICATION_ERROR : give(reader->atr, reader->atr_length, length, value);
    case TAG_IFD_SIMULTANEOUS_ACCESS:
        return give_byte(READERS, length, value);
    case TAG_IFD_THREAD_SAFE:
    case TAG_IFD_SLOTS_NUMBER:
    case TAG_IFD_POLLING_THREAD_KILLABLE:
        return give_byte(1, length, value);
    case TAG_IFD_SLOT_THREAD_SAFE:
        return give_byte(0, length, value);
    case TAG_IFD_POLLING_THREAD_WITH_TIMEOUT:
        return give(&waiting, sizeof waiting, length, value);
    case TAG_IFD_STOP_POLLING_THREAD:
        return give(&stopping, sizeof stopping, length, value);
    default:
        return IFD_ERROR_TAG;
    }
}

RESPONSECODE IFDHSetCapabilities(DWORD lun, DWORD tag, DWORD length, PUCHAR value)
{
    (void) lun;
    (void) tag;
    (void) length;
    (void) value;
    return IFD_NOT_SUPPORTED;
}

RESPONSECODE IFDHSetProtocolParameters(DWORD lun, DWORD protocol, UCHAR flags, UCHAR pts1, UCHAR pts2, UCHAR pts3)
{
    (void) lun;
    (void) protocol;
    (void) flags;
    (void) pts1;
    (void) pts2;
    (void) pts3;
    return IFD_SUCCESS;
}

RESPONSECODE IFDHControl(DWORD lun, DWORD code, PUCHAR in, DWORD in_length, PUCHAR out, DWORD out_size,
        LPDWORD out_length)
{
    struct reader *reader = reader_of(lun);
    *out_length = 0;
    if (reader == NULL) {
        return IFD_COMMUNICATION_ERROR;
    }
    return pin_pad_control(reader, code, in, in_length, out, out_size, out_length);
}
