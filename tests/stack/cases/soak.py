# Copyright (c) 2026 The e-tjänstekort suite authors.
# SPDX-License-Identifier: EPL-2.0
"""A card put in, read, signed with and taken out, again and again, by one process that must not grow: no thread, no open
file, no heap. A few rounds, or as many as ./run-tests --soak says."""

import os
import subprocess
import time
from collections import Counter

from process import Process
from rig import check, equal

PIN = "123456"
WARM = 100
HEAP_BYTES = 1 << 20


def compiled(rig):
    """The soaking program and what it needs, from the installed suite, on a plain class path."""
    path = rig.place.plugins("se.etjanstekort.smartcard", "se.etjanstekort.pkcs15", "se.etjanstekort.policy",
                             "se.etjanstekort.reader", "bcprov", "bcutil", "com.sun.jna")
    classes = rig.folder / "classes"
    sources = (rig.place.root / "tests" / "soak" / "src").rglob("*.java")
    subprocess.run([rig.place.javac, "--release", "17", "-encoding", "UTF-8", "-proc:none", "-nowarn", "-d", str(classes), "-cp",
                    path, *map(str, sources)], check=True)
    return f"{classes}:{path}"


def state(line):
    """The open files, the bytes of heap and the names of the threads that the program prints."""
    _, _, files, heap, threads = line.split(maxsplit=4)
    return int(files), int(heap), Counter(threads.split("|"))


def test_nothing_grows(rig):
    rounds = int(os.environ.get("STACK_SOAK", "30"))
    warm = min(WARM, rounds // 2)
    path = compiled(rig)
    rig.start_pcscd(vpcd=False)
    reader = rig.plug("A")
    card = rig.cli.start("card", "simulate", "--json", "--pki", str(rig.place.pki), "--socket", str(reader.slot_path), "doctor")
    rig.processes.append(card)
    soak = Process([rig.place.java, "-Xmx128m", "-cp", path, "se.etjanstekort.reader.internal.Soak", str(rounds), str(warm),
                    PIN], rig.folder / "soak.log")
    rig.processes.append(soak)
    states = {}
    started = time.monotonic()
    for number in range(1, rounds + 1):
        soak.lines.next(f"signature {number}", lambda line: line == f"signed {number}")
        card.tell("remove")
        line = soak.lines.next(f"removal {number}", lambda line: line if line.startswith(("state", "removed")) else None)
        if line.startswith("state"):
            states[number] = state(line)
            soak.lines.next(f"removal {number}", lambda line: line.startswith("removed"))
        soak.lines.seen.clear()
        if number < rounds:
            card.tell("insert")
    seconds = time.monotonic() - started
    equal(0, soak.wait(), "the program's end")
    (files, heap, threads), (files_after, heap_after, threads_after) = states[warm], states[rounds]
    print(f"{rounds} rounds in {seconds:.1f} s, {seconds / rounds * 1e3:.0f} ms each; from round {warm} on: threads "
          f"{threads.total()} → {threads_after.total()}, files {files} → {files_after}, heap {(heap_after - heap) / 1024:+.0f} KiB")
    print(f"threads at the end: {sorted(threads_after.elements())}")
    equal([], sorted((threads_after - threads).elements()), "threads that were not there before")
    check(files_after <= files, "no open file more")
    if warm == WARM:
        check(heap_after - heap <= HEAP_BYTES, "at most 1 MiB of heap more")
