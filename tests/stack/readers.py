# Copyright (c) 2026 The e-tjänstekort suite authors.
# SPDX-License-Identifier: EPL-2.0
"""Virtual readers (tests/rig) that are plugged into pcscd's bus while it runs, and what the line to their cards is like."""

import enum
import mmap
import socket
import struct
import threading
from pathlib import Path

from pinpad import PinPad

FRIENDLY_NAME = "Example Reader"
USB_ID = "1209 0001"
SECONDS = 20


class Feature(enum.IntFlag):
    """What a PIN pad has (rig.h)."""
    VERIFYING = 1
    MODIFYING = 2
    PROPERTIES = 4
    ALL = 7


class Registers:
    """The reader's registers, shared with its driver (rig.h)."""

    NAMES = ("pin_pad", "nanos_per_byte", "nanos_per_command", "commands", "bytes_sent", "bytes_received", "line_nanos")

    def __init__(self, file):
        file.write_bytes(bytes(8 * len(self.NAMES)))
        with file.open("r+b") as opened:
            self.memory = mmap.mmap(opened.fileno(), 0)

    def __getitem__(self, name):
        return struct.unpack_from("=Q", self.memory, 8 * self.NAMES.index(name))[0]

    def __setitem__(self, name, value):
        struct.pack_into("=Q", self.memory, 8 * self.NAMES.index(name), value)


class Line:
    """How fast the line is, and what has gone over it."""

    def __init__(self, registers):
        self.registers = registers

    def set(self, micros_per_byte, millis_per_command):
        self.registers["nanos_per_byte"] = int(micros_per_byte * 1_000)
        self.registers["nanos_per_command"] = int(millis_per_command * 1_000_000)

    def clear(self):
        """Counts from 0 again."""
        for name in ("commands", "bytes_sent", "bytes_received", "line_nanos"):
            self.registers[name] = 0

    @property
    def commands(self):
        return self.registers["commands"]

    @property
    def bytes_sent(self):
        return self.registers["bytes_sent"]

    @property
    def bytes_received(self):
        return self.registers["bytes_received"]

    @property
    def millis(self):
        return self.registers["line_nanos"] / 1e6


class Reader:
    """A reader, plugged in or not. Its slot and its PIN pad are there all the time, so that a card can lie in it."""

    def __init__(self, bus, name, pin_pad):
        self.bus = bus
        self.name = name
        self.folder = bus.folder.parent / f"reader-{name}"
        self.folder.mkdir()
        registers = Registers(self.folder / "registers")
        registers["pin_pad"] = pin_pad
        self.line = Line(registers)
        self.pin_pad = PinPad(listening(self.folder / "keys"))
        self.slot = listening(self.folder / "slot", 8)
        self.slot.setblocking(False)
        self.opened = threading.Event()
        self.closed = threading.Event()
        self.cable = None
        threading.Thread(target=self._serve, args=(listening(self.folder / "reader"),), daemon=True).start()

    @property
    def slot_path(self):
        return self.folder / "slot"

    def _serve(self, cables):
        """Gives each driver that connects the slot, and waits for it to go."""
        while True:
            cable, _ = cables.accept()
            socket.send_fds(cable, [b"s"], [self.slot.fileno()])
            self.cable = cable
            self.closed.clear()
            self.opened.set()
            cable.recv(1)
            cable.close()
            self.opened.clear()
            self.closed.set()

    def plug(self):
        """Plugs it in; returns when pcscd has it, unless pcscd is away."""
        if self.bus.plug(self):
            self.await_taken()

    def await_taken(self):
        if not self.opened.wait(SECONDS):
            raise AssertionError(f"pcscd did not take the reader {self.name}")

    def unplug(self):
        """Pulls its cable; returns when pcscd has let go of it."""
        if self.bus.unplug(self) and self.cable is not None:
            try:
                self.cable.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass  # pcscd was quicker
            if not self.closed.wait(SECONDS):
                raise AssertionError(f"pcscd did not let go of the reader {self.name}")

    def matches(self, pcsc_name):
        """Whether that is how PC/SC calls it."""
        return pcsc_name.startswith(f"{FRIENDLY_NAME} ({self.name}) ")


class Bus:
    """The bus: a folder with a file per device (bus.c)."""

    def __init__(self, folder):
        self.folder = folder
        folder.mkdir(parents=True)

    def reader(self, name, pin_pad=Feature(0)):
        """A reader that is not plugged in yet; name is its serial number."""
        return Reader(self, name, pin_pad)

    def plug(self, reader):
        (self.folder / reader.name).write_text(f"{USB_ID} {reader.name} {reader.folder}\n")
        return self._tell(f"add {reader.name}")

    def unplug(self, reader):
        (self.folder / reader.name).unlink()
        return self._tell(f"remove {reader.name}")

    def _tell(self, event):
        """Whether pcscd has been told."""
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as to:
            try:
                to.sendto(event.encode(), str(self.folder / ".events"))
                return True
            except (FileNotFoundError, ConnectionRefusedError):
                return False


def listening(path: Path, backlog=2):
    listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    listener.bind(str(path))
    listener.listen(backlog)
    return listener
