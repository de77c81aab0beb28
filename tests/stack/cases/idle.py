# Copyright (c) 2026 The e-tjänstekort suite authors.
# SPDX-License-Identifier: EPL-2.0
"""While nothing happens our threads do nothing: no time, no wake-up. For ten seconds, or for sixty in the full run."""

import os
import signal
import subprocess
import threading
from pathlib import Path

from cards import BareCard
from rig import check, equal
from watch import EMPTY, Watch

SETTLED_SECONDS = 4
MOST_MILLIS_IN_SIXTY_SECONDS = 5


def own_threads(pid):
    """The threads of the reader bundle: {number: name}."""
    names = {task.name: (task / "comm").read_text().strip() for task in Path(f"/proc/{pid}/task").iterdir()}
    return {number: name for number, name in names.items() if name.startswith("PC/SC")}


def cpu_nanos(pid, threads):
    return sum(int(Path(f"/proc/{pid}/task/{number}/schedstat").read_text().split()[0]) for number in threads)


def system_calls(trace, threads):
    """The lines of strace that are of these threads, without the end of a call that began before."""
    lines = trace.read_text(encoding="utf-8", errors="replace").splitlines()
    return [line for line in lines if line.split()[0] in threads and "(" in line and "resumed" not in line]


def test_nothing_happens(rig):
    rig.start_pcscd(vpcd=False)
    reader = rig.plug("A")
    rig.plug("B")
    BareCard(reader).insert()
    watch = Watch(rig)
    watch.await_start({"A": "3B800181", "B": EMPTY})
    does_nothing(rig, watch)


def test_nothing_happens_and_there_is_no_service(rig):
    watch = Watch(rig)
    equal("service-stopped", watch.next()["event"], "the first event")
    does_nothing(rig, watch)


def does_nothing(rig, watch):
    seconds = 60 if os.environ.get("STACK_FULL") else 10
    threading.Event().wait(SETTLED_SECONDS)
    threads = own_threads(watch.pid)
    check(any("monitor" in name for name in threads.values()), f"our threads are seen: {threads}")
    before = cpu_nanos(watch.pid, threads)
    threading.Event().wait(seconds)
    millis = (cpu_nanos(watch.pid, threads) - before) / 1e6
    trace = rig.folder / "strace.txt"
    tracer = subprocess.Popen(["strace", "-f", "-q", "-o", str(trace), "-p", str(watch.pid)], stderr=subprocess.DEVNULL)
    threading.Event().wait(1)
    attached = len(system_calls(trace, threads))  # a call that is interrupted by attaching is begun again
    threading.Event().wait(seconds)
    calls = system_calls(trace, threads)[attached:]
    tracer.send_signal(signal.SIGINT)
    tracer.wait(20)
    print(f"{len(threads)} threads {sorted(threads.values())}: {millis:.2f} ms CPU and {len(calls)} calls in {seconds} s")
    check(millis <= MOST_MILLIS_IN_SIXTY_SECONDS * seconds / 60, f"{millis:.2f} ms of CPU in {seconds} s")
    equal([], calls, "system calls of our threads")
