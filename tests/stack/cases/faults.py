# Copyright (c) 2026 The e-tjänstekort suite authors.
# SPDX-License-Identifier: EPL-2.0
"""Faults in the middle of a sign-in, on a real stack; the matrix of all of them runs on the seam of the transport. And no
transaction is held while a person is waited for."""

import json
import threading
import time

from pcsc import PRESENT, Context
from rig import MICROS_PER_BYTE, check, equal

PIN = "123456"
VERIFY = 0x20
SLOW_MILLIS = 150  # a command: so that a fault meets the one that it is meant for
SELECT_PKCS15 = "00A4040C0CA000000063504B43532D3135"
ANOTHER_GETS_THE_CARD_WITHIN = 0.3
LINE_OR_NOT_KNOWN = {"C-01", "C-02", "C-04", "P-06"}


def with_card(rig, persona="doctor"):
    rig.start_pcscd(vpcd=False)
    reader = rig.plug("A")
    return reader, rig.insert(persona, reader)


def begin(rig, name="login"):
    """A sign-in that reads the card and then waits for the code."""
    return rig.cli.start(name, "login", "--pin-stdin", "--json", "--anchors", str(rig.place.anchors))


def await_commands(rig, card, wanted, what):
    deadline = time.monotonic() + 60
    while not wanted(rig.commands(card)):
        check(time.monotonic() < deadline, f"in vain for {what}")
        threading.Event().wait(0.02)


def await_question(rig, card):
    """Until the card has been read and has had nothing to do for a second: the code is waited for."""
    await_commands(rig, card, lambda commands: any(command[2:4] == "20" for command in commands), "the card being read")
    seen = -1
    while seen != len(rig.commands(card)):
        seen = len(rig.commands(card))
        threading.Event().wait(1)


def enter(login):
    login.tell(PIN)
    login.close_input()


def document(login):
    text = "\n".join(login.lines.rest())
    login.wait()
    return json.loads(text)


def told(login):
    answer = document(login)
    check(answer["result"] != "SIGNED_IN", f"no sign-in: {answer}")
    check(answer["failure"] in LINE_OR_NOT_KNOWN, f"told as what it is: {answer}")
    return answer["failure"]


def signs_in(rig):
    answer = rig.cli.login(PIN)
    equal((0, "SIGNED_IN"), (answer.status, answer.document["result"]), "the next sign-in")


def meets(rig, act):
    """A sign-in, with the code at the card, in which that happens; with what failure it ends."""
    reader, card = with_card(rig)
    login = begin(rig)
    rig.processes.append(login)
    await_question(rig, card)
    reader.line.set(MICROS_PER_BYTE, SLOW_MILLIS)
    enter(login)
    await_commands(rig, card, lambda commands: rig.codes_sent(card) > 0, "the code")
    act(reader, card)
    failure = told(login)
    equal(1, rig.codes_sent(card), "codes that the card saw")
    print(f"told as {failure}")
    reader.line.set(0, 0)
    return reader, card


def test_the_card_is_pulled_in_the_middle_of_a_sign_in(rig):
    reader, card = meets(rig, lambda reader, card: card.tell("remove"))
    card.tell("insert")
    rig.await_slot(reader, PRESENT)
    signs_in(rig)


def test_the_reader_is_unplugged_in_the_middle_of_a_sign_in(rig):
    reader, _ = meets(rig, lambda reader, card: reader.unplug())
    reader.plug()
    rig.await_slot(reader, PRESENT)
    signs_in(rig)


def test_the_service_is_killed_in_the_middle_of_a_sign_in(rig):
    reader, _ = meets(rig, lambda reader, card: rig.kill_pcscd())
    rig.start_pcscd(vpcd=False)
    rig.await_slot(reader, PRESENT)
    signs_in(rig)


def test_the_reader_is_unplugged_while_the_card_is_read(rig):
    reader, card = with_card(rig)
    reader.line.set(MICROS_PER_BYTE, SLOW_MILLIS)
    login = begin(rig)
    rig.processes.append(login)
    await_commands(rig, card, lambda commands: len(commands) > 10, "the reading")
    reader.unplug()
    told(login)
    equal(0, rig.codes_sent(card), "codes that the card saw")
    reader.line.set(0, 0)
    reader.plug()
    rig.await_slot(reader, PRESENT)
    signs_in(rig)


def test_another_program_gets_the_card_while_a_code_is_waited_for(rig):
    reader, card = with_card(rig)
    login = begin(rig)
    rig.processes.append(login)
    await_question(rig, card)
    name = rig.await_slot(reader, PRESENT)
    with Context() as context:
        slowest = 0
        for _ in range(10):
            started = time.monotonic()
            with context.connect(name) as other:
                other.begin()
                equal("9000", other.transmit(SELECT_PKCS15).hex(), "the answer to the other program")
                slowest = max(slowest, time.monotonic() - started)
                other.end()
    print(f"another program had the card after {slowest * 1e3:.0f} ms at most")
    check(slowest < ANOTHER_GETS_THE_CARD_WITHIN, f"{slowest * 1e3:.0f} ms")
    enter(login)
    equal("SIGNED_IN", document(login)["result"], "the sign-in all the same")
