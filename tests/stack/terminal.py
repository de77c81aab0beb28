# Copyright (c) 2026 The e-tjänstekort suite authors.
# SPDX-License-Identifier: EPL-2.0
"""A command of ours at a terminal, with a person who reads and types."""

import os
import pty
import re
import select
import subprocess
import time

from process import PATIENCE


class Terminal:
    """The terminal and the command that runs at it."""

    def __init__(self, command, environment):
        self.end_of_person, end_of_command = pty.openpty()
        self.popen = subprocess.Popen(command, stdin=end_of_command, stdout=end_of_command, stderr=end_of_command,
                                      env=environment, start_new_session=True)
        os.close(end_of_command)
        self.bytes = b""
        self.read_up_to = 0

    @property
    def seen(self):
        """All that the terminal has shown."""
        return self.bytes.decode("utf-8", errors="replace").replace("\r\n", "\n")

    def await_text(self, pattern):
        """Until something matches that was shown after what was awaited before; the match."""
        deadline = time.monotonic() + PATIENCE
        while not (found := re.compile(pattern).search(self.seen, self.read_up_to)):
            if not self._read(deadline):
                raise AssertionError(f"waited in vain for {pattern!r}; the terminal shows: {self.seen}")
        self.read_up_to = found.end()
        return found

    def _read(self, deadline):
        """Whether more has come."""
        if not select.select([self.end_of_person], [], [], max(0.0, deadline - time.monotonic()))[0]:
            return False
        try:
            more = os.read(self.end_of_person, 4096)
        except OSError:  # the command has ended
            return False
        self.bytes += more
        return bool(more)

    def type(self, line):
        os.write(self.end_of_person, f"{line}\n".encode())

    def wait(self):
        while self._read(time.monotonic() + PATIENCE):
            pass
        return self.popen.wait(PATIENCE)

    def end(self):
        if self.popen.poll() is None:
            self.popen.kill()
            self.popen.wait()
        os.close(self.end_of_person)
