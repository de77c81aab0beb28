# Copyright (c) 2026 The e-tjänstekort suite authors.
# SPDX-License-Identifier: EPL-2.0
"""Children of a test, and the lines that they print."""

import json
import queue
import signal
import subprocess
import threading
import time

# An upper limit: pcscd asks vpcd for its card every 400 ms, a JVM starts in seconds, but a busy machine takes its time.
PATIENCE = 120


class Lines:
    """The lines that a process prints, as they come, kept in a log."""

    def __init__(self, stream, log):
        self.queue = queue.Queue()
        self.seen = []
        self.log = log
        self.printed = []
        self.ended = False
        self.more = threading.Condition()
        threading.Thread(target=self._read, args=(stream,), daemon=True).start()

    def _read(self, stream):
        with self.log.open("a", encoding="utf-8") as log:
            for line in stream:
                log.write(line)
                log.flush()
                self._take(line.rstrip("\n"))
        self._take(None)

    def _take(self, line):
        with self.more:
            if line is None:
                self.ended = True
            else:
                self.printed.append(line)
            self.more.notify_all()
        self.queue.put(line)

    def next(self, what, wanted, patience=PATIENCE):
        """The first line from here on that wanted(line) gives something true for, as that something."""
        deadline = time.monotonic() + patience
        while True:
            try:
                line = self.queue.get(timeout=max(0.01, deadline - time.monotonic()))
            except queue.Empty:
                raise AssertionError(f"waited {patience} s in vain for {what}; seen: {self.seen[-5:]}") from None
            if line is None:
                raise AssertionError(f"ended before {what}; seen: {self.seen[-5:]}")
            self.seen.append(line)
            found = wanted(line)
            if found:
                return found

    def once_printed(self, what):
        """All lines from the very first on, once that has been printed or the stream has ended. next() gives them all the same."""
        with self.more:
            if not self.more.wait_for(lambda: self.ended or any(what in line for line in self.printed), PATIENCE):
                raise AssertionError(f"waited {PATIENCE} s in vain for {what}; printed: {self.printed[-5:]}")
            return list(self.printed)

    def rest(self, patience=PATIENCE):
        """The lines up to the end of the stream."""
        deadline = time.monotonic() + patience
        lines = []
        while (line := self.queue.get(timeout=max(0.01, deadline - time.monotonic()))) is not None:
            lines.append(line)
        return lines


class Process:
    """A child of ours that is ended with the test."""

    def __init__(self, command, log, environment=None, stdin=subprocess.PIPE):
        log.parent.mkdir(parents=True, exist_ok=True)
        self.popen = subprocess.Popen(command, stdin=stdin, stdout=subprocess.PIPE, text=True, encoding="utf-8",
                                      stderr=log.with_suffix(".err").open("w"), env=environment)
        self.lines = Lines(self.popen.stdout, log)

    def tell(self, line):
        self.popen.stdin.write(line + "\n")
        self.popen.stdin.flush()

    def event(self, name, patience=PATIENCE):
        """The next JSON line whose event has that name."""
        def wanted(line):
            document = json.loads(line)
            return document if document.get("event") == name else None
        return self.lines.next(f"the event {name}", wanted, patience)

    def close_input(self):
        self.popen.stdin.close()

    def wait(self, patience=PATIENCE):
        return self.popen.wait(patience)

    def end(self, sig=signal.SIGTERM):
        if self.popen.poll() is None:
            self.popen.send_signal(sig)
            try:
                self.popen.wait(10)
            except subprocess.TimeoutExpired:
                self.popen.kill()
                self.popen.wait()
