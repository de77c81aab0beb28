# Copyright (c) 2026 The e-tjänstekort suite authors.
# SPDX-License-Identifier: EPL-2.0
"""Sums up a run: what failed, the seconds of each part, and the closing line. Exit status 1 when a test failed or none ran."""

import re
import sys
import xml.etree.ElementTree as xml
from pathlib import Path


def surefire(root, build_log):
    """Results of the build's tests, only of the modules that this run tested."""
    for report in sorted(root.glob("tests/*/target/surefire-reports/**/TEST-*.xml")):
        if not build_log.exists() or report.stat().st_mtime < build_log.stat().st_mtime:
            continue
        for case in xml.parse(report).getroot().iter("testcase"):
            name = case.get("classname", "").split(".")[-1] + "." + case.get("name", "")
            if case.find("failure") is not None or case.find("error") is not None:
                problem = case.find("failure") if case.find("failure") is not None else case.find("error")
                yield "failed", name, (problem.get("message") or problem.text or "").split("\n")[0]
            elif case.find("skipped") is not None:
                yield "skipped", name, ""
            else:
                yield "passed", name, ""


def listed(results):
    for file in ("fuzz.tsv", "stack.tsv", "sabotage.tsv", "parts.tsv"):
        path = results / file
        if path.exists():
            for line in path.read_text(encoding="utf-8").splitlines():
                outcome, name, *rest = line.split("\t")
                yield outcome, name, rest[-1] if rest else ""


def module_seconds(log):
    """Seconds of the build's modules from Maven's summary, in three heaps."""
    heaps = {"build and checks": 0.0, "unit and Equinox tests": 0.0, "workbench tests": 0.0}
    text = log.read_text(encoding="utf-8", errors="replace") if log.exists() else ""
    for name, seconds in re.findall(r"(?m)^\[INFO\] (.+?) \.*\s*(?:SUCCESS|FAILURE) \[\s*([\d.:]+ \w+)\]", text):
        amount, unit = seconds.split()
        if unit == "min":
            minutes, rest = amount.split(":")
            value = int(minutes) * 60 + int(rest)
        else:
            value = float(amount)
        if name.startswith("[test"):
            heaps["unit and Equinox tests"] += value
        elif name.rstrip(" .").endswith(".tests"):
            heaps["workbench tests"] += value
        else:
            heaps["build and checks"] += value
    return [heap for heap in heaps.items() if heap[1]]


def main():
    root, results = Path(sys.argv[1]), Path(sys.argv[2])
    started = results / "build-started"
    outcomes = list(surefire(root, started)) + list(listed(results))
    for outcome, name, message in outcomes:
        if outcome != "passed":
            print(f"{outcome}: {name}" + (f": {message[:200]}" if message else ""))
    print()
    total = 0
    for line in (results / "seconds.tsv").read_text(encoding="utf-8").splitlines():
        name, seconds = line.split("\t")
        total += int(seconds)
        print(f"{seconds:>6} s  {name}")
        if name.startswith("build"):
            for heap, value in module_seconds(root / "build/logs/build.log"):
                print(f"{'':>8}  {value:5.0f} s  {heap}")
    print(f"{total:>6} s  in all")
    print()
    count = {kind: sum(1 for outcome in outcomes if outcome[0] == kind) for kind in ("passed", "failed", "skipped")}
    print(f"{count['passed']} passed, {count['failed']} failed, {count['skipped']} skipped")
    return 1 if count["failed"] or not count["passed"] else 0


sys.exit(main())
