/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 *
 * The reader's own keys: FEATURE_VERIFY_PIN_DIRECT and FEATURE_MODIFY_PIN_DIRECT (PC/SC part 10, 2.5). The person is a test
 * that listens on the reader's socket "keys": for each code the driver connects, says a line "enter WHAT SECONDS" where WHAT
 * is pin, old, new or confirm, and reads a line:
 *
 *   digits 123456   the code, then the green key
 *   cancel          the red key
 *   timeout         as if the time had passed
 */
#define _GNU_SOURCE
#include "rig.h"

#include <arpa/inet.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum {
    CONTROL_VERIFY = SCARD_CTL_CODE(3500 + FEATURE_VERIFY_PIN_DIRECT),
    CONTROL_MODIFY = SCARD_CTL_CODE(3500 + FEATURE_MODIFY_PIN_DIRECT),
    CONTROL_PROPERTIES = SCARD_CTL_CODE(3500 + FEATURE_IFD_PIN_PROPERTIES),
    CONTROL_TLV_PROPERTIES = SCARD_CTL_CODE(3500 + FEATURE_GET_TLV_PROPERTIES)
};

enum {
    SW_TIMEOUT = 0x6400,
    SW_CANCELLED = 0x6401,
    SW_MISMATCH = 0x6402,
    SW_LENGTH = 0x6403,
    SW_WRONG_PARAMETERS = 0x6B80
};

enum { DEFAULT_SECONDS = 30, HEADER = 5, LONGEST_CODE = 16, LONGEST_COMMAND = HEADER + 255, KEYED = 0 };
enum { CONFIRM_NEW = 1, ENTER_OLD = 2 };

struct code {
    char digits[LONGEST_CODE + 1];
    size_t length;
};

/* How a code is written into the command (bmFormatString, bmPINBlockString, bmPINLengthFormat). */
struct format {
    UCHAR string;
    UCHAR block;
    UCHAR length;
};

/* --- the person ------------------------------------------------------------------------------------------------------ */

/* Reads the person's line; what became of it as a status word, or KEYED. Less than 0 when card or reader are gone. */
static int await_line(struct reader *reader, int keys, int seconds, char *line, size_t size)
{
    struct pollfd ends[] = { { keys, POLLIN, 0 }, { reader->cable, POLLRDHUP, 0 }, { reader->card, POLLRDHUP, 0 } };
    size_t length = 0;
    while (length + 1 < size) {
        int ready = poll(ends, 3, seconds * 1000);
        if (ready == 0) {
            return SW_TIMEOUT;
        }
        if (ready < 0 || ends[1].revents != 0 || ends[2].revents != 0) {
            return -1;
        }
        if (recv(keys, line + length, 1, 0) != 1) {
            return SW_CANCELLED;
        }
        if (line[length] == '\n') {
            break;
        }
        length++;
    }
    line[length] = 0;
    return KEYED;
}

static int understand(const char *line, struct code *code)
{
    if (strcmp(line, "timeout") == 0) {
        return SW_TIMEOUT;
    }
    if (sscanf(line, "digits %16[0-9]", code->digits) != 1) {
        return SW_CANCELLED;
    }
    code->length = strlen(code->digits);
    return KEYED;
}

static int enter(struct reader *reader, const char *what, int seconds, struct code *code)
{
    char line[64];
    int keys = dial(reader, "keys");
    if (keys < 0) {
        return SW_TIMEOUT; /* nobody is there */
    }
    int length = snprintf(line, sizeof line, "enter %s %d\n", what, seconds);
    int outcome = send(keys, line, length, MSG_NOSIGNAL) == length
            ? await_line(reader, keys, seconds, line, sizeof line) : SW_TIMEOUT;
    if (outcome == KEYED) {
        outcome = understand(line, code);
    }
    close(keys);
    explicit_bzero(line, sizeof line);
    return outcome;
}

static int enter_within(struct reader *reader, const char *what, int seconds, uint16_t limits, struct code *code)
{
    int outcome = enter(reader, what, seconds, code);
    if (outcome == KEYED && (code->length < (limits >> 8) || code->length > (limits & 0xFF))) {
        return SW_LENGTH;
    }
    return outcome;
}

/* --- the command ----------------------------------------------------------------------------------------------------- */

/* Writes so many bits of a value, most significant first, from a bit's position on. */
static void write_bits(UCHAR *data, size_t at, unsigned value, size_t count)
{
    for (size_t bit = 0; bit < count; bit++, at++) {
        UCHAR mask = 0x80 >> at % 8;
        if (value >> (count - 1 - bit) & 1) {
            data[at / 8] |= mask;
        } else {
            data[at / 8] &= ~mask;
        }
    }
}

