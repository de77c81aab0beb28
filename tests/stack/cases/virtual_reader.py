# Copyright (c) 2026 The e-tjänstekort suite authors.
# SPDX-License-Identifier: EPL-2.0
"""The virtual reader itself, by a client that has nothing of ours in it: hot-plug, exchange, line, PIN pad."""

import struct
import threading
import time

from cards import BareCard
from pcsc import EMPTY, PNP, PRESENT, Context, PcscError
from readers import Feature
from rig import MICROS_PER_BYTE, MILLIS_PER_COMMAND, check, equal

VERIFY_DIRECT, MODIFY_DIRECT, PIN_PROPERTIES, TLV_PROPERTIES = 0x06, 0x07, 0x0A, 0x12
PIN, NEW_PIN, PUK = "123456", "654987", "87654321"
SELECT_PKCS15 = "00A4040C0CA000000063504B43532D3135"
ASCII_OF_8 = (0x82, 0x08, 0x00)
PIN_1_OF_8 = bytes.fromhex("0020008108") + bytes(8)
CHANGE_PIN_1 = bytes.fromhex("0024008110") + bytes(16)


def verify_structure(seconds=30, template=PIN_1_OF_8):
    """PIN_VERIFY_STRUCTURE: four to eight digits, filled up with 00."""
    return struct.pack("<BBBBBHBBHB3sI", seconds, 0, *ASCII_OF_8, 0x0408, 0x02, 1, 0x041D, 0, bytes(3),
                       len(template)) + template


def modify_structure(template=CHANGE_PIN_1):
    """PIN_MODIFY_STRUCTURE: the old code, the new one, and the new one again."""
    return struct.pack("<BBBBBBBHBBBHBBB3sI", 30, 0, *ASCII_OF_8, 0, 8, 0x0408, 0x03, 0x02, 3, 0x041D, 0, 1, 2, bytes(3),
                       len(template)) + template


def with_card(rig, persona="nurse"):
    """A reader with PIN pad and a card in it; how PC/SC calls the reader."""
    rig.start_pcscd(vpcd=False)
    reader = rig.plug("A", Feature.ALL)
    card = rig.insert(persona, reader)
    return reader, card, rig.await_slot(reader, PRESENT)


def test_a_hundred_and_fifty_times_plugged_and_unplugged(rig):
    rig.start_pcscd(vpcd=False)
    reader = rig.bus.reader("A")
    started = time.monotonic()
    with Context() as context:
        for _ in range(150):
            reader.plug()
            while not any(reader.matches(name) for name in context.readers()):
                context.states({PNP: 0}, 1_000)
            reader.unplug()
            while context.readers():
                context.states({PNP: 0}, 20)
    print(f"150 cycles in {time.monotonic() - started:.1f} s")


def test_sixteen_readers_each_with_a_card(rig):
    rig.start_pcscd(vpcd=False)
    readers = [rig.plug(f"{number:02d}") for number in range(16)]
    cards = [BareCard(reader, bytes((0x3B, 0x01, number))) for number, reader in enumerate(readers)]
    for card in cards:
        card.insert()
    with Context() as context:
        for number, reader in enumerate(readers):
            name = rig.await_slot(reader, PRESENT)
            with context.connect(name) as card:
                equal("6A82", card.transmit("00A40000").hex().upper(), "the answer")
        equal(16, len(context.readers()), "readers")


def test_no_exchange_is_too_quick_to_be_seen(rig):
    rig.start_pcscd(vpcd=False)
    reader = rig.plug("A")
    # pcsc-lite tells no exchange of a card that has been in since the reader came: its count of events is 0 then.
    name = rig.await_slot(reader, EMPTY)
    with Context() as context:
        state = context.states({name: 0})[name]
        for _ in range(20):
            cards = [BareCard(reader), BareCard(reader, bytes.fromhex("3B02AABB"))]
            for card in cards:
                card.insert()
                card.remove()
            state = counted(context, name, state, 4)
            cards[0].insert()
            state = counted(context, name, state, 1)
            check(state & PRESENT, "the card is in")
            cards[0].remove()
            cards[1].insert()
            state = counted(context, name, state, 2)
            check(state & PRESENT, "the second card is in")
            cards[1].remove()
            state = counted(context, name, state, 1)
            check(state & EMPTY, "it is out again")


def counted(context, name, state, wanted):
    """The reader's state once so many card events have been counted since that one, and no more."""
    deadline = time.monotonic() + 10
    events = 0
    while events < wanted and time.monotonic() < deadline:
        now = context.states({name: state}, 1_000)[name]
        events += ((now >> 16) - (state >> 16)) % 0x10000
        state = now
    equal(wanted, events, "card events")
    return state


