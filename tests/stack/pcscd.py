# Copyright (c) 2026 The e-tjänstekort suite authors.
# SPDX-License-Identifier: EPL-2.0
"""A test's own pcscd, with the bus that our virtual readers are plugged into, and with vpcd where it is asked for."""

import os
import signal
import socket
import subprocess
import threading
import time
from pathlib import Path

from process import Process


class Pcscd:
    """The service, started and ended as often as a test wants."""

    def __init__(self, place, folder, bus, processes):
        self.place = place
        self.folder = folder
        self.bus = bus
        self.processes = processes
        self.configuration = folder / "reader.conf.d"
        self.process = None

    def start(self, vpcd):
        self.configuration.mkdir(exist_ok=True)
        entry = self.configuration / "vpcd"
        if vpcd:
            driver = self.place.build / "vpcd" / "libifdvpcd.so"
            entry.write_text(
                f'FRIENDLYNAME "Virtual PCD"\nDEVICENAME /dev/null:0x8C7B\nLIBPATH {driver}\nCHANNELID 0x8C7B\n')
        else:
            entry.unlink(missing_ok=True)
        for stale in Path("/run/pcscd").glob("pcscd.*"):
            stale.unlink()
        Path("/run/pcscd").mkdir(exist_ok=True)
        environment = dict(os.environ, LD_PRELOAD=str(self.place.bus_library), RIG_BUS=str(self.bus.folder))
        self.process = Process(
            ["/usr/sbin/pcscd", "--foreground", "--config", str(self.configuration), "--info"],
            self.folder / "pcscd.log", environment, stdin=subprocess.DEVNULL)
        self.processes.append(self.process)
        self.process.lines.next("pcscd", lambda line: "daemon ready" in line, 10)
        await_listener("/run/pcscd/pcscd.comm", socket.SOCK_STREAM)
        await_listener(str(self.bus.folder / ".events"), socket.SOCK_DGRAM)

    def stop(self):
        self.process.end(signal.SIGTERM)

    def kill(self):
        self.process.end(signal.SIGKILL)

    def freeze(self):
        """Returns when every thread of the service stands still, which takes its time on a busy machine."""
        self.process.popen.send_signal(signal.SIGSTOP)
        tasks = Path(f"/proc/{self.process.popen.pid}/task")
        deadline = time.monotonic() + 10
        while not all((task / "stat").read_text().rpartition(")")[2].split()[0] == "T" for task in tasks.iterdir()):
            if time.monotonic() > deadline:
                raise AssertionError("pcscd does not stand still")

    def thaw(self):
        self.process.popen.send_signal(signal.SIGCONT)


def await_listener(path, kind):
    """Until somebody listens there, which pcscd's word that it is ready does not promise."""
    deadline = time.monotonic() + 10
    while True:
        with socket.socket(socket.AF_UNIX, kind) as probe:
            try:
                probe.connect(path)
                return
            except (FileNotFoundError, ConnectionRefusedError):
                if time.monotonic() > deadline:
                    raise
        threading.Event().wait(0.002)