/* Writes a code into the command's data; the bytes of data that it reaches to, or 0 where there is no room. */
static size_t write_code(UCHAR *data, size_t room, size_t offset, struct format format, const struct code *code)
{
    size_t start = (format.string >> 3 & 0x0F) * (format.string & 0x80 ? 8 : 1);
    size_t digit_bits = (format.string & 0x03) == 1 ? 4 : 8;
    size_t block_bits = (format.block & 0x0F) * 8;
    size_t code_bits = code->length * digit_bits;
    size_t end = start + (block_bits > code_bits ? block_bits : code_bits);
    if ((block_bits > 0 && code_bits > block_bits) || offset + (end + 7) / 8 > room) {
        return 0;
    }
    if (format.string & 0x04) {
        start = end - code_bits; /* to the right of its block */
    }
    for (size_t digit = 0; digit < code->length; digit++) {
        unsigned character = code->digits[digit];
        unsigned value = (format.string & 0x03) == 2 ? character : character - '0';
        write_bits(data + offset, start + digit * digit_bits, value, digit_bits);
    }
    size_t length_at = (format.length & 0x0F) * (format.length & 0x10 ? 8 : 1);
    write_bits(data + offset, length_at, code->length, format.block >> 4);
    return offset + (end + 7) / 8;
}

/* The command that the computer gave, without codes; its length, or 0 when it is none that a code fits into. */
static size_t take_command(UCHAR *command, const UCHAR *given, size_t announced, size_t there)
{
    if (announced < HEADER || announced > LONGEST_COMMAND || announced > there) {
        return 0;
    }
    memset(command, 0xFF, LONGEST_COMMAND);
    memcpy(command, given, announced);
    return announced;
}

static RESPONSECODE answer_status(int status, UCHAR *out, DWORD out_size, DWORD *out_length)
{
    if (status < 0) {
        return IFD_ICC_NOT_PRESENT;
    }
    if (out_size < 2) {
        return IFD_ERROR_INSUFFICIENT_BUFFER;
    }
    out[0] = status >> 8;
    out[1] = status;
    *out_length = 2;
    return IFD_SUCCESS;
}

/* Sends the command with the codes in it. reach: how much of the data the codes take up. */
static RESPONSECODE send_command(struct reader *reader, UCHAR *command, size_t length, size_t reach, UCHAR *out,
        DWORD out_size, DWORD *out_length)
{
    if (HEADER + reach > length) {
        length = HEADER + reach;
    }
    command[HEADER - 1] = length - HEADER;
    *out_length = out_size;
    RESPONSECODE code = transmit(reader, command, length, out, out_length);
    explicit_bzero(command, LONGEST_COMMAND);
    return code;
}

static RESPONSECODE verify(struct reader *reader, const UCHAR *in, DWORD in_length, UCHAR *out, DWORD out_size,
        DWORD *out_length)
{
    const PIN_VERIFY_STRUCTURE *asked = (const PIN_VERIFY_STRUCTURE *) in;
    UCHAR command[LONGEST_COMMAND];
    struct code code;
    size_t length = in_length < sizeof *asked
            ? 0 : take_command(command, asked->abData, asked->ulDataLength, in_length - sizeof *asked);
    if (length == 0) {
        return answer_status(SW_WRONG_PARAMETERS, out, out_size, out_length);
    }
    int seconds = asked->bTimerOut == 0 ? DEFAULT_SECONDS : asked->bTimerOut;
    int outcome = enter_within(reader, "pin", seconds, asked->wPINMaxExtraDigit, &code);
    if (outcome != KEYED) {
        return answer_status(outcome, out, out_size, out_length);
    }
    struct format format = { asked->bmFormatString, asked->bmPINBlockString, asked->bmPINLengthFormat };
    size_t reach = write_code(command + HEADER, LONGEST_COMMAND - HEADER, 0, format, &code);
    if (reach == 0) {
        return answer_status(SW_WRONG_PARAMETERS, out, out_size, out_length);
    }
    return send_command(reader, command, length, reach, out, out_size, out_length);
}

/* The codes that a change needs, in the order in which they are asked for. */
static int enter_change(struct reader *reader, const PIN_MODIFY_STRUCTURE *asked, struct code *old, struct code *new)
{
    struct code again;
    uint16_t limits = asked->wPINMaxExtraDigit;
    int seconds = asked->bTimerOut == 0 ? DEFAULT_SECONDS : asked->bTimerOut;
    int outcome = KEYED;
    if (asked->bConfirmPIN & ENTER_OLD) {
        outcome = enter_within(reader, "old", seconds, limits, old);
    }
    if (outcome == KEYED) {
        outcome = enter_within(reader, "new", seconds, limits, new);
    }
    if (outcome == KEYED && asked->bConfirmPIN & CONFIRM_NEW) {
        outcome = enter_within(reader, "confirm", seconds, limits, &again);
        if (outcome == KEYED && strcmp(new->digits, again.digits) != 0) {
            outcome = SW_MISMATCH;
        }
    }
    return outcome;
}