def test_a_card_lies_in_the_reader_while_reader_and_service_go(rig):
    reader, _, _ = with_card(rig)
    reader.unplug()
    reader.plug()
    rig.await_slot(reader, PRESENT)
    rig.pcscd.kill()
    rig.start_pcscd(vpcd=False)
    with Context() as context, context.connect(rig.await_slot(reader, PRESENT)) as card:
        equal("9000", card.transmit(SELECT_PKCS15).hex(), "the answer")


def test_the_line_takes_its_time(rig):
    rig.start_pcscd(vpcd=False)
    reader = rig.plug("A")
    BareCard(reader).insert()
    name = rig.await_slot(reader, PRESENT)
    reader.line.set(MICROS_PER_BYTE, MILLIS_PER_COMMAND)
    with Context() as context, context.connect(name) as card:
        reader.line.clear()
        started = time.monotonic()
        for _ in range(20):
            card.transmit(SELECT_PKCS15)
        millis = (time.monotonic() - started) * 1e3
    equal((20, 20 * 17, 20 * 2), (reader.line.commands, reader.line.bytes_sent, reader.line.bytes_received), "what went over")
    wanted = 20 * (MILLIS_PER_COMMAND + 19 * MICROS_PER_BYTE / 1e3)
    equal(round(wanted, 3), round(reader.line.millis, 3), "the line's own count of milliseconds")
    check(wanted <= millis < wanted + 1_000, f"20 commands took {millis:.1f} ms, {wanted:.1f} of them on the line")


def test_codes_on_the_readers_own_keys(rig):
    reader, software_card, name = with_card(rig)
    with Context() as context, context.connect(name) as card:
        features = card.features()
        equal({VERIFY_DIRECT, MODIFY_DIRECT, PIN_PROPERTIES, TLV_PROPERTIES}, set(features), "features")
        card.begin()  # the process that simulates the card looks at readers, too
        card.transmit(SELECT_PKCS15)

        def verify(**options):
            return card.control(features[VERIFY_DIRECT], verify_structure(**options)).hex()

        reader.pin_pad.digits(PIN)
        equal("9000", verify(), "the right code")
        equal(("pin", 30), reader.pin_pad.asked(), "what was asked for")
        reader.pin_pad.digits("111111")
        equal("63c2", verify(), "a wrong code")
        reader.pin_pad.cancel()
        equal("6401", verify(), "cancelled")
        reader.pin_pad.time_out()
        equal("6400", verify(), "timed out")
        started = time.monotonic()
        equal("6400", verify(seconds=1), "nobody came")
        check(1 <= time.monotonic() - started < 10, "the reader's own time passed")
        reader.pin_pad.digits("123")
        equal("6403", verify(), "too short a code")
        equal(2, rig.codes_sent(software_card), "codes that the card saw")
        reader.pin_pad.digits(PIN, NEW_PIN, "999999")
        equal("6402", card.control(features[MODIFY_DIRECT], modify_structure()).hex(), "not the same code twice")
        reader.pin_pad.digits(PIN, NEW_PIN, NEW_PIN)
        equal("9000", card.control(features[MODIFY_DIRECT], modify_structure()).hex(), "changed")
        reader.pin_pad.digits(NEW_PIN)
        equal("9000", verify(), "the new code")
        equal(4, rig.codes_sent(software_card), "codes that the card saw")


def test_a_card_pulled_while_a_code_is_awaited(rig):
    reader, software_card, name = with_card(rig)
    failures = []

    def enter():
        with Context() as context, context.connect(name) as card:
            card.begin()
            try:
                card.control(card.features()[VERIFY_DIRECT], verify_structure())
            except PcscError as problem:
                failures.append(problem)

    entry = threading.Thread(target=enter, daemon=True)
    entry.start()
    reader.pin_pad.asked()
    software_card.tell("remove")
    entry.join(10)
    check(failures, "the entry fails when the card goes")
    rig.await_slot(reader, EMPTY)
    equal(0, rig.codes_sent(software_card), "codes that the card saw")


def test_a_reader_without_keys_has_no_features(rig):
    rig.start_pcscd(vpcd=False)
    reader = rig.plug("A")
    BareCard(reader).insert()
    with Context() as context, context.connect(rig.await_slot(reader, PRESENT)) as card:
        equal({}, card.features(), "features")
