# Copyright (c) 2026 The e-tjänstekort suite authors.
# SPDX-License-Identifier: EPL-2.0
"""Runs the stack tests: each in namespaces of its own (network, mounts, processes), with its own pcscd, vpcd and software
card, so that no test sees another, nothing listens outside, and no process outlives its test.

Standard output: a line per test. --results FILE: outcome, name, seconds and message, a tab between."""

import argparse
import contextlib
import concurrent.futures
import io
import os
import pkgutil
import shutil
import subprocess
import sys
import time
from pathlib import Path

import cases
from machine import compile_drivers, how_to_mend, namespaces
from suite import Cli, Place

MINUTES_PER_TEST = 8
# From this version on Java takes no archive where modules are added, and says so among what a program answers.
NO_ARCHIVE = 22
# Begun first, so that no long one is left alone at the end.
LONG = ("workspace", "client", "idle")


def all_names(full):
    names = []
    for module in sorted(info.name for info in pkgutil.iter_modules(cases.__path__)):
        loaded = __import__(f"cases.{module}", fromlist=["*"])
        names += [f"{module}.{name}" for name in vars(loaded) if name.startswith("test_")]
    names = [name for name in names if full or ".test_full_" not in name]
    return sorted(names, key=lambda name: not name.startswith(LONG))


def run_one(name, place):
    started = time.monotonic()
    folder = place.work / name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    log = folder / "log.txt"
    outcome, message = "passed", ""
    with log.open("w", encoding="utf-8") as out:
        command = namespaces() + [sys.executable, str(Path(__file__).with_name("inside.py")), name,
                                  str(place.root), place.java]
        try:
            status = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT,
                                    timeout=MINUTES_PER_TEST * 60 + int(os.environ.get("STACK_SOAK", "0")), check=False).returncode
        except subprocess.TimeoutExpired:
            status = -1
    lines = [line for line in log.read_text(encoding="utf-8", errors="replace").splitlines() if line.strip()]
    if status != 0:
        outcome = "failed"
        message = "took too long" if status == -1 else (lines or ["no word"])[-1]
    return outcome, name, time.monotonic() - started, message


def prepare(place):
    """Issues the practice PKI. The classes of Java that this takes are kept in an archive, from which each program of a test has
    them sooner: a seventh of what it costs to start one."""
    archive = place.work / "classes.jsa"
    archive.unlink(missing_ok=True)
    cli = Cli(place, place.work)
    if place.major < NO_ARCHIVE:
        cli.command.insert(1, f"-XX:ArchiveClassesAtExit={archive}")
    with contextlib.redirect_stdout(io.StringIO()):
        cli.run("simulate", "--issue", "--pki", str(place.pki))
    if archive.exists():
        os.environ["STACK_ARCHIVE"] = str(archive)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--root", type=Path, required=True)
    parser.add_argument("--java", required=True)
    parser.add_argument("--results", type=Path, required=True)
    parser.add_argument("--names", default="")
    parser.add_argument("--full", action="store_true", help="the long forms of tests that have one, and tests named test_full_…")
    arguments = parser.parse_args()
    if arguments.full:
        os.environ["STACK_FULL"] = "yes"
    place = Place(arguments.root, arguments.java)
    place.work.mkdir(parents=True, exist_ok=True)
    names = [name for name in all_names(arguments.full or arguments.names) if arguments.names in name]
    mend = how_to_mend() or compile_drivers(place)
    failed = False
    if not mend:
        prepare(place)
    with arguments.results.open("w", encoding="utf-8") as results, \
            concurrent.futures.ThreadPoolExecutor(max_workers=(os.cpu_count() or 2) + 1) as pool:  # they wait a lot
        done = [("failed", name, 0.0, mend) for name in names] if mend \
            else pool.map(lambda name: run_one(name, place), names)
        for outcome, name, seconds, message in done:
            failed |= outcome != "passed"
            results.write(f"{outcome}\tstack.{name}\t{seconds:.1f}\t{message}\n")
            print(f"  {outcome:7}{seconds:6.1f} s  {name}" + (f": {message}" if message else ""), flush=True)
    return 1 if failed or not names else 0


if __name__ == "__main__":
    sys.exit(main())