static RESPONSECODE modify(struct reader *reader, const UCHAR *in, DWORD in_length, UCHAR *out, DWORD out_size,
        DWORD *out_length)
{
    const PIN_MODIFY_STRUCTURE *asked = (const PIN_MODIFY_STRUCTURE *) in;
    UCHAR command[LONGEST_COMMAND];
    struct code old = { "", 0 };
    struct code new = { "", 0 };
    size_t length = in_length < sizeof *asked
            ? 0 : take_command(command, asked->abData, asked->ulDataLength, in_length - sizeof *asked);
    if (length == 0) {
        return answer_status(SW_WRONG_PARAMETERS, out, out_size, out_length);
    }
    int outcome = enter_change(reader, asked, &old, &new);
    if (outcome != KEYED) {
        return answer_status(outcome, out, out_size, out_length);
    }
    struct format format = { asked->bmFormatString, asked->bmPINBlockString, asked->bmPINLengthFormat };
    size_t room = LONGEST_COMMAND - HEADER;
    size_t reach = write_code(command + HEADER, room, asked->bInsertionOffsetNew, format, &new);
    size_t reach_of_old = asked->bConfirmPIN & ENTER_OLD
            ? write_code(command + HEADER, room, asked->bInsertionOffsetOld, format, &old) : reach;
    if (reach == 0 || reach_of_old == 0) {
        return answer_status(SW_WRONG_PARAMETERS, out, out_size, out_length);
    }
    return send_command(reader, command, length, reach > reach_of_old ? reach : reach_of_old, out, out_size, out_length);
}

/* --- what the reader has --------------------------------------------------------------------------------------------- */

static RESPONSECODE give(const void *value, size_t length, UCHAR *out, DWORD out_size, DWORD *out_length)
{
    if (out_size < length) {
        return IFD_ERROR_INSUFFICIENT_BUFFER;
    }
    memcpy(out, value, length);
    *out_length = length;
    return IFD_SUCCESS;
}

static RESPONSECODE features(const struct reader *reader, UCHAR *out, DWORD out_size, DWORD *out_length)
{
    static const struct {
        uint64_t needs;
        UCHAR tag;
        uint32_t control;
    } all[] = { { VERIFYING, FEATURE_VERIFY_PIN_DIRECT, CONTROL_VERIFY },
        { MODIFYING, FEATURE_MODIFY_PIN_DIRECT, CONTROL_MODIFY },
        { PROPERTIES, FEATURE_IFD_PIN_PROPERTIES, CONTROL_PROPERTIES },
        { PROPERTIES, FEATURE_GET_TLV_PROPERTIES, CONTROL_TLV_PROPERTIES } };
    PCSC_TLV_STRUCTURE listed[sizeof all / sizeof all[0]];
    size_t count = 0;
    for (size_t at = 0; at < sizeof all / sizeof all[0]; at++) {
        if (reader->registers->pin_pad & all[at].needs) {
            listed[count++] = (PCSC_TLV_STRUCTURE) { all[at].tag, 4, htonl(all[at].control) };
        }
    }
    return give(listed, count * sizeof listed[0], out, out_size, out_length);
}

RESPONSECODE pin_pad_control(struct reader *reader, DWORD code, const UCHAR *in, DWORD in_length, UCHAR *out,
        DWORD out_size, DWORD *out_length)
{
    static const PIN_PROPERTIES_STRUCTURE properties = { .bEntryValidationCondition = 2 };
    static const UCHAR tlv_properties[] = { PCSCv2_PART10_PROPERTY_bEntryValidationCondition, 1, 2,
        PCSCv2_PART10_PROPERTY_bMinPINSize, 1, 4, PCSCv2_PART10_PROPERTY_bMaxPINSize, 1, LONGEST_CODE };
    uint64_t has = reader->registers->pin_pad;
    if (code == CM_IOCTL_GET_FEATURE_REQUEST) {
        return features(reader, out, out_size, out_length);
    }
    if (code == CONTROL_VERIFY && has & VERIFYING) {
        return verify(reader, in, in_length, out, out_size, out_length);
    }
    if (code == CONTROL_MODIFY && has & MODIFYING) {
        return modify(reader, in, in_length, out, out_size, out_length);
    }
    if (code == CONTROL_PROPERTIES && has & PROPERTIES) {
        return give(&properties, sizeof properties, out, out_size, out_length);
    }
    if (code == CONTROL_TLV_PROPERTIES && has & PROPERTIES) {
        return give(tlv_properties, sizeof tlv_properties, out, out_size, out_length);
    }
    return IFD_ERROR_NOT_SUPPORTED;
}
