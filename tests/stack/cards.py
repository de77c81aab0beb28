# Copyright (c) 2026 The e-tjänstekort suite authors.
# SPDX-License-Identifier: EPL-2.0
"""A card that costs no process: it answers to its reset, and knows no file."""

import socket
import struct
import threading
import time

ATR = bytes.fromhex("3B800181")
NO_SUCH_FILE = bytes.fromhex("6A82")
GET_ATR = 4


class BareCard:
    """Put into a reader's slot and taken out of it."""

    def __init__(self, reader, atr=ATR):
        self.reader = reader
        self.atr = atr
        self.connection = None

    def insert(self):
        """Puts it in; the nanosecond when that happened, on the machine's monotonic clock."""
        self.connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        moment = time.monotonic_ns()
        self.connection.connect(str(self.reader.slot_path))
        threading.Thread(target=self._serve, args=(self.connection,), daemon=True).start()
        return moment

    def remove(self):
        """Takes it out; the nanosecond when that happened."""
        moment = time.monotonic_ns()
        self.connection.shutdown(socket.SHUT_RDWR)
        self.connection.close()
        return moment

    def _serve(self, connection):
        try:
            while head := connection.recv(2, socket.MSG_WAITALL):
                body = connection.recv(struct.unpack(">H", head)[0], socket.MSG_WAITALL)
                if len(body) > 1:
                    self._answer(connection, NO_SUCH_FILE)
                elif body[0] == GET_ATR:
                    self._answer(connection, self.atr)
        except (OSError, struct.error):
            return  # out, or the reader went

    @staticmethod
    def _answer(connection, body):
        connection.sendall(struct.pack(">H", len(body)) + body)
