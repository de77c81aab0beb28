# Copyright (c) 2026 The e-tjänstekort suite authors.
# SPDX-License-Identifier: EPL-2.0
"""What the suite shows of readers and cards, by its own watch command, and how long it took to show it."""

import json
import os
import re
import time

from process import PATIENCE

SHOWN_WITHIN_MILLIS = 250

EMPTY, STOPPED = "empty", "stopped"


class Watch:
    """The shown state, as {reader: EMPTY or the ATR of the card}, or STOPPED."""

    def __init__(self, rig, name="watch"):
        self.process = rig.cli.start(name, "watch", "--json")
        rig.processes.append(self.process)
        self.shown = STOPPED
        self.events = []

    @property
    def pid(self):
        return self.process.popen.pid

    def next(self, patience=PATIENCE):
        """The next event that is of readers, cards' comings and goings, or the service, once it is taken into account."""
        while True:
            event = self.process.lines.next("an event", json.loads, patience)
            if event["event"] != "card-read":
                self._show(event)
                self.events.append(event)
                return event

    def _show(self, event):
        name = event["event"]
        if name == "service-stopped":
            self.shown = STOPPED
            return
        if self.shown == STOPPED:
            self.shown = {}
        reader = event.get("reader") and serial(event["reader"])
        if name == "reader-removed":
            del self.shown[reader]
        elif name in ("reader-added", "card-removed"):
            self.shown[reader] = EMPTY
        elif name == "card-inserted":
            self.shown[reader] = event["atr"] or event["state"]

    def await_start(self, wanted):
        """Until the wanted state is shown, however long a JVM takes to start."""
        while self.shown != wanted:
            self.next()

    def await_shown(self, wanted, since, what, within=SHOWN_WITHIN_MILLIS):
        """Until the wanted state is shown; how many milliseconds after since, a moment of time.monotonic(), that was."""
        self.await_start(wanted)
        millis = max(0.0, self.events[-1]["nanos"] / 1e6 - since * 1e3) if self.events else 0.0
        print(f"{what}: {millis:.1f} ms (goal {within} ms)", flush=True)
        if millis > within + slack_millis():
            raise AssertionError(f"{what}: shown after {millis:.0f} ms")
        return millis

    def names(self, since=0):
        """The events from a count on, in short: (name, reader)."""
        return [(event["event"], serial(event["reader"]) if "reader" in event else None) for event in self.events[since:]]

    def quiet(self, seconds):
        """No event comes for so long."""
        try:
            event = self.next(patience=seconds)
        except AssertionError:
            return
        raise AssertionError(f"an event too many: {event}")


def slack_millis():
    """What may be added to a figure by a machine that has other things to do; the figure itself is printed."""
    return 700 * max(1.0, os.getloadavg()[0] / os.cpu_count())


def serial(pcsc_name):
    """How the rig calls a reader."""
    return re.search(r"\((.*)\)", pcsc_name)[1]


def now():
    return time.monotonic()
