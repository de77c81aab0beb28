# Copyright (c) 2026 The e-tjänstekort suite authors.
# SPDX-License-Identifier: EPL-2.0
"""PC/SC as another program sees it: pcsc-lite's own library, without anything of ours."""

import ctypes
import struct
from ctypes import POINTER, Structure, byref, c_char_p, c_long, c_ubyte, c_ulong, c_void_p, create_string_buffer

PRESENT, EMPTY, MUTE = 0x20, 0x10, 0x200
SHARED, T0_OR_T1, LEAVE, RESET = 2, 3, 0, 1
NO_READERS, TIMEOUT, UNKNOWN_READER = 0x8010002E, 0x8010000A, 0x80100009
GET_FEATURE_REQUEST = 0x42000D48
PNP = "\\\\?PnP?\\Notification"


class PcscError(Exception):
    """A function failed."""

    def __init__(self, function, code):
        super().__init__(f"{function} failed: {code:08X}")
        self.code = code


class _ReaderState(Structure):
    _fields_ = [("reader", c_char_p), ("user", c_void_p), ("current", c_ulong), ("event", c_ulong),
                ("atr_length", c_ulong), ("atr", c_ubyte * 33)]


class _Request(Structure):
    _fields_ = [("protocol", c_ulong), ("length", c_ulong)]


class Context:
    """A context of its own, for one thread."""

    def __init__(self):
        self.library = ctypes.CDLL("libpcsclite.so.1")
        self.library.SCardReleaseContext.argtypes = [c_long]
        self.context = c_long()
        self.call("SCardEstablishContext", 2, None, None, byref(self.context))

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.library.SCardReleaseContext(self.context)

    def call(self, function, *arguments, fine=()):
        code = getattr(self.library, function)(*arguments) & 0xFFFFFFFF
        if code and code not in fine:
            raise PcscError(function, code)
        return code

    def readers(self):
        names, length = create_string_buffer(8192), c_ulong(8192)
        if self.call("SCardListReaders", self.context, None, names, byref(length), fine=(NO_READERS,)):
            return []
        return [name.decode() for name in names.raw[:length.value].split(b"\0") if name]

    def states(self, known, millis=0):
        """Waits for a change of {name: state}; the new ones. State 0 is one that we do not know."""
        states = (_ReaderState * len(known))()
        for at, (name, state) in enumerate(known.items()):
            states[at].reader = name.encode()
            states[at].current = state
        self.call("SCardGetStatusChange", self.context, c_ulong(millis), states, c_ulong(len(known)), fine=(TIMEOUT,))
        return {state.reader.decode(): state.event for state in states}

    def connect(self, reader):
        return Card(self, reader)


class Card:
    """A card in a reader, shared with others."""

    def __init__(self, context, reader):
        self.context = context
        self.handle, self.protocol = c_long(), c_ulong()
        context.call("SCardConnect", context.context, c_char_p(reader.encode()), c_ulong(SHARED), c_ulong(T0_OR_T1),
                     byref(self.handle), byref(self.protocol))

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.context.library.SCardDisconnect(self.handle, c_ulong(LEAVE))

    def transmit(self, command):
        command = bytes.fromhex(command) if isinstance(command, str) else command
        request, answer, length = _Request(self.protocol.value, 16), create_string_buffer(65538), c_ulong(65538)
        self.context.call("SCardTransmit", self.handle, byref(request), command, c_ulong(len(command)), None, answer,
                          byref(length))
        return answer.raw[:length.value]

    def control(self, code, data=b""):
        answer, length = create_string_buffer(512), c_ulong()
        self.context.call("SCardControl", self.handle, c_ulong(code), data, c_ulong(len(data)), answer, c_ulong(512),
                          byref(length))
        return answer.raw[:length.value]

    def features(self):
        """The reader's features and their control codes (PC/SC part 10, 2.2)."""
        listed = self.control(GET_FEATURE_REQUEST)
        return {tag: code for tag, _, code in struct.iter_unpack(">BBI", listed)}

    def begin(self):
        self.context.call("SCardBeginTransaction", self.handle)

    def end(self, disposition=LEAVE):
        self.context.call("SCardEndTransaction", self.handle, c_ulong(disposition))
