# Copyright (c) 2026 The e-tjänstekort suite authors.
# SPDX-License-Identifier: EPL-2.0
"""The person in front of a virtual reader's own keys (tests/rig/pinpad.c)."""

import collections
import queue
import select
import threading


class PinPad:
    """Does what a test says, one step for each code that the reader asks for; without a step the person only looks."""

    def __init__(self, listener):
        self.steps = collections.deque()
        self.stepped = threading.Condition()
        self.requests = queue.Queue()
        threading.Thread(target=self._serve, args=(listener,), daemon=True).start()

    def digits(self, *codes):
        """Types codes, each for one request."""
        for code in codes:
            self._add(f"digits {code}")

    def cancel(self):
        """Presses the red key: 6401."""
        self._add("cancel")

    def time_out(self):
        """Lets the time pass without waiting for it: 6400."""
        self._add("timeout")

    def asked(self, seconds=20):
        """The next thing that the reader asks for: ("pin", "old", "new" or "confirm", its time in seconds)."""
        what, time = self.requests.get(timeout=seconds).split()[1:]
        return what, int(time)

    def _serve(self, listener):
        while True:
            keys, _ = listener.accept()
            with keys:
                request = keys.makefile().readline()
                self.requests.put(request)
                step = self._next_step(keys)
                if step is not None:
                    keys.sendall(f"{step}\n".encode())

    def _add(self, step):
        with self.stepped:
            self.steps.append(step)
            self.stepped.notify()

    def _next_step(self, keys):
        """The next step; none when the reader has given up before it came."""
        with self.stepped:
            while not select.select([keys], [], [], 0)[0]:
                if self.steps:
                    return self.steps.popleft()
                self.stepped.wait(0.02)
        return None
