# Copyright (c) 2026 The e-tjänstekort suite authors.
# SPDX-License-Identifier: EPL-2.0
"""What the stack tests stand on: a pcscd of their own with readers and software cards, the installed command line, and
OpenSC's tools."""

import contextlib
import itertools
import json
import os
import re
import subprocess
import threading
import time
from pathlib import Path

from pcsc import EMPTY, PRESENT, Context
from pcscd import Pcscd
from process import PATIENCE, Process
from readers import Bus, Feature, Reader
from suite import Cli

READER = "Virtual PCD 00 00"
SECOND_READER = "Virtual PCD 00 01"
# A contact at 250 kbit/s: 12 bits a byte, and what a card takes to think.
MICROS_PER_BYTE, MILLIS_PER_COMMAND = 48, 3


class Rig:
    """One test's computer."""

    def __init__(self, place, folder):
        self.place = place
        self.folder = folder
        self.cli = Cli(place, folder)
        self.processes = []
        self.bus = Bus(Path("/run/rig/bus"))
        self.pcscd = Pcscd(place, folder, self.bus, self.processes)
        self.marks = itertools.count(1)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for process in reversed(self.processes):
            process.end()

    # --- readers -----------------------------------------------------------------------------------------------------

    def start_pcscd(self, vpcd=True):
        """vpcd: with the two readers of that driver, beside those that are on the bus."""
        self.pcscd.start(vpcd)

    def kill_pcscd(self):
        self.pcscd.kill()

    def plug(self, name, pin_pad=Feature(0)):
        """A new virtual reader, plugged in."""
        reader = self.bus.reader(name, pin_pad)
        reader.plug()
        return reader

    # --- cards -------------------------------------------------------------------------------------------------------

    def insert(self, persona, into=0):
        """A software card in a virtual reader or in a slot of vpcd, by the suite's own simulate command, whose process is returned."""
        where = ["--socket", str(into.slot_path)] if isinstance(into, Reader) else ["--vpcd", f"127.0.0.1:{35963 + into}"]
        card = Process([*self.place.card_command(), "--trace", "--pki", str(self.place.pki), *where, persona],
                       self.folder / f"card-{len(self.processes)}.log", self.cli.environment)
        self.processes.append(card)
        self.atr = card.event("inserted")["atr"]
        if isinstance(into, Reader):
            self.await_slot(into, PRESENT)
        else:
            self.await_reader(into, "present")
        return card

    @staticmethod
    def await_slot(reader, wanted):
        """Until PC/SC says that a virtual reader's slot is PRESENT or EMPTY; how PC/SC calls the reader."""
        deadline = time.monotonic() + PATIENCE
        with Context() as context:
            while time.monotonic() < deadline:
                name = next(filter(reader.matches, context.readers()), None)
                state = 0 if name is None else context.states({name: 0})[name]
                if state & wanted:
                    return name
                if name is not None:
                    context.states({name: state}, 1_000)
        raise AssertionError(f"the slot of {reader.name} did not become {'empty' if wanted == EMPTY else 'present'}")

    def await_reader(self, slot, state):
        """Until pcscd has noticed, which opensc-tool tells without a card being spoken to."""
        wanted = "Yes" if state == "present" else "No"
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            listed = subprocess.run(["opensc-tool", "--list-readers"], capture_output=True, text=True, check=False).stdout
            if re.search(rf"(?m)^{slot}\s+{wanted}\b", listed):
                return
            threading.Event().wait(0.1)
        raise AssertionError(f"reader {slot} did not become {state}")

    def trace(self, card):
        """The lines that the card has printed, with all that it has answered up to now: its mark comes after them."""
        word = next(self.marks)
        with contextlib.suppress(BrokenPipeError):  # it has ended, and its lines with it
            card.tell(f"mark {word}")
        return card.lines.once_printed(f'"event":"mark","word":"{word}"')

    def commands(self, card, ins=None):
        """The commands that the card has seen, as the trace shows them: header, then the data or a note that it is hidden."""
        commands = [json.loads(line)["command"] for line in self.trace(card) if '"apdu"' in line]
        return [command for command in commands if ins is None or command[2:4].upper() == f"{ins:02X}"]

    def codes_sent(self, card):
        """How many codes the card has seen: VERIFY, CHANGE REFERENCE DATA and RESET RETRY COUNTER with data, of which the
        trace shows the length alone, as in 00200081 [8]."""
        return sum(1 for command in self.commands(card)
                   if command[2:4] in ("20", "21", "24", "25", "2C", "2D") and re.match(r"[0-9A-F]{8} \[\d+\]", command))

    # --- OpenSC ------------------------------------------------------------------------------------------------------

    def tool(self, *words, stdin=None, binary=False):
        """One of OpenSC's tools or openssl, with a configuration that lets it read a card that it does not know."""
        configuration = self.folder / "opensc.conf"
        if not configuration.exists():
            configuration.write_text("app default {\n  enable_default_driver = true;\n"
                                     "  framework pkcs15 { use_file_caching = false; }\n}\n")
        environment = dict(os.environ, OPENSC_CONF=str(configuration), HOME=str(self.folder / "home"), LC_ALL="C.UTF-8")
        completed = subprocess.run([str(word) for word in words], input=stdin, capture_output=True, text=not binary,
                                   env=environment, timeout=60, check=False)
        print(f"$ {' '.join(str(word) for word in words)}\n{completed.stdout}{completed.stderr}", flush=True)
        return completed


def check(condition, what):
    """Fails the test with a sentence."""
    if not condition:
        raise AssertionError(what)


def equal(expected, found, what):
    check(expected == found, f"{what}: expected {expected!r}, found {found!r}")
